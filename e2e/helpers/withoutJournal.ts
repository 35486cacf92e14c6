/* eslint-disable @n8n/community-nodes/no-restricted-imports -- changes a file of this machine */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import { packageFolder } from '../../scripts/n8n/package';

/** n8n makes the helpers anew for each run of a node. Where they lack this one, the node keeps no journal. */
const WITHOUT = `
const { execute } = exports.OfAuth.prototype;
exports.OfAuth.prototype.execute = async function () {
	delete this.helpers.checkProcessedAndRecord;
	return await execute.call(this);
};
`;

/** Changes the package in a user folder so that it sends as if n8n had no record of processed data. */
export function takeJournalAway(userFolder: string): void {
	const folder = packageFolder(userFolder);
	appendFileSync(join(folder, 'dist', 'nodes', 'OfAuth', 'OfAuth.node.js'), WITHOUT);
}
