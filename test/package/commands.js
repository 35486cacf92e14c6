const { execFileSync, spawnSync } = require('node:child_process');
const {
	appendFileSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join, resolve } = require('node:path');

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

/**
 * Copies what is published, adds lines to files of the copy, and checks its arrows with the command of
 * `npm run arrows`.
 *
 * @param lines what is added, by file; a file that is not there is made
 * @returns how the command ended, and what it found: rule, file, and where the arrow goes
 */
exports.arrowsOf = (folder, lines) => {
	const parts = ['nodes', 'credentials', 'index.js', 'package.json', '.dependency-cruiser.cjs'];
	for (const part of [...parts, 'tsconfig.json', 'tsconfig.test.json']) {
		cpSync(join(exports.ROOT, part), join(folder, part), { recursive: true });
	}
	symlinkSync(join(exports.ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
	for (const [file, line] of lines) {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		appendFileSync(join(folder, file), `${line}\n`);
	}
	const command = join(exports.ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const { arrows } = JSON.parse(exports.read('package.json')).scripts;
	const { status, stdout } = spawnSync(process.execPath, [command, ...arrows.split(' ').slice(1)], {
		cwd: folder,
		encoding: 'utf8',
	});
	const found = [...stdout.matchAll(/^ +error ([\w-]+): (\S+)(?: →\s+(\S+))?/gm)];
	// The packages are borrowed: their paths lead out of the copy.
	const inside = (path) => path?.replace(/^.*(?=node_modules\/)/, '');
	return { status, found: found.map(([, rule, from, to]) => ({ rule, from, to: inside(to) })) };
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
