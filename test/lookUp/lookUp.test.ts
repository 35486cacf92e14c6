import { print } from '../helpers/print';
import { useProcessedData } from '../helpers/processedData';
import { COMPANIES, FAULTS, runCell, SHOWN, TROUBLES, type Cell, type Seen } from './cell';

/** Cells side by side. */
const AT_ONCE = 16;

const all: Seen[] = [];
let number = 0;

const cellsOf = (company: Cell['company']): Cell[] =>
	[true, false].flatMap((isCreated) =>
		FAULTS.flatMap((fault) =>
			SHOWN.flatMap((shown) =>
				TROUBLES.map((trouble) => ({
					...{ isCreated, fault, company, shown, trouble },
					number: number++,
				})),
			),
		),
	);

beforeAll(async () => await useProcessedData(':memory:'));

test.each(COMPANIES)(
	'%s: what exists and can be told is found, what does not is never told as sent, nothing is sent twice',
	async (company) => {
		const cells = cellsOf(company).values();
		const work = async () => {
			for (const cell of cells) all.push(await runCell(cell));
		};
		await Promise.all(Array.from({ length: AT_ONCE }, work));
		const own = all.filter(({ cell }) => cell.company === company);
		const told = own.filter(({ broken }) => broken.length > 0);
		expect(told.map(({ cell, broken }) => [JSON.stringify(cell), broken])).toEqual([]);
		expect(own.some(({ isFound }) => isFound)).toBe(true);
		expect(own.some(({ isFound }) => !isFound)).toBe(true);
	},
	300_000,
);

afterAll(() => {
	const count = (fits: (seen: Seen) => boolean) => all.filter(fits).length;
	const found = count(({ isFound, isCreated }) => isFound && isCreated);
	const seem = count(({ isFound, isCreated }) => isFound && !isCreated);
	print(
		`look-up: ${all.length} cells, ${found} of ${count(({ isCreated }) => isCreated)} that exist found, ${seem} taken for an equal one of somebody else inside the window`,
	);
});
