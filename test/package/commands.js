const { execFileSync } = require('node:child_process');
const {
	cpSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

/** Where the package is. */
exports.ROOT = resolve(__dirname, '../..');

/** A file of the package as text. */
exports.read = (file) => readFileSync(join(exports.ROOT, file), 'utf8');

/** The files below some folders of the package, by their path from its root. */
exports.filesBelow = (...folders) =>
	folders.flatMap((folder) =>
		readdirSync(join(exports.ROOT, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name).slice(exports.ROOT.length + 1)),
	);

/** A folder that `remove` takes away again. */
exports.scratch = () => {
	const folder = mkdtempSync(join(process.env.OFAUTH_TEST_FOLDER ?? tmpdir(), 'package-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/**
 * Packs the package as `npm publish` would, and unpacks it.
 *
 * @returns what npm says of the tarball, and the folder with its content
 */
exports.pack = (folder) => {
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const output = execFileSync(npm, args, {
		cwd: exports.ROOT,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const parsed = JSON.parse(output);
	const [report] = Array.isArray(parsed) ? parsed : Object.values(parsed);
	execFileSync('tar', ['-xzf', join(folder, report.filename), '-C', folder]);
	return { report, unpacked: join(folder, 'package') };
};

/** Copies what n8n's scanner reads of the source, and puts one more file, or another text, into the copy. */
exports.plant = (folder, file, text) => {
	for (const part of ['nodes', 'credentials', 'icons', 'package.json']) {
		cpSync(join(exports.ROOT, part), join(folder, part), { recursive: true });
	}
	writeFileSync(join(folder, file), text);
	return folder;
};

/** Runs n8n's own scanner on a folder, in a process of its own because it is an ES module. */
exports.scan = (folder, patterns) =>
	JSON.parse(
		execFileSync(
			process.execPath,
			[join(__dirname, 'scan.mjs'), folder, ...(patterns ? [JSON.stringify(patterns)] : [])],
			{
				encoding: 'utf8',
				cwd: exports.ROOT,
				// With "test", as jest sets it, n8n's lint rules take every file for one of their own tests.
				env: { ...process.env, NODE_ENV: 'production' },
			},
		),
	);
