const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

/** A fresh folder for one test file. */
exports.freshFolder = () => mkdtempSync(join(process.env.OFAUTH_TEST_FOLDER ?? tmpdir(), 'files-'));

exports.join = join;

/**
 * Runs a TypeScript file as a process of its own.
 *
 * @param file below the project's root
 * @param args what it gets, as one JSON argument
 */
exports.runScript = (file, args) => {
	const root = resolve(__dirname, '../..');
	const child = spawn(
		process.execPath,
		['--import', 'tsx', join(root, file), JSON.stringify(args)],
		{
			cwd: root,
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let output = '';
	child.stdout.on('data', (data) => (output += data));
	const ended = new Promise((done) =>
		child.on('close', (code, signal) => {
			// A real database lets go of what a dead process held; this one's lock is a folder that stays.
			if (signal && args.file) rmSync(`${args.file}.lock`, { recursive: true, force: true });
			done({ code, signal, output });
		}),
	);
	return { kill: () => child.kill('SIGKILL'), ended };
};
