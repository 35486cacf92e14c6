import type { ITaskData } from 'n8n-workflow';

import { SANDBOX_API_KEY, type Sandbox } from '../../sandbox';
import { NODE_NAME, runNode, type RunOptions, type RunResult } from '../helpers/engine';

/** What every message of these tests has unless a test says otherwise. */
export const VALID = { text: 'Hello', userIds: '123456' };

/** The credential "main" that signs requests to a sandbox. */
export function credentialsFor(
	{ url }: Sandbox,
	data: Record<string, string> = {},
): NonNullable<RunOptions['credentials']> {
	return {
		main: { apiKey: SANDBOX_API_KEY, connectionId: 'conn_amber', baseUrl: url, ...data },
	};
}

/** Runs the node against a sandbox, with a message that is valid but for what the test gives. */
export async function send(
	sandbox: Sandbox,
	{ parameters, ...options }: RunOptions = {},
): Promise<RunResult> {
	return await runNode({
		credentials: credentialsFor(sandbox),
		parameters: { ...VALID, ...parameters },
		...options,
	});
}

/** The bodies that arrived, in order. */
export function bodies({ received }: Sandbox): Array<Record<string, unknown>> {
	return received.map(({ body }) => body as Record<string, unknown>);
}

/** All that an error tells the user. */
export function wordsOf(error: RunResult['error']): string {
	const { message, description } = (error ?? {}) as { message?: string; description?: string };
	return `${message ?? ''}\n${description ?? ''}`;
}

/** What the editor shows beside the output. */
export function hintsOf({ run }: RunResult): string[] {
	const [task] = run.data.resultData.runData[NODE_NAME] as Array<
		ITaskData & { hints?: Array<{ message: string }> }
	>;
	return (task.hints ?? []).map(({ message }) => message);
}
