const { writeSync } = require('node:fs');

const say = (line) => writeSync(1, `${line}\n`);

/** Prints each check when it has ended, and at the end how many there were. */
module.exports = class {
	passed = 0;
	failed = 0;
	skipped = 0;

	onTestFileStart({ path }) {
		say(`\n${path.split('/e2e/').pop()}`);
	}

	onTestCaseResult(_, { status, fullName, duration, failureMessages }) {
		if (status === 'passed') this.passed++;
		else if (status === 'failed') this.failed++;
		else this.skipped++;
		const seconds = ((duration ?? 0) / 1000).toFixed(1);
		say(`  ${status === 'passed' ? 'ok' : status.toUpperCase()}  ${fullName} (${seconds} s)`);
		for (const message of failureMessages) say(message.replace(/^/gm, '      '));
	}

	onTestFileResult(_, { testExecError, failureMessage, numFailingTests }) {
		if (!testExecError && !(failureMessage && numFailingTests === 0)) return;
		this.failed++;
		say(`  FAILED  ${failureMessage ?? testExecError.message}`);
	}

	onRunComplete() {
		const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
		say(`\n${this.passed} passed, ${this.failed} failed${skipped}`);
	}

	getLastError() {}
};
