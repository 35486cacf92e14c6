import type { Mutation } from './types';

const RULES = '.dependency-cruiser.cjs';
const ARROWS = ['test/package/arrows'];

/** Promises about how the code is built. */
export const HOUSE: Mutation[] = [
	{
		name: 'no circle',
		file: RULES,
		from: 'to: { circular: true }',
		to: "to: { circular: true, path: '^nowhere' }",
		tests: ARROWS,
	},
	{
		name: 'types are arrows too',
		file: RULES,
		from: 'tsPreCompilationDeps: true',
		to: 'tsPreCompilationDeps: false',
		tests: ARROWS,
	},
	{
		name: 'arrows go down only',
		file: RULES,
		from: "transport: ['values'],",
		to: "transport: ['values', 'delivery'],",
		tests: ARROWS,
	},
	{
		name: 'nothing published imports from outside',
		file: RULES,
		from: '(n8n-workflow|luxon)',
		to: '(n8n-workflow|luxon|fastify)',
		tests: ARROWS,
	},
	{
		name: 'what is published is used',
		file: RULES,
		from: '	from: { path: SHIPPED },',
		to: "	from: { path: [...SHIPPED, '^test/'] },",
		tests: ARROWS,
	},
	{
		name: 'arrows are part of npm test',
		file: 'package.json',
		from: ' npm:arrows',
		to: '',
		tests: ARROWS,
	},
	{
		name: 'a field is declared once',
		file: 'nodes/OfAuth/actions/massMessage/wholeMessage.ts',
		from: 'Field[] = [text, userLists',
		to: 'Field[] = [text, { ...text }, userLists',
		tests: ['test/package/declarations'],
	},
	{
		name: 'a field is written in one file',
		file: 'nodes/OfAuth/actions/fields/content/contentNotices.ts',
		from: 'export const contentNotices',
		to: "export const again = () => ({\n\tform: { displayName: 'Price (USD)', name: 'price', default: 0 },\n\tto: body('price'),\n});\nexport const contentNotices",
		tests: ['test/package/declarations'],
	},
	{
		name: 'the runner names no field of OFAuth',
		file: 'nodes/OfAuth/runner/content.ts',
		from: 'const lasting: IDataObject = { ...body };',
		to: 'const lasting: IDataObject = { ...body };\n\t\tdelete lasting.scheduledDate;',
		tests: ['test/package/runner'],
	},
	{
		name: 'the runner names no resource',
		file: 'nodes/OfAuth/runner/content.ts',
		from: 'Prepares to tell messages of an operation apart.',
		to: 'Prepares to tell mass messages apart.',
		tests: ['test/package/runner'],
	},
];
