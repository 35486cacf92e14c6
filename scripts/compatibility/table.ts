import { marksOf, replaceBetween } from '../marks';
import type { Checked } from './checks';
import type { Killed } from './killed';

const MARKS = marksOf('compatibility', 'npm run compatibility -- --write');

/** What was found out. */
export interface Findings {
	checked: Checked[];
	/** By version of n8n. */
	killed: Map<string, Killed[]>;
}

/** The findings as they stand in docs/compatibility.md. */
export function markdown({ checked, killed }: Findings): string {
	const rows = checked.map(
		({ version: { n8n, core, node, why }, passed, failed }) =>
			`| ${n8n} | ${core} | ${node} | ${passed} of ${passed + failed.length} | ${why} |`,
	);
	return [
		'<!-- prettier-ignore-start -->',
		'| n8n | its engine (n8n-core) | Node | Tests passed | Tried because it is |',
		'|---|---|---|---|---|',
		...rows,
		'<!-- prettier-ignore-end -->',
		...(killed.size > 0 ? ['', ...killedTable(killed)] : []),
	].join('\n');
}

function killedTable(killed: Map<string, Killed[]>): string[] {
	const rows = [...killed].flatMap(([n8n, cases]) =>
		cases.map(({ withKey, atDeath, status, twiceByItself, twiceAfterRetry, distinct, twice }) => {
			const key = withKey ? 'yes' : 'no';
			const then = `${status}, ${twiceByItself} sent twice`;
			return `| ${n8n} | ${key} | ${atDeath} | ${then} | ${twiceAfterRetry} sent twice | ${distinct} sent, ${twice} twice |`;
		}),
	);
	return [
		'A worker killed (SIGKILL) in queue mode, in the middle of an execution of 15 messages:',
		'',
		'<!-- prettier-ignore-start -->',
		'| n8n | Send Once Key | Sent when it died | What n8n does by itself | After Retry | After a new run |',
		'|---|---|---|---|---|---|',
		...rows,
		'<!-- prettier-ignore-end -->',
	];
}

/**
 * Puts the findings between the two marks of a text.
 *
 * @throws where the marks are not there
 */
export function replaceTable(text: string, table: string): string {
	return replaceBetween(MARKS, text, table);
}
