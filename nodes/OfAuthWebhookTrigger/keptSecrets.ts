import type { IWebhookFunctions } from 'n8n-workflow';

import { CREDENTIAL, secretsOf } from './secrets';

/**
 * Milliseconds for which secrets that were read admit an event. To read a credential takes n8n longer than all else
 * about an event (it makes an isolate for the expressions in it), and events come in bursts.
 */
export const KEPT = 5_000;

interface Kept {
	secrets: string[];
	/** Milliseconds. */
	readAt: number;
}

/** By workflow, node and credential; in this process alone. */
const kept = new Map<string, Kept>();

/** The secrets that were read for this node in the last moments; none where nothing was. @param now milliseconds */
export function keptSecrets(context: IWebhookFunctions, now: number): string[] {
	const key = keyOf(context);
	const { secrets, readAt } = kept.get(key) ?? { secrets: [], readAt: now };
	// A clock can be put back.
	if (Math.abs(now - readAt) < KEPT) return secrets;
	kept.delete(key);
	return [];
}

/**
 * The secrets as they are now, which are kept for the next events.
 *
 * @param now milliseconds
 * @throws what n8n throws where it cannot read the credential
 */
export async function freshSecrets(context: IWebhookFunctions, now: number): Promise<string[]> {
	const secrets = await secretsOf(context);
	kept.set(keyOf(context), { secrets, readAt: now });
	return secrets;
}

function keyOf(context: IWebhookFunctions): string {
	const { id, credentials } = context.getNode();
	return JSON.stringify([context.getWorkflow().id, id, credentials?.[CREDENTIAL]?.id]);
}

/** As a new process begins. */
export function forgetSecrets(): void {
	kept.clear();
}
