import type { Mutation } from './types';

const RUNNER = 'nodes/OfAuth/runner';
const VALUES = 'nodes/OfAuth/values';
const LOOK_UP = `${RUNNER}/lookUpNames.ts`;
const CONNECTION_LISTS = `${RUNNER}/connectionLists.ts`;
const CONNECTIONS = `${RUNNER}/checkConnections.ts`;
const LISTS = ['test/names/lists'];
const ASKING = ['test/names/asking'];
const RETRY = ['test/names/retry'];
const CHECK = ['test/names/connections'];

/** Promises about lists by name, and about what is asked before the first message. */
export const NAMES: Mutation[] = [
	{
		name: 'names: each connection is asked for its own',
		file: CONNECTION_LISTS,
		from: 'JSON.stringify([path, qs, credential.baseUrl, credential.apiKey, connectionId])',
		to: 'JSON.stringify([path, qs, credential.baseUrl, credential.apiKey])',
		tests: LISTS,
	},
	{
		name: 'names: a name that means several is refused',
		file: LOOK_UP,
		from: 'if (meant.length === 1) return',
		to: 'if (meant.length > 0) return',
		tests: LISTS,
	},
	{
		name: 'names: a name that is none refuses its item',
		file: LOOK_UP,
		from: 'add(nameProblem(entry.name, meant, found, named));',
		to: '',
		tests: LISTS,
	},
	{
		name: 'names: an item with other problems is looked at too',
		file: LOOK_UP,
		from: "const before = 'problems' in entry ? entry.problems : [];",
		to: "if ('problems' in entry) return entry;\n\t\tconst before: ItemProblem[] = [];",
		tests: [...LISTS, 'test/names/oneRound'],
	},
	{
		name: 'names: one that is named and given by its id is sent once',
		file: LOOK_UP,
		from: '[...new Set(ids)]',
		to: '[...ids]',
		tests: LISTS,
	},
	{
		name: 'names: what they mean is checked like ids',
		file: LOOK_UP,
		from: '...(operation.check?.(found.body, surroundings) ?? [])',
		to: '',
		tests: LISTS,
	},
	{
		name: 'names: a wait for an answer counts for Max Wait',
		file: LOOK_UP,
		from: 'waited: longest',
		to: 'waited: 0',
		tests: ASKING,
	},
	{
		name: 'names: a question waits for the rate limit as long as its items do',
		file: LOOK_UP,
		from: 'search.maxWait = Math.max(search.maxWait, read.settings.maxWait);',
		to: '',
		tests: ASKING,
	},
	{
		name: 'names: a node in a loop does not ask again',
		file: CONNECTION_LISTS,
		from: 'readings.set(key, Object.assign(reading, { context, search }));',
		to: '',
		tests: ASKING,
	},
	{
		name: 'names: what was not found in an earlier answer is asked for',
		file: LOOK_UP,
		from: 'directory.find(name).length === 1',
		to: 'directory.find(name).length < 9',
		tests: ASKING,
	},
	{
		name: 'names: a missing permission is named',
		file: `${RUNNER}/nameProblems.ts`,
		from: 'if (status === FORBIDDEN) {',
		to: 'if (status === undefined) {',
		tests: ASKING,
	},
	{
		name: 'names: keys of messages are compared by ids',
		file: `${RUNNER}/runCreates.ts`,
		from: 'await lookUpNames(context, operation, await checkConnections(context, read))',
		to: 'await checkConnections(context, read)',
		tests: LISTS,
	},
	{
		name: 'names: what was sent is not looked up again',
		file: `${RUNNER}/plan.ts`,
		from: "if (known?.outcome === 'sent')",
		to: "if (known?.outcome === 'alreadySent')",
		tests: RETRY,
	},
	{
		name: 'names: an execution asks for itself',
		file: CONNECTION_LISTS,
		from: "const node = context.getContext('node');",
		to: 'const node = globalThis as unknown as ReturnType<typeof context.getContext>;',
		tests: [...ASKING, ...RETRY],
	},
	{
		name: 'names: upper and lower case and outer blanks do not matter',
		file: `${VALUES}/directory.ts`,
		from: "name.normalize('NFC').trim().toLowerCase()",
		to: 'name',
		tests: ['test/values/directory', ...LISTS],
	},
	{
		name: 'names: a comma in an array parts nothing',
		file: `${VALUES}/names.ts`,
		from: 'lines.length === 1 && !isInArray',
		to: 'lines.length === 1',
		tests: ['test/values/names', ...LISTS],
	},
	{
		name: 'names: neighbours in each other\u2019s place are one slip',
		file: `${VALUES}/distance.ts`,
		from: 'if (isSwapped &&',
		to: 'if (isSwapped && row < 0 &&',
		tests: ['test/values/distance'],
	},
	{
		name: 'connections: what cannot be used is found before the first message',
		file: CONNECTIONS,
		from: 'if (trouble) {',
		to: "if (trouble === '') {",
		tests: CHECK,
	},
	{
		name: 'connections: one connection asks nothing',
		file: CONNECTIONS,
		from: 'if (!mustAsk(group)) return;',
		to: '',
		tests: CHECK,
	},
	{
		name: 'connections: a list that was not read to its end says nothing',
		file: 'nodes/OfAuth/transport/connections.ts',
		from: 'if (stopped) return { stopped };',
		to: '',
		tests: CHECK,
	},
	{
		name: 'connections: an empty list says nothing',
		file: 'nodes/OfAuth/transport/connections.ts',
		from: "'stopped' in listed || listed.connections.size === 0 ?",
		to: "'stopped' in listed ?",
		tests: CHECK,
	},
	{
		name: 'connections: it is a question of the key',
		file: 'nodes/OfAuth/transport/connections.ts',
		from: 'connectionId: undefined };',
		to: '};',
		tests: CHECK,
	},
	{
		name: 'one round: a missing file is told beside other problems, with its row',
		file: `${RUNNER}/plan.ts`,
		from: 'problems.push(...ofFiles.map(',
		to: 'if (problems.length === 0) problems.push(...ofFiles.map(',
		tests: ['test/names/oneRound'],
	},
	{
		name: 'one round: every bad row of Media is told',
		file: 'nodes/OfAuth/actions/fields/media/media.ts',
		from: "problems.join('; ')",
		to: 'problems[0]',
		tests: ['test/names/oneRound'],
	},
	{
		name: 'names: pickers show ids',
		file: 'nodes/OfAuth/methods/listEntry.ts',
		from: '`${own}${String(id)}`',
		to: 'own',
		tests: ['test/methods'],
	},
];
