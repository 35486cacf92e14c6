import { resources } from '../../nodes/OfAuth/actions';
import { ENDPOINTS, type Endpoint } from '../../sandbox/api/endpoint';
import { LEFT_OUT, NOT_YET, REASONS, USED_INSIDE } from '../../scripts/docs/coverageReasons';
import { coveredBy, wayOf } from '../../scripts/docs/coveredBy';
import { endpointKey } from '../../scripts/docs/endpoints';
import { filesBelow, read } from '../package/commands';
import { page, rowsOf, sectionOf } from './markdownPages';

describe('the coverage of OFAuth’s endpoints', () => {
	const covered = coveredBy(resources);
	const nameOf = ({ method, path: path_ }: Endpoint) => `${method} ${path_}`;
	const known = ENDPOINTS.map(nameOf);
	const silent = ENDPOINTS.filter((one) => !covered.has(endpointKey(one)));
	const given = REASONS.flatMap(({ endpoints }) =>
		Object.entries(endpoints).flatMap(([path_, methods]) =>
			methods.split(' ').map((method) => `${method} ${path_}`),
		),
	);

	it('says one thing of each of the 126: an operation, used inside, not yet, or left out with its reason', () => {
		expect(known).toHaveLength(126);
		const told = [...given, ...Object.keys(USED_INSIDE)];
		expect(silent.map(nameOf).filter((one) => !told.includes(one))).toEqual([]);
		for (const { words } of REASONS)
			expect(words).toMatch(new RegExp(`^(${LEFT_OUT}|${NOT_YET}): \\S`));
	});

	it('gives a reason only where there is no operation, once', () => {
		expect(given.filter((one) => !silent.map(nameOf).includes(one))).toEqual([]);
		expect(new Set(given).size).toBe(given.length);
	});

	it('says so of an endpoint of which nothing is said', () => {
		const unknown = { ...ENDPOINTS[0], path: '/v2/new' };
		expect(() => wayOf(unknown, covered)).toThrow('says nothing of');
	});

	it('has a row for each, and counts them', () => {
		const text = page('docs/coverage.md');
		const rows = rowsOf(text).filter(([first]) => /^`[A-Z]+ /.test(first));
		expect(rows.map(([endpoint]) => endpoint).sort()).toEqual(
			known.map((endpoint) => `\`${endpoint}\``).sort(),
		);
		expect(rows.filter(([, , here]) => here === '')).toEqual([]);
		const counts = rowsOf(sectionOf(text, 'Coverage')).map(([, count]) => Number(count));
		expect(counts.filter(Number.isInteger).reduce((sum, one) => sum + one, 0)).toBe(126);
	});

	it('says of nothing that it is used inside, unless it is', () => {
		const source = filesBelow('nodes', 'credentials').map(read).join('\n');
		for (const endpoint of Object.keys(USED_INSIDE)) {
			expect(known).toContain(endpoint);
			const [, asked] = endpoint.split(' ');
			expect(source).toContain(asked.replace(/(\/v2\/access\/uploads)\/.*/, '$1'));
		}
	});

	it('says of all that the form, the runner, a trigger or the credential asks for that it is used inside', () => {
		const sources = filesBelow('nodes', 'credentials').filter(
			(file) => /\.ts$/.test(file) && !/\/actions\/(?!fields\/)/.test(file),
		);
		const asked = sources.flatMap((file) => [...read(file).matchAll(/['"](\/v2\/[^'"]+)['"]/g)]);
		expect(asked.length).toBeGreaterThan(10);
		const told = Object.keys(USED_INSIDE).map((one) => one.split(' ')[1]);
		for (const [, path_] of asked)
			expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${path_}(/|$)`)));
	});
});
