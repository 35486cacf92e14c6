const { rmSync } = require('node:fs');

module.exports = async () => {
	rmSync(process.env.OFAUTH_TEST_FOLDER, { recursive: true, force: true });
};
