import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const RULES = `${NODE}/delivery/lookUpRules.ts`;
const PURE = ['test/lookUp/rules'];
const RUNS = ['test/lookUp/runs'];
const CELLS = ['test/lookUp/lookUp'];

/** Promises about messages of unknown outcome that are looked up. */
export const LOOK_UPS: Mutation[] = [
	{
		name: 'look-up: only as many as may have been created are certain',
		file: RULES,
		from: 'wanted.length === like.length &&',
		to: 'like.length > 0 &&',
		tests: PURE,
	},
	{
		name: 'look-up: while an equal one is on its way nothing is certain',
		file: RULES,
		from: ' && wanted.every(({ to }) => to !== undefined)',
		to: '',
		tests: PURE,
	},
	{
		name: 'look-up: the text is compared',
		file: RULES,
		from: 'texts.some((text) => sighting.texts.includes(text))',
		to: 'texts.length > 0 && sighting.texts.length > 0',
		tests: PURE,
	},
	{
		name: 'look-up: the price is compared',
		file: RULES,
		from: 'price === sighting.price',
		to: 'price <= sighting.price',
		tests: PURE,
	},
	{
		name: 'look-up: the number of media is compared',
		file: RULES,
		from: 'mediaCount === sighting.mediaCount',
		to: 'mediaCount >= sighting.mediaCount',
		tests: PURE,
	},
	{
		name: 'look-up: what was created before it left is another',
		file: RULES,
		from: 'at + SECOND > from + clock.least && ',
		to: '',
		tests: PURE,
	},
	{
		name: 'look-up: what was created after it had failed is another',
		file: RULES,
		from: ' && at <= to + clock.most',
		to: ' && to > 0',
		tests: PURE,
	},
	{
		name: 'look-up: what this process has created is another',
		file: RULES,
		from: '!accountedFor.has(id) && ',
		to: '',
		tests: PURE,
	},
	{
		name: 'look-up: by OFAuth’s own clock',
		file: `${NODE}/runner/messageSearch.ts`,
		from: 'const now = { least: date - cameAt, most: date + SECOND - this.askedAt };',
		to: 'const now = { least: 0 * (date - cameAt), most: SECOND };',
		tests: CELLS,
	},
	{
		name: 'look-up: a message that another run may have created is not taken for its own',
		file: `${NODE}/runner/messageSearch.ts`,
		from: 'return [...traces, ...others];',
		to: 'return others.length > 0 ? traces : traces;',
		tests: RUNS,
	},
	{
		name: 'look-up: it is looked more than once',
		file: `${NODE}/runner/messageSearch.ts`,
		from: 'return next === undefined ? undefined : { again: next };',
		to: 'return next === undefined ? undefined : undefined;',
		tests: RUNS.concat('test/transport/unknownOutcomes'),
	},
	{
		name: 'look-up: the others follow once it is found',
		file: `${NODE}/runner/sends.ts`,
		from: 'left = isOver ? [] : left.filter(({ item }) => !isMade(all.get(item)));',
		to: 'left = isOver ? [] : [];',
		tests: RUNS,
	},
	{
		name: 'look-up: a Retry looks again',
		file: `${NODE}/runner/runCreates.ts`,
		from: 'await lookAgain(context, operation, ledger, plan);',
		to: '',
		tests: RUNS,
	},
	{
		name: 'look-up: what was written ahead can be looked up',
		file: `${NODE}/delivery/ledger.ts`,
		from: "this.entries[item] = trace ? { state: 'started', trace } : { state: 'started' };",
		to: "this.entries[item] = { state: 'started' };",
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'look-up: of a run that was stopped in this process it is known when a message left',
		file: `${NODE}/runner/lookBack.ts`,
		from: 'return mark && id ? tracesOf(accountOf(send)).ofMark(mark, id) : undefined;',
		to: 'return mark && id && !send ? tracesOf(accountOf(send)).ofMark(mark, id) : undefined;',
		tests: CELLS,
	},
	{
		name: 'look-up: no text is kept',
		file: `${NODE}/runner/lookUp.ts`,
		from: 'return { ...like, texts };',
		to: 'return texts.length > 0 ? like : like;',
		tests: RUNS,
	},
	{
		name: 'look-up: a text is known whatever markup is left of it',
		file: `${NODE}/values/plainText.ts`,
		from: ".replace(MARKUP, '')",
		to: '',
		tests: PURE,
	},
];
