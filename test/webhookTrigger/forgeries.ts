import { bodyOf } from './bodyOf';
import type { SentHeaders } from './server';
import { byStandard, bySvix, SECRET, WRONG_SECRET } from './signed';

type Signed = Record<string, string>;
export type Draw = <T>(values: T[]) => T;
/** What is sent, and how the headers of a genuine one are made. */
export interface Made {
	body: string;
	at: number;
	id: string;
	sign: (change?: { body?: string; at?: number; id?: string; secret?: string }) => Signed;
	draw: Draw;
}

/** Each kind of request that nobody who knows a secret has sent. */
export const FORGERIES: Record<string, (made: Made) => { body?: string; headers: SentHeaders }> = {
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
export const GENUINE: Record<string, (made: Made) => { headers: SentHeaders }> = {
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
