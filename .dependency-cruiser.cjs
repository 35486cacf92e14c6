const { main, n8n, scripts } = require('./package.json');

/** The rooms of nodes/OfAuth, and what each may use besides itself: arrows go down only. */
const ROOMS = {
	values: [],
	transport: ['values'],
	delivery: ['transport', 'values'],
	runner: ['delivery', 'transport', 'values'],
	actions: ['runner', 'delivery', 'transport', 'values'],
	methods: ['transport', 'values'],
};
const HOUSE = '^nodes/OfAuth';

/** What n8n brings, and what of Node n8n lets a verified package import. */
const FROM_OUTSIDE = ['(^|/)node_modules/(n8n-workflow|luxon)/', '^(node:)?crypto$'];

/** What n8n loads, as TypeScript. */
const SHIPPED = [...n8n.nodes, ...n8n.credentials].map((file) =>
	exactly(file.replace(/^dist\//, '').replace(/\.js$/, '.ts')),
);

/** Where everything else begins. */
const BEGINNINGS = [
	...SHIPPED,
	...[main, ...Object.values(scripts).flatMap(filesIn)].map(exactly),
	'^(test|e2e)/.*\\.test\\.ts$',
	'(^|/)(jest|eslint)\\.config\\.m?js$',
	'^\\.dependency-cruiser\\.cjs$',
	// Named in the configs of jest.
	'^test/helpers/(globalSetup|globalTeardown|setup|quickLooks|sequencer)\\.[jt]s$',
	'^e2e/(reporter|sequencer)\\.js$',
	// Started by their path, as processes of their own.
	'^bench/(sandboxProcess|worker/(worker|loadOnce))\\.ts$',
	'^scripts/uploadOnce\\.ts$',
	'^test/package/scan\\.mjs$',
	'^test/helpers/(runOnce|keyRuns)\\.ts$',
];

function exactly(file) {
	return `^${file.replaceAll('.', '\\.')}$`;
}

function filesIn(command) {
	return command.match(/[\w./-]+\.ts\b/g) ?? [];
}

function inRooms(rooms) {
	return `${HOUSE}/(${rooms.join('|')})/`;
}

/** Rules about all of the repository. */
const everywhere = [
	{
		name: 'no-circle',
		comment: 'Two files that need each other are one thing in two places; types count too.',
		from: {},
		to: { circular: true },
	},
	{
		name: 'nothing-missing',
		comment: 'What is imported must be there.',
		from: {},
		to: { couldNotResolve: true },
	},
	{
		name: 'shipped-is-used',
		comment: 'What is published is reached from a node or a credential; a test is not enough.',
		from: { path: SHIPPED },
		to: { path: '^(nodes|credentials)/', pathNot: SHIPPED, reachable: false },
	},
	{
		name: 'everything-is-reached',
		comment: 'What neither a command, a test nor a config reaches can go.',
		from: { path: BEGINNINGS },
		// A .d.ts is the type of the .js beside it.
		to: {
			pathNot: ['^(nodes|credentials)/', '(^|/)node_modules/', '\\.d\\.ts$', ...BEGINNINGS],
			reachable: false,
		},
	},
];

/** Rules about what is published. */
const shipped = [
	{
		name: 'nothing-from-outside',
		comment: 'A published file imports published files, and what n8n brings.',
		from: { path: '^(nodes|credentials)/' },
		to: { pathNot: ['^(nodes|credentials)/', ...FROM_OUTSIDE] },
	},
	{
		name: 'arrows-down-from-credentials',
		comment: 'A credential signs requests: it may use transport and values.',
		from: { path: '^credentials/' },
		to: { path: '^nodes/', pathNot: inRooms(['transport', 'values']) },
	},
	{
		name: 'no-node-imports-a-credential',
		comment: 'n8n hands a node what the credential holds.',
		from: { path: '^nodes/' },
		to: { path: '^credentials/' },
	},
	...Object.entries(ROOMS).map(([room, below]) => ({
		name: `arrows-down-from-${room}`,
		comment: `${room} may use ${below.join(', ') || 'nothing of the others'}.`,
		from: { path: `${HOUSE}/${room}/` },
		to: { path: '^nodes/', pathNot: inRooms([room, ...below]) },
	})),
	{
		name: 'node-uses-rooms',
		comment: 'Whatever a node uses stands in a room of nodes/OfAuth.',
		from: { path: `${HOUSE}/[^/]+$` },
		to: { path: '^nodes/', pathNot: inRooms(Object.keys(ROOMS)) },
	},
	{
		name: 'triggers-use-rooms',
		comment: 'Another node uses its own files and the rooms of nodes/OfAuth, no other node.',
		from: { path: '^nodes/(?!OfAuth/)([^/]+)/' },
		to: { path: '^nodes/', pathNot: ['^nodes/$1/', inRooms(Object.keys(ROOMS))] },
	},
	{
		name: 'resources-apart',
		comment: 'A resource shares with another what stands in actions/fields.',
		from: { path: `${HOUSE}/actions/(?!fields/)([^/]+)/` },
		to: { path: `${HOUSE}/actions/`, pathNot: `${HOUSE}/actions/(fields|$1)/` },
	},
	{
		name: 'fields-know-no-resource',
		comment: 'Shared fields are below every resource.',
		from: { path: `${HOUSE}/actions/fields/` },
		to: { path: `${HOUSE}/actions/`, pathNot: `${HOUSE}/actions/fields/` },
	},
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [...everywhere, ...shipped].map((rule) => ({ ...rule, severity: 'error' })),
	options: {
		exclude: { path: '^(dist|coverage)/' },
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.test.json' },
		// An import of types alone is an arrow too.
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node'],
		},
	},
};
