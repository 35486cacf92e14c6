/* eslint-disable @n8n/community-nodes/no-restricted-imports -- looks at the processes of this machine */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/**
 * The processes of an n8n, and what it has started, by the user folder in their environment.
 *
 * @param place a folder; user folders below it count too
 * @returns their ids; none where the system does not tell (Linux does)
 */
export function processesOf(place: string): number[] {
	if (!existsSync('/proc')) return [];
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.map(Number).filter((pid) => {
		try {
			return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`N8N_USER_FOLDER=${place}`);
		} catch {
			return false; // gone, or somebody else's
		}
	});
}
