import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const WAIT = ['test/operations/waitUntilSent'];
const LIFE = ['test/operations/massMessages'];

/** What can be done with a message after it was created. */
export const AFTERWARDS: Mutation[] = [
	{
		name: 'unsend: a message that can be unsent no longer is not told as gone',
		file: `${NODE}/transport/stateReader.ts`,
		from: ' && success !== false && !error;',
		to: ';',
		tests: LIFE,
	},
	{
		name: 'unsend: what is not there after a lost answer was taken away',
		file: `${NODE}/transport/stateReader.ts`,
		from: "this.mayBeGone ||= isGone && ('thrown' in exchange || exchange.status >= 500);",
		to: '',
		tests: LIFE,
	},
	{
		name: 'unsend: an unknown ID is not told as gone',
		file: `${NODE}/transport/stateReader.ts`,
		from: 'this.mayBeGone && ',
		to: '',
		tests: LIFE,
	},
	{
		name: 'unsend: its words tell what a 404 can mean',
		file: `${NODE}/delivery/repeatOnce.ts`,
		from: ', ...work.explain?.(stopped) }',
		to: ' }',
		tests: LIFE,
	},
	{
		name: 'paths: where the route has moved, it is asked there',
		file: `${NODE}/runner/places.ts`,
		from: 'this.place = this.elsewhere;',
		to: 'return answer;',
		tests: LIFE,
	},
	{
		name: 'paths: a message that is not there is no route that has moved',
		file: `${NODE}/runner/places.ts`,
		from: "return readErrorBody(answer.body).type === 'ROUTE_NOT_FOUND';",
		to: 'return true;',
		tests: LIFE,
	},
	{
		name: 'Get Many: no page reaches past To',
		file: `${NODE}/transport/pageQuery.ts`,
		from: '...(isLater ? { endDate } : {})',
		to: '',
		tests: LIFE,
	},
	{
		name: 'connections: a Dry Run asks for them',
		file: `${NODE}/runner/checkConnections.ts`,
		from: 'settings.dryRun || ',
		to: '',
		tests: ['test/names/connections'],
	},
	{
		name: 'connections: a name in the place of an ID is looked at',
		file: `${NODE}/runner/checkConnections.ts`,
		from: ' || !ID.test(connectionId)',
		to: '',
		tests: ['test/names/connections'],
	},
	{
		name: 'reviews: a medium that is not ready, or has an error, is told',
		file: `${NODE}/actions/fields/media/reviewMedia.ts`,
		from: 'of the vault${length}${trouble}`',
		to: 'of the vault${length}`',
		tests: ['test/actions/dryRunReview'],
	},
	{
		name: 'wait: one question for all messages of a connection',
		file: `${NODE}/runner/asking.ts`,
		from: 'const key = listKey(one.planned, list);',
		to: 'const key = `${listKey(one.planned, list)} ${one.item}`;',
		tests: WAIT,
	},
	{
		name: 'wait: a message that has reached nobody is not sent',
		file: `${NODE}/actions/massMessage/sending.ts`,
		from: 'if (fans > 0 && isStill)',
		to: 'if (isStill)',
		tests: WAIT,
	},
	{
		name: 'wait: one that is gone ends it',
		file: `${NODE}/runner/watch.ts`,
		from: 'const isGone = one.notFound >= LOOKS;',
		to: 'const isGone = one.notFound > 1000;',
		tests: WAIT,
	},
	{
		name: 'wait: the error names the last state of each',
		file: `${NODE}/runner/repeatErrors.ts`,
		from: '...(lines.length > 0 ? [lines] : []),',
		to: '',
		tests: WAIT,
	},
	{
		name: 'update: a message that waits for its date keeps waiting',
		file: `${NODE}/actions/massMessage/update.operation.ts`,
		from: "default: 'scheduled'",
		to: "default: 'now'",
		tests: ['test/operations/update'],
	},
	{
		name: 'update: its files are uploaded first',
		file: `${NODE}/runner/asking.ts`,
		from: 'atOnce: 1, effect, preparation, work, maxWait: settings.maxWait',
		to: 'atOnce: 1, effect, work, maxWait: settings.maxWait',
		tests: ['test/operations/update'],
	},
];
