import * as fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { bodies, send } from '../actions/support';
import { useSandbox } from '../sandbox/client';
import { generatedMessages, withoutUntouchedPrice } from './messages';
import { parametersOf } from './parameters';
import { allows } from './schema';

const ZONE = 'America/New_York';
const RUNS = 120;
const its = useSandbox({ bucket: null });

/** Whom a message reaches besides its User IDs, and when. */
const OF_FANS = ['userLists', 'excludeUserLists', 'subscribedAfterDate', 'scheduledDate'];

const testers = fc.uniqueArray(fc.integer({ min: 1, max: 10 ** 9 }), {
	minLength: 1,
	maxLength: 3,
});
const typed = fc.constantFrom<(ids: number[]) => unknown>(
	(ids) => ids.join(', '),
	(ids) => `={{ ${JSON.stringify(ids)} }}`,
	() => '={{ $json.testers }}',
);

test(`no message of ${RUNS} test sends reaches a list, a schedule or a fan who is not chosen`, async () => {
	let withFans = 0;
	await fc.assert(
		fc.asyncProperty(
			generatedMessages(ZONE),
			testers,
			typed,
			fc.boolean(),
			async (message, ids, write, leavesOut) => {
				its.sandbox.reset();
				its.sandbox.fault({ status: 200, body: { id: 7001 }, times: Infinity });
				const saved = JSON.parse(JSON.stringify(parametersOf(message.typed))) as INodeParameters;
				const options = {
					testRecipients: write(ids),
					sendOnceKey: 'campaign',
					fieldsThatMayBeEmpty: leavesOut ? ['all'] : [],
				} as INodeParameters;
				const { error, items } = await send(its.sandbox, {
					parameters: { ...saved, options },
					items: [{ testers: ids }],
					timezone: ZONE,
				});
				expect(error).toBeUndefined();
				const { userIds, ...others } = withoutUntouchedPrice(message);
				const content = Object.entries(others).filter(([name]) => !OF_FANS.includes(name));
				if (OF_FANS.some((name) => name in message.body)) withFans++;
				expect(bodies(its.sandbox)).toEqual([{ ...Object.fromEntries(content), userIds: ids }]);
				expect(bodies(its.sandbox).every((sent) => allows(sent))).toBe(true);
				expect(items.map(({ json }) => json)).toEqual([{ id: 7001, test: true }]);
				return userIds === undefined || Array.isArray(userIds);
			},
		),
		{ numRuns: RUNS },
	);
	expect(withFans).toBeGreaterThan(RUNS / 2);
}, 240_000);

test('the same of Dry Runs: they show the test, and ask for no list', async () => {
	await fc.assert(
		fc.asyncProperty(generatedMessages(ZONE), testers, async (message, ids) => {
			its.sandbox.reset();
			const saved = JSON.parse(JSON.stringify(parametersOf(message.typed))) as INodeParameters;
			const options = { testRecipients: ids.join(', '), dryRun: true };
			const { items } = await send(its.sandbox, {
				parameters: { ...saved, options },
				timezone: ZONE,
			});
			const [{ json }] = items;
			expect(json).toMatchObject({ dryRun: true, test: true, body: { userIds: ids } });
			expect(Object.keys(json.body as object)).not.toEqual(
				expect.arrayContaining([expect.stringMatching(OF_FANS.join('|'))]),
			);
			expect(its.sandbox.received.filter(({ path }) => /lists$|mass-messages$/.test(path))).toEqual(
				[],
			);
		}),
		{ numRuns: 30 },
	);
}, 120_000);
