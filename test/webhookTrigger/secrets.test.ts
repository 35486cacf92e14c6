import { WebhookContext } from 'n8n-core';

import { triggerContext } from '../helpers/webhookTrigger';
import { inspect, record } from '../transport/recorder';
import { bodyOf } from './bodyOf';
import { JSON_TYPE, post, REFUSED, useWebhookServer } from './server';
import { byOpenSsl, byStandard, bySvix, SECRET, TEST_SECRET, WRONG_SECRET } from './signed';

const its = useWebhookServer();
const credential = { signingSecret: SECRET, testSigningSecret: TEST_SECRET };
const body = bodyOf('connection.created');

/** What must be nowhere: secrets as text and as bytes, and signatures. */
function secretsIn(headers: Array<Record<string, string>>): string[] {
	const secrets = [SECRET, TEST_SECRET].map((secret) => secret.slice('whsec_'.length));
	const signatures = headers
		.flatMap((one) => Object.entries(one))
		.filter(([name]) => name.endsWith('signature'))
		.map(([, value]) => value.split(/,v1=|v1,/).at(-1) as string);
	return [
		...secrets,
		...secrets.map((one) => Buffer.from(one, 'base64').toString()),
		...signatures,
	];
}

test('neither a secret nor a signature is in an output, an answer, what is kept or what is logged', async () => {
	its.server.use({ credential });
	const good = [bySvix({ body }), byStandard({ id: 'msg_2', body }), byOpenSsl({ body })];
	const bad = [bySvix({ secret: WRONG_SECRET, body }), { ...good[0], 'svix-id': 'msg_7' }];
	const recorder = record();
	const answers: unknown[] = [];
	for (const headers of [...good, ...bad])
		answers.push(await post(its.server, body, { ...JSON_TYPE, ...headers }));
	recorder.stop();
	const said = recorder.said();
	expect(its.server.started).toHaveLength(3);
	expect(said).toContain('refused a request: no signing secret fits its signature');
	const seen = inspect([its.server.started, its.server.kept(), answers, said]);
	const secrets = secretsIn([...good, ...bad]);
	expect(secrets).toHaveLength(9);
	for (const secret of secrets) expect(seen).not.toContain(secret);
});

test('the answer to a bad signature does not tell what is wrong with it', async () => {
	its.server.use({ credential });
	const bad = [
		{},
		bySvix({ secret: WRONG_SECRET, body }),
		bySvix({ at: Date.now() - 900_000, body }),
		{ ...bySvix({ body }), 'svix-signature': 'v1' },
	];
	for (const headers of bad)
		expect(await post(its.server, body, { ...JSON_TYPE, ...headers })).toEqual(REFUSED);
});

test('where there is neither a request nor an answer, nothing is thrown', async () => {
	const { nodeType, workflow, node, additionalData, webhook } = triggerContext({ credential });
	const context = new WebhookContext(workflow, node, additionalData, 'webhook', webhook, [], null);
	expect(await nodeType.webhook?.call(context)).toEqual({ noWebhookResponse: true });
});
