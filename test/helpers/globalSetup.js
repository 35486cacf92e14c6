const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** One folder for all that the tests write; the workers inherit its name. */
module.exports = async () => {
	process.env.OFAUTH_TEST_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-ofauth-'));
};
