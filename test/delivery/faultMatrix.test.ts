import { print } from '../helpers/print';
import { CELLS, runCell } from './faultCell';
import { FAULT_KINDS } from './faultKinds';

let cells = 0;

describe('every fault × how errors go on × Retry On Fail × which item', () => {
	test.each(FAULT_KINDS.map((kind) => [kind.name, kind] as const))(
		'%s',
		async (_name, kind) => {
			const broken = await Promise.all(CELLS.map(async (cell) => await runCell(kind, cell)));
			cells += CELLS.length;
			expect(broken.flat()).toEqual([]);
		},
		90_000,
	);

	afterAll(() => {
		print(`fault matrix: ${cells} cells`);
	});
});
