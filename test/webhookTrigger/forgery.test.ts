import { random } from '../helpers/random';
import { bodyOf } from './bodyOf';
import {
	JSON_TYPE,
	NO_JSON,
	post,
	REFUSED,
	TAKEN,
	useWebhookServer,
	type SentHeaders,
} from './server';
import { byOpenSsl, byStandard, bySvix, SECRET, TEST_SECRET, WRONG_SECRET } from './signed';

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
type Signed = Record<string, string>;
type Draw = <T>(values: T[]) => T;
/** What is sent, and how the headers of a genuine one are made. */
interface Made {
	body: string;
	at: number;
	id: string;
	sign: (change?: { body?: string; at?: number; id?: string; secret?: string }) => Signed;
	draw: Draw;
}

/** Each kind of request that nobody who knows a secret has sent. */
const FORGERIES: Record<string, (made: Made) => { body?: string; headers: SentHeaders }> = {
	'no signature': () => ({ headers: {} }),
	'wrong secret': ({ sign }) => ({ headers: sign({ secret: WRONG_SECRET }) }),
	'secret in other case': ({ sign }) => ({
		headers: sign({ secret: `whsec_${SECRET.slice(6).toLowerCase()}` }),
	}),
	'changed byte in the body': ({ sign, body, draw }) => {
		const at = draw([...body].map((_, index) => index));
		const other = body[at] === 'x' ? 'y' : 'x';
		return { body: body.slice(0, at) + other + body.slice(at + 1), headers: sign() };
	},
	'more in the body': ({ sign, body }) => ({ body: `${body} `, headers: sign() }),
	'another body': ({ sign }) => ({
		body: bodyOf('connection.expired', { nonce: 0 }),
		headers: sign(),
	}),
	'changed time': ({ sign, at }) => {
		const [now, later] = [at, at + 1000].map((time) => String(Math.floor(time / 1000)));
		return {
			headers: mapped(sign(), (name, value) =>
				/id|-signature$/.test(name) && !value.startsWith('t=') ? value : value.replace(now, later),
			),
		};
	},
	'changed ID': ({ body, at, id }) => ({
		headers: { ...bySvix({ body, at, id }), 'svix-id': `${id}0` },
	}),
	'too old': ({ sign, at }) => ({ headers: sign({ at: at - 310_000 }) }),
	'much too old': ({ sign, at }) => ({ headers: sign({ at: at - 86_400_000 }) }),
	'from the future': ({ sign, at }) => ({ headers: sign({ at: at + 330_000 }) }),
	'a header missing': ({ sign, draw }) => {
		const headers = sign();
		const gone = draw(Object.keys(headers));
		return { headers: mapped(headers, (name, value) => (name === gone ? undefined : value)) };
	},
	'a header empty': ({ sign, draw }) => {
		const headers = sign();
		return { headers: { ...headers, [draw(Object.keys(headers))]: '' } };
	},
	'a header twice': ({ sign, draw }) => {
		const headers = sign();
		const name = draw(Object.keys(headers));
		return { headers: { ...headers, [name]: [headers[name], headers[name]] } };
	},
	'a header twice, the first one wrong': ({ sign, draw }) => {
		const [headers, wrong] = [sign(), sign({ secret: WRONG_SECRET, id: 'msg_other' })];
		const name = draw(Object.keys(headers));
		return { headers: { ...headers, [name]: [wrong[name], headers[name]] } };
	},
	'a signature cut': ({ sign, draw }) => {
		const by = draw([1, 2, 5, 20, 40]);
		return {
			headers: mapped(sign(), (name, value) =>
				name.endsWith('signature') ? value.slice(0, -by) : value,
			),
		};
	},
	'a signature in hex': ({ body, at, id }) => ({
		headers: mapped(bySvix({ body, at, id }), (name, value) =>
			name === 'svix-signature'
				? `v1,${Buffer.from(value.slice(3), 'base64').toString('hex')}`
				: value,
		),
	}),
	'a signature in base64url': ({ body, at, id }) => ({
		headers: mapped(bySvix({ body, at, id }), (name, value) =>
			name === 'svix-signature'
				? `v1,${Buffer.from(value.slice(3), 'base64').toString('base64url')}`
				: value,
		),
	}),
	'a signature without a version': ({ body, at, id }) => ({
		headers: mapped(bySvix({ body, at, id }), (_, value) => value.replace('v1,', '')),
	}),
	'an unknown version alone': ({ sign }) => ({
		headers: mapped(sign(), (_, value) => value.replace(/v1([,=])/, 'v2$1')),
	}),
	'commas between the signatures': ({ body, at, id }) => ({
		headers: mapped(bySvix({ body, at, id }), (name, value) =>
			name === 'svix-signature' ? `v1,AAAA,${value}` : value,
		),
	}),
	'the signature of the other scheme': ({ body, at, id }) => {
		const { 'svix-timestamp': t, 'svix-signature': signature } = bySvix({ body, at, id });
		return { headers: { 'ofauth-signature': `t=${t},v1=${signature.slice('v1,'.length)}` } };
	},
	'the headers of two schemes mixed': ({ body, at, id }) => {
		const [svix, standard] = [bySvix({ body, at, id }), byStandard({ body, at, id })];
		return {
			headers: {
				'svix-id': id,
				'webhook-timestamp': standard['webhook-timestamp'],
				'svix-signature': svix['svix-signature'],
			},
		};
	},
	'the secret as text in the place of base64': ({ body, at, id, sign }) => {
		const bytes = Buffer.from(SECRET).toString('base64');
		return {
			headers: { ...sign({ secret: WRONG_SECRET }), ...bySvix({ body, at, id, secret: bytes }) },
		};
	},
	'the secret itself in a header': ({ body, at, id }) => ({
		headers: {
			...bySvix({ body, at, id, secret: WRONG_SECRET }),
			'x-webhook-secret': SECRET,
			authorization: SECRET,
		},
	}),
};

