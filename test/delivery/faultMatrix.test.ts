import { resources } from '../../nodes/OfAuth/actions';
import { print } from '../helpers/print';
import { CELLS, closeSandboxes, runCell, USES } from './faultCell';
import { FAULT_KINDS } from './faultKinds';

let cells = 0;

describe('every operation that creates × every fault × how errors go on × Retry On Fail × which item', () => {
	test.each(FAULT_KINDS.map((kind) => [kind.name, kind] as const))(
		'%s',
		async (_name, kind) => {
			const all = USES.flatMap((use) => CELLS.map((cell) => ({ use, cell })));
			const broken = await Promise.all(
				all.map(async ({ use, cell }) => await runCell(use, kind, cell)),
			);
			cells += all.length;
			expect(broken.flat()).toEqual([]);
		},
		90_000,
	);

	test('there is no other operation that creates', () => {
		const creating = resources.flatMap(({ name, operations }) =>
			operations
				.filter(({ effect }) => effect === 'creates')
				.map((operation) => `${name} → ${operation.name}`),
		);
		expect(creating.sort()).toEqual(USES.map(({ name }) => name).sort());
	});

	afterAll(async () => {
		await closeSandboxes();
		print(`fault matrix: ${cells} cells`);
	});
});
