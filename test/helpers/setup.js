// Must run before n8n's engine is loaded: it reads its folder, its time zone and its log level once.
const { mkdirSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** In tests a folder per worker, which the teardown removes; in a command one that goes with the process. */
function userFolder() {
	const { OFAUTH_TEST_FOLDER: shared, JEST_WORKER_ID: worker } = process.env;
	if (shared) return join(shared, `worker-${worker}`);
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

process.env.N8N_USER_FOLDER ??= userFolder();
mkdirSync(process.env.N8N_USER_FOLDER, { recursive: true });
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';