/** Each way in which somebody who knows a secret signs. */
const GENUINE: Record<string, (made: Made) => { headers: SentHeaders }> = {
	plain: ({ sign }) => ({ headers: sign() }),
	'a little old': ({ sign, at }) => ({ headers: sign({ at: at - 200_000 }) }),
	'a clock that is fast': ({ sign, at }) => ({ headers: sign({ at: at + 200_000 }) }),
	'several signatures': ({ sign }) => {
		const [good, wrong] = [sign(), sign({ secret: WRONG_SECRET })];
		return {
			headers: mapped(good, (name, value) => {
				if (name === 'ofauth-signature') return `${value},v1=${wrong[name].split('v1=')[1]}`;
				return name.endsWith('signature') ? `${wrong[name]} v1a,abc ${value}` : value;
			}),
		};
	},
	'a bad signature of another scheme beside it': ({ body, at, id }) => ({
		headers: { ...bySvix({ body, at, id, secret: WRONG_SECRET }), ...byStandard({ body, at, id }) },
	}),
};

function mapped(
	headers: Signed,
	change: (name: string, value: string) => string | undefined,
): Signed {
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) => {
			const changed = change(name, value);
			return changed === undefined ? [] : [[name, changed]];
		}),
	);
}

function isJson(body: string): boolean {
	try {
		return JSON.parse(body) !== undefined;
	} catch {
		return false;
	}
}

function generate(seed: number): { genuine: Sent[]; all: Sent[] } {
	const next = random(seed);
	const draw: Draw = (values) => values[Math.floor(next() * values.length)];
	const at = Date.now();
	const all: Array<Sent & { isGenuine: boolean }> = [];
	const kinds = { ...FORGERIES, ...GENUINE };
	for (let index = 0; index < COUNT; index++) {
		const kind = draw(Object.keys(kinds));
		const body = bodyOf('connection.created', { nonce: index });
		const id = `msg_${index}`;
		// A process of OpenSSL for each would take most of the time.
		const by = draw([bySvix, bySvix, byStandard, byStandard, byStandard, byOpenSsl]);
		const secret = draw(by === byOpenSsl ? AS_GIVEN : GOOD_SECRETS);
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
