import { pack, read, scan, scratch, type PackReport } from './commands';

interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

const place = scratch();
let report: PackReport;
let unpacked: string;

beforeAll(() => {
	({ report, unpacked } = pack(place.folder));
}, 60_000);
afterAll(() => place.remove());

test('holds only what a user needs', () => {
	const paths = report.files.map(({ path }) => path);
	const allowed = [
		/^dist\/(nodes|credentials)\/.+\.(js|json)$/,
		/^dist\/icons\/[^/]+\.svg$/,
		/^(package\.json|index\.js|README\.md|LICENSE\.md)$/,
	];
	expect(paths.filter((path) => !allowed.some((rule) => rule.test(path)))).toEqual([]);
	expect(paths).toEqual(
		expect.arrayContaining([
			'LICENSE.md',
			'README.md',
			'index.js',
			'package.json',
			'dist/credentials/OfAuthApi.credentials.js',
			'dist/credentials/OfAuthWebhookApi.credentials.js',
			'dist/icons/ofauth.dark.svg',
			'dist/icons/ofauth.svg',
			'dist/nodes/OfAuth/OfAuth.node.js',
			'dist/nodes/OfAuth/OfAuth.node.json',
			'dist/nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node.js',
			'dist/nodes/OfAuthWebhookTrigger/OfAuthWebhookTrigger.node.json',
		]),
	);
});

test('holds all modules in one file, and those that n8n loads', () => {
	const { nodes, credentials } = (JSON.parse(read('package.json')) as Manifest).n8n;
	const shipped = report.files.map(({ path }) => path).filter((path) => /^dist.*\.js$/.test(path));
	expect(shipped.sort()).toEqual([...nodes, ...credentials, 'dist/nodes/bundle.js'].sort());
});

// What the package may weigh with the operations of a whole campaign and its triggers.
test('is under 110 kB packed', () => {
	expect(report.size).toBeGreaterThan(1000);
	expect(report.size).toBeLessThan(110_000);
});

test('the code that is shipped loads nothing but itself and what n8n brings', () => {
	const brought = ['n8n-workflow', 'luxon', 'crypto'];
	const required = report.files
		.filter(({ path }) => path.startsWith('dist/') && path.endsWith('.js'))
		.flatMap(({ path }) => [...read(path).matchAll(/require\("([^"]+)"\)/g)])
		.map(([, name]) => name)
		.filter((name) => !name.startsWith('.'));
	expect(required).not.toEqual([]);
	expect([...new Set(required)].filter((name) => !brought.includes(name))).toEqual([]);
});

test('passes n8n’s own scan of a published package', () => {
	expect(scan(unpacked, ['**/*.js', 'package.json'])).toEqual({ passed: true });
}, 60_000);
