import * as fc from 'fast-check';

import { bodies, send } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { generatedMessages, withoutUntouchedPrice } from './messages';
import { parametersOf } from './parameters';
import { allows } from './schema';

const ZONE = 'America/New_York';
const its = useSandbox({ bucket: null });

/** Upload references are made up here, so no request may fail for them. */
function acceptAll() {
	its.sandbox.reset();
	its.sandbox.fault({ status: 200, body: { id: 7001, date: '2027-01-15' }, times: Infinity });
}

test('generated messages arrive as they were typed, or are shown so by Dry Run', async () => {
	let dryRuns = 0;
	await fc.assert(
		fc.asyncProperty(generatedMessages(ZONE), fc.boolean(), async (message, dryRun) => {
			acceptAll();
			const { typed } = message;
			const body = withoutUntouchedPrice(message);
			// Through JSON, as workflows are saved.
			const saved = JSON.parse(JSON.stringify(parametersOf(typed)));
			const parameters = { ...saved, options: { dryRun } };
			const { error, items } = await send(its.sandbox, { parameters, timezone: ZONE });
			expect(error).toBeUndefined();
			if (dryRun) dryRuns++;
			// A Dry Run may ask for the lists and media of its review.
			const sent = its.sandbox.received.filter(({ method }) => method !== 'GET');
			expect(sent.map((request) => request.body)).toEqual(dryRun ? [] : [body]);
			expect(sent.every((request) => allows(request.body))).toBe(true);
			expect(items.map(({ json }) => json)).toEqual([
				dryRun
					? expect.objectContaining({ dryRun: true, connectionId: 'conn_amber', body })
					: expect.objectContaining({ id: 7001 }),
			]);
		}),
		{ numRuns: 60 },
	);
	expect(dryRuns).toBeGreaterThan(0);
	expect(dryRuns).toBeLessThan(60);
});

test('the same from the data of an item, through expressions', async () => {
	await fc.assert(
		fc.asyncProperty(generatedMessages(ZONE), async ({ typed, body }) => {
			acceptAll();
			const fields = Object.fromEntries(
				Object.keys(typed.fields).map((name) => [name, `={{ $json.fields.${name} }}`]),
			);
			const media = (typed.media ?? []).map((row, index) => {
				const isVault = (row as { source: string }).source === 'vault';
				const path = `$json.media[${index}]`;
				return isVault
					? {
							source: 'vault',
							vaultMediaId: { __rl: true, mode: 'id', value: `={{ ${path}.vaultMediaId.value }}` },
						}
					: { source: 'references', references: `={{ ${path}.references }}` };
			});
			// Through JSON, as items come from anywhere but this very process.
			const item = JSON.parse(JSON.stringify(typed));
			const parameters = parametersOf({ fields, media });
			const { error } = await send(its.sandbox, {
				parameters,
				items: [item],
				timezone: ZONE,
			});
			expect(error).toBeUndefined();
			expect(bodies(its.sandbox)).toEqual([body]);
		}),
		{ numRuns: 40 },
	);
});
