import type { Mutation } from './types';

const NODE = 'nodes/OfAuthWebhookTrigger';
const SIGNATURE = ['test/webhookTrigger/signature'];
const FORGERY = ['test/webhookTrigger/forgery'];
const REDELIVERY = ['test/webhookTrigger/redelivery', 'test/webhookTrigger/deliveries'];
const ACTIVATION = ['test/webhookTrigger/activation'];
const EVENTS = ['test/webhookTrigger/events'];
const BODIES = ['test/webhookTrigger/bodies'];

/** Promises about webhooks: only what OFAuth has signed starts a workflow, and once. */
export const WEBHOOKS: Mutation[] = [
	{
		name: 'webhooks: a signature holds or nothing starts',
		file: `${NODE}/receive.ts`,
		from: "if (!('problem' in verified)) return { ...verified, body };",
		to: "if ('problem' in verified) return { scheme: 'svix', signedAt: 0, body };",
		tests: FORGERY,
	},
	{
		name: 'webhooks: the body is signed',
		file: `${NODE}/signature.ts`,
		from: '.update(prefix).update(body)',
		to: '.update(prefix)',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: what is old or from the future is refused',
		file: `${NODE}/signature.ts`,
		from: 'Math.abs(now - signedAt) <= TOLERANCE',
		to: 'now - signedAt <= TOLERANCE',
		tests: FORGERY,
	},
	{
		name: 'webhooks: an ID counts only where it was signed',
		file: `${NODE}/signature.ts`,
		from: 'const { scheme, id, signedAt } = genuine;',
		to: 'const { scheme, signedAt } = genuine;\n\tconst { id } = signed[0];',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: digests are compared in constant time',
		file: `${NODE}/signature.ts`,
		from: 'one.length === other.length && timingSafeEqual(one, other)',
		to: 'one.equals(other) || timingSafeEqual(one, other)',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: nothing is thrown, whatever comes',
		file: `${NODE}/signature.ts`,
		from: "		return { problem: 'the request is none that could be signed' };",
		to: "		throw new Error('x');",
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: a header that was sent twice is not read',
		file: `${NODE}/headers.ts`,
		from: 'if (parts.includes(null)) return [];',
		to: '',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: no point in an ID',
		file: `${NODE}/headers.ts`,
		from: String.raw`/^[!-+\-/-~]{1,256}$/`,
		to: String.raw`/^[!-~]{1,256}$/`,
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: a secret that is too short is no key',
		file: `${NODE}/keys.ts`,
		from: 'if (text.length < SHORTEST) return [];',
		to: '',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: base64 with a slip in it is no key',
		file: `${NODE}/keys.ts`,
		from: "bytes.length >= SHORTEST && bytes.toString('base64') === text",
		to: 'bytes.length >= SHORTEST',
		tests: SIGNATURE,
	},
	{
		name: 'webhooks: without a secret the trigger does not start',
		file: `${NODE}/activation.ts`,
		from: 'if ((await secretsOf(context)).length === 0) {',
		to: 'if ((await secretsOf(context)).length < 0) {',
		tests: ACTIVATION,
	},
	{
		name: 'webhooks: the secret of the Test URL counts',
		file: `${NODE}/secrets.ts`,
		from: "	['testSigningSecret', 'Signing Secret of the Test URL'],\n",
		to: '',
		tests: FORGERY,
	},
	{
		name: 'webhooks: a bad signature is answered',
		file: `${NODE}/receive.ts`,
		from: 'context.getResponseObject().status(status).send(words).end();',
		to: 'context.getResponseObject().status(200).send(words).end();',
		tests: FORGERY,
	},
	{
		name: 'webhooks: a genuine event that fails is asked for again',
		file: `${NODE}/receive.ts`,
		from: "return refuse(context, 500, 'Internal Server Error');",
		to: 'return {};',
		tests: EVENTS,
	},
	{
		name: 'webhooks: an event that was not chosen starts nothing',
		file: `${NODE}/receive.ts`,
		from: '!isChosen(event, events) || ',
		to: '',
		tests: EVENTS,
	},
	{
		name: 'webhooks: an event of another connection starts nothing',
		file: `${NODE}/receive.ts`,
		from: ' || !isOfConnection(event, connectionIds)',
		to: '',
		tests: EVENTS,
	},
	{
		name: 'webhooks: a redelivery starts nothing',
		file: `${NODE}/memory.ts`,
		from: '({ ...merged(data[name], own, now), ...marks })',
		to: '({})',
		tests: REDELIVERY,
	},
	{
		name: 'webhooks: renaming the node forgets nothing',
		file: `${NODE}/memory.ts`,
		from: 'context.getNode().id',
		to: 'context.getNode().name',
		tests: REDELIVERY,
	},
	{
		name: 'webhooks: the oldest marks go first, and are a thousand at most',
		file: `${NODE}/deliveries.ts`,
		from: '.slice(-MOST)',
		to: '.slice(0, MOST)',
		tests: REDELIVERY,
	},
	{
		name: 'webhooks: while the editor listens a redelivery comes in',
		file: `${NODE}/receive.ts`,
		from: "isTest ? 'first' : turnOf",
		to: 'turnOf',
		tests: REDELIVERY,
	},
	{
		name: 'webhooks: what names no event is unknown',
		file: `${NODE}/event.ts`,
		from: "typeof name === 'string' && name !== ''",
		to: 'name !== undefined',
		tests: BODIES,
	},
	{
		name: 'webhooks: the time of an event is its own',
		file: `${NODE}/receive.ts`,
		from: 'event.time ?? new Date',
		to: 'new Date',
		tests: BODIES,
	},
	{
		name: 'webhooks: what is remembered is stored, though n8n builds the workflow anew before it starts',
		file: 'nodes/OfAuthWebhookTrigger/memory.ts',
		from: 'waited += pause;\n\t\tpause = Math.min(pause * 1.2, LONGEST_PAUSE);\n\t\tchange();',
		to: 'waited += pause;',
		tests: ['test/webhookTrigger/redelivery'],
	},
	{
		name: 'webhooks: where n8n cannot look is no stranger',
		file: 'nodes/OfAuthWebhookTrigger/receive.ts',
		from: "return refuse(context, 500, 'Internal Server Error');",
		to: "return refuse(context, 401, 'Unauthorized');",
		tests: ['test/webhookTrigger/redelivery'],
	},
	{
		name: 'webhooks: a process knows what another has overwritten',
		file: 'nodes/OfAuthWebhookTrigger/memory.ts',
		from: '{ ...recent(stored, now), ...recent(taken, now) }',
		to: 'recent(stored, now)',
		tests: ['test/webhookTrigger/redelivery'],
		only: 'one process',
	},
	{
		name: 'webhooks: what comes again before it was answered is put off',
		file: 'nodes/OfAuthWebhookTrigger/memory.ts',
		from: "if (own.pending.has(mark)) return 'pending';",
		to: '',
		tests: ['test/webhookTrigger/redelivery'],
		only: 'puts off',
	},
];
