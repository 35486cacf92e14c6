import fc from 'fast-check';
import { Webhook } from 'svix';

import { BODY, check } from './check';
import { bySvix, SECRET, WRONG_SECRET } from './signed';

const ids = fc.stringMatching(/^[\w:+/=-]{1,60}$/);

describe('Beside the libraries', () => {
	/** Where we are stricter, and why. */
	const STRICTER: Array<[why: string, holds: (headers: Record<string, string>) => boolean]> = [
		[
			'a point in an ID could stand for the one behind it',
			(h) => !/^[!-+\-/-~]{1,256}$/.test(h['svix-id']),
		],
		['parseInt reads what begins like a number', (h) => !/^[1-9]\d*$/.test(h['svix-timestamp'])],
		[
			'a part that is no signature may come of a header that was sent twice',
			(h) => !h['svix-signature'].split(' ').every((part) => /^v\d+\w*,[\w+/=-]+$/.test(part)),
		],
		['a time in milliseconds is one', (h) => h['svix-timestamp'].length > 10],
	];
	const mutations: Array<(text: string) => string> = [
		(text) => text,
		(text) => `${text} `,
		(text) => `${text}, ${text}`,
		(text) => `${text} ${text}`,
		(text) => `${text}.0`,
		(text) => `0${text}`,
		(text) => `v2,abc ${text}`,
		(text) => `${text},v1`,
		(text) => text.slice(0, -1),
		(text) => text.toUpperCase(),
		(text) => `v1, ${text}`,
	];

	it('what they refuse is refused, and what they accept is accepted unless there is a reason', () => {
		const { verdicts, reasons } = { verdicts: new Set<string>(), reasons: new Set<string>() };
		const anyMutation = fc.constantFrom(...mutations);
		const anyAge = fc.integer({ min: -400, max: 400 });
		const anyId = fc.oneof(ids, fc.constantFrom('a.b', 'a b', 'ä', 'a,b'));
		fc.assert(
			fc.property(
				anyId,
				anyAge,
				fc.constantFrom(SECRET, WRONG_SECRET),
				fc.tuple(anyMutation, anyMutation, anyMutation),
				(id, age, secret, [ofId, ofTime, ofSignature]) => {
					const now = Math.floor(Date.now() / 1000) * 1000;
					const genuine = bySvix({ secret, id, at: now - age * 1000, body: BODY });
					const headers = {
						'svix-id': ofId === mutations[0] ? id : genuine['svix-id'],
						'svix-timestamp': ofTime(genuine['svix-timestamp']),
						'svix-signature': ofSignature(genuine['svix-signature']),
					};
					let theirs = true;
					try {
						new Webhook(SECRET).verify(BODY, headers);
					} catch {
						theirs = false;
					}
					const ours = !('problem' in check(headers, { now: Date.now() }));
					// At the edge of the five minutes a second may pass between the two.
					fc.pre(Math.abs(Math.abs(age) - 300) > 3);
					verdicts.add(`${theirs} ${ours}`);
					const why = STRICTER.filter(([, holds]) => holds(headers)).map(([reason]) => reason);
					if (theirs && !ours) reasons.add(why[0]);
					expect(ours).toBe(theirs && why.length === 0);
				},
			),
			{ numRuns: 3000 },
		);
		expect([...verdicts].sort()).toEqual(['false false', 'true false', 'true true']);
		expect(reasons.size).toBe(3);
	});
});
