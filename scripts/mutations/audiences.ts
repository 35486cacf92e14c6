import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const MANY = ['test/operations/manyUsers.test'];
const ONCE = ['test/operations/createOnce'];
const SUBSCRIBERS = ['test/operations/subscribers'];
const LISTS = ['test/operations/wholeList'];

/** Promises about who gets it: users in lists, what is made once, what is filtered here. */
export const AUDIENCES: Mutation[] = [
	{
		name: 'audience: a user whom OFAuth refuses does not hide the others',
		file: `${NODE}/runner/parts.ts`,
		from: '|| refusals.some(isKnown)',
		to: '|| false',
		tests: MANY,
	},
	{
		name: 'audience: a Retry asks for the users who are left',
		file: `${NODE}/runner/asking.ts`,
		from: 'if (part) done.addPart(item, what, part.value);',
		to: '',
		tests: MANY,
	},
	{
		name: 'audience: an answer that looks well can be a refusal',
		file: `${NODE}/transport/stateReader.ts`,
		from: '(!isDone(exchange) || isRefused(answer))',
		to: '!isDone(exchange)',
		tests: MANY,
	},
	{
		name: 'audience: a list of that name is used',
		file: `${NODE}/transport/makeOnce.ts`,
		from: 'if (!made && this.wanted.usesExisting && called.length > 0) {',
		to: 'if (made && called.length > 0) {',
		tests: ONCE,
	},
	{
		name: 'audience: a refusal after a lost answer leaves the doubt',
		file: `${NODE}/transport/makeOnce.ts`,
		from: 'this.isInDoubt ||= isDoubtful(answer);',
		to: 'this.isInDoubt = isDoubtful(answer);',
		tests: ONCE,
	},
	{
		name: 'audience: what was made although its answer was lost is found',
		file: `${NODE}/transport/makeOnce.ts`,
		from: 'if (made && made.length > 0) return this.take(made[0]);',
		to: '',
		tests: ONCE,
	},
	{
		name: 'audience: another one of a name is not made again by a Retry',
		file: `${NODE}/runner/asking.ts`,
		from: 'if (existing) done.keep(item, what, entries);',
		to: '',
		tests: ONCE,
	},
	{
		name: 'audience: what OnlyFans makes by itself is not taken for a list of that name',
		file: `${NODE}/runner/existing.ts`,
		from: 'all.filter((entry) => existing.isOwn(entry))',
		to: 'all',
		tests: ONCE,
	},
	{
		name: 'audience: a list that is not there is not asked for with every user',
		file: `${NODE}/runner/parts.ts`,
		from: "else if ('failure' in ended && ended.failure.status === NO_SUCH) progress.missing++;",
		to: '',
		tests: MANY,
	},
	{
		name: 'audience: filters hold where OFAuth ignores them',
		file: `${NODE}/transport/listReader.ts`,
		from: 'this.wanted.keeps?.(entry) !== false',
		to: 'true',
		tests: SUBSCRIBERS,
	},
	{
		name: 'audience: a hint tells where OFAuth ignored a filter',
		file: `${NODE}/runner/sieve.ts`,
		from: 'this.isUnsifted ||= !isAsked;',
		to: '',
		tests: SUBSCRIBERS,
	},
	{
		name: 'audience: IDs are asked for ten at a time',
		file: `${NODE}/transport/pageTurner.ts`,
		from: 'all.slice(asked, asked + limit)',
		to: 'all',
		tests: LISTS,
	},
	{
		name: 'audience: several values repeat their key',
		file: `${NODE}/transport/request.ts`,
		from: "arrayFormat: 'repeat' as const",
		to: "arrayFormat: 'brackets' as const",
		tests: LISTS,
	},
	{
		name: 'audience: what is asked for no creator names none',
		file: `${NODE}/runner/connection.ts`,
		from: 'credential: { ...credential.value, connectionId: undefined }',
		to: 'credential: credential.value',
		tests: ['test/operations/reads'],
	},
];
