import { random } from '../helpers/random';
import { bodyOf } from './bodyOf';
import { FORGERIES, GENUINE, type Draw, type Made } from './forgeries';
import {
	JSON_TYPE,
	NO_JSON,
	post,
	REFUSED,
	TAKEN,
	useWebhookServer,
	type SentHeaders,
} from './server';
import {
	allByOpenSsl,
	byOpenSsl,
	byStandard,
	bySvix,
	SECRET,
	TEST_SECRET,
	type Headers,
	type ToSign,
} from './signed';

const its = useWebhookServer();
const CREDENTIAL = {
	signingSecret: `${SECRET}, ${Buffer.from('an older one of 24 bytes').toString('base64')}`,
	testSigningSecret: TEST_SECRET,
};
const OLDER = `whsec_${CREDENTIAL.signingSecret.split(', ')[1]}`;
const GOOD_SECRETS = [SECRET, OLDER, OLDER.slice('whsec_'.length), TEST_SECRET];
/** OFAuth's own scheme takes a secret as it was shown. */
const AS_GIVEN = [SECRET, OLDER.slice('whsec_'.length), TEST_SECRET];
const COUNT = 2400;

interface Sent {
	kind: string;
	body: string;
	headers: SentHeaders;
}
function isJson(body: string): boolean {
	try {
		return JSON.parse(body) !== undefined;
	} catch {
		return false;
	}
}

/** The same of the same seed, so that OpenSSL can sign in one go what it is asked for. */
function generate(seed: number): { genuine: Sent[]; all: Sent[] } {
	const asked: ToSign[] = [];
	drawn(seed, (toSign) => {
		asked.push(toSign);
		return { 'ofauth-signature': `t=0,v1=${'0'.repeat(64)}` };
	});
	const signed = allByOpenSsl(asked)[Symbol.iterator]();
	return drawn(seed, () => signed.next().value as Headers);
}
function drawn(
	seed: number,
	openSsl: (toSign: ToSign) => Headers,
): { genuine: Sent[]; all: Sent[] } {
	const next = random(seed);
	const draw: Draw = (values) => values[Math.floor(next() * values.length)];
	const at = Date.now();
	const all: Array<Sent & { isGenuine: boolean }> = [];
	const kinds = { ...FORGERIES, ...GENUINE };
	for (let index = 0; index < COUNT; index++) {
		const kind = draw(Object.keys(kinds));
		const body = bodyOf('connection.created', { nonce: index });
		const id = `msg_${index}`;
		const by = draw([bySvix, bySvix, byStandard, byStandard, byStandard, openSsl]);
		const secret = draw(by === openSsl ? AS_GIVEN : GOOD_SECRETS);
		const sign: Made['sign'] = (change) => by({ body, at, id, secret, ...change });
		all.push({
			kind,
			body,
			isGenuine: kind in GENUINE,
			...kinds[kind]({ body, at, id, sign, draw }),
		});
	}
	return { genuine: all.filter(({ isGenuine }) => isGenuine), all };
}

test(`of ${COUNT} requests exactly the genuine ones start the workflow`, async () => {
	its.server.use({ credential: CREDENTIAL });
	// On a busy machine what is from the future would be there before it is sent.
	const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
	const { genuine, all } = generate(20261127);
	expect(new Set(all.map(({ kind }) => kind)).size).toBe(
		Object.keys(FORGERIES).length + Object.keys(GENUINE).length,
	);
	expect(all.length - genuine.length).toBeGreaterThan(1800);
	const wrong: string[] = [];
	for (const sent of all) {
		const expected = genuine.includes(sent) ? TAKEN : isJson(sent.body) ? REFUSED : NO_JSON;
		const answer = await post(its.server, sent.body, { ...JSON_TYPE, ...sent.headers });
		if (answer.status !== expected.status || answer.text !== expected.text)
			wrong.push(`${sent.kind}: ${answer.status} ${JSON.stringify(sent.headers)}`);
	}
	clock.mockRestore();
	expect(wrong).toEqual([]);
	const nonces = its.server.started.map(([{ json }]) => (json.body as { nonce: number }).nonce);
	expect(nonces).toEqual(genuine.map(({ body }) => (JSON.parse(body) as { nonce: number }).nonce));
});

test.each([
	['no credential', null],
	['an empty secret', { signingSecret: '' }],
	['blanks', { signingSecret: ' , \n', testSigningSecret: '\t' }],
	['a secret that is too short', { signingSecret: 'whsec_AAAA' }],
	['what is no text', { signingSecret: 5, testSigningSecret: {} }],
])('with %s whatever comes is refused', async (_, credential) => {
	its.server.use({ credential: credential as never });
	const body = bodyOf('connection.created');
	const svix = bySvix({ body });
	const empty = { ...svix, 'svix-signature': `v1,${'A'.repeat(43)}=` };
	for (const headers of [svix, empty, byOpenSsl({ body, secret: ' ' }), byStandard({ body }), {}])
		expect(await post(its.server, body, { ...JSON_TYPE, ...headers })).toEqual(REFUSED);
	expect(its.server.started).toEqual([]);
	expect(its.server.kept()).not.toHaveProperty('global');
});
