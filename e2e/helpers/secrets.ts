import { query } from './database';

/**
 * Expects that nothing of what n8n has stored of executions and workflows, or logged, holds a secret.
 *
 * @param secrets as they are, looked for in base64 and hex too
 * @param of the folder of n8n's database, and what n8n has logged
 * @returns how many executions n8n has stored
 */
export async function expectNowhere(
	secrets: string[],
	{ userFolder, logs }: { userFolder: string; logs: string[] },
): Promise<number> {
	const [executions, workflows] = await Promise.all([
		query<object>(userFolder, 'SELECT data, workflowData FROM execution_data'),
		query<object>(userFolder, 'SELECT nodes, staticData FROM workflow_entity'),
	]);
	const all = JSON.stringify([executions, workflows, logs]);
	for (const secret of secrets) {
		for (const form of ['utf8', 'base64', 'hex'] as const)
			expect(all).not.toContain(Buffer.from(secret).toString(form));
	}
	expect(all).not.toMatch(/sk_(live|sandbox)_\w|whsec_\w/);
	return executions.length;
}
