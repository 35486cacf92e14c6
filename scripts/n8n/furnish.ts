import { SANDBOX_API_KEY } from '../../sandbox';
import { SANDBOX_WEBHOOK_ID, SANDBOX_WEBHOOK_SECRET } from '../../sandbox/webhooks';
import { exampleWorkflows } from './examples';
import { N8nRest, type Saved } from './rest';

/** Where what the examples talk to is to be found. */
interface Servers {
	sandboxUrl: string;
	videoUrl: string;
}

/**
 * Fills n8n with what a newcomer needs: a user, credentials and the examples. What is there already stays. The
 * example that listens where the sandbox sends its events goes live when it is new.
 *
 * @param url of n8n
 * @returns the examples as n8n keeps them
 */
export async function furnish(url: string, { sandboxUrl, videoUrl }: Servers): Promise<Saved[]> {
	const rest = new N8nRest(url);
	await rest.login();
	const credential = await rest.saveCredential('OFAuth sandbox', 'ofAuthApi', {
		apiKey: SANDBOX_API_KEY,
		connectionId: 'conn_amber',
		baseUrl: sandboxUrl,
	});
	const webhookCredential = await rest.saveCredential(
		'OFAuth webhook sandbox',
		'ofAuthWebhookApi',
		{ signingSecret: SANDBOX_WEBHOOK_SECRET },
	);
	const known = (await rest.workflows()).map(({ name }) => name);
	const examples = exampleWorkflows({
		credential,
		webhookCredential,
		apiUrl: sandboxUrl,
		videoUrl,
	});
	for (const workflow of examples) {
		if (known.includes(workflow.name)) continue;
		const saved = await rest.createWorkflow(workflow);
		const listens = workflow.nodes.some(({ webhookId }) => webhookId === SANDBOX_WEBHOOK_ID);
		if (listens) await rest.activate(saved);
	}
	const names = examples.map(({ name }) => name);
	return (await rest.workflows()).filter(({ name }) => names.includes(name));
}
