/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- reads files of this repository */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The text of each job of a workflow, by its name. */
function jobsOf(workflow: string): Record<string, string> {
	const text = readFileSync(join(ROOT, '.github', 'workflows', workflow), 'utf8');
	const [, jobs] = text.split(/^jobs:\n/m);
	const parts = jobs.split(/^ {2}(\S+):\n/m).slice(1);
	return Object.fromEntries(
		parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1]]] : [])),
	);
}

describe('The workflow that publishes', () => {
	const { gate, publish, ...others } = jobsOf('publish.yml');

	it('runs the whole gate, as .ci/run does, where the end to end tests can install what they need', () => {
		expect(Object.keys(others)).toEqual([]);
		expect(gate).toMatch(/^ {6}- run: \.ci\/run$/m);
		const container = /^ {4}container: .*$/m;
		expect(container.exec(gate)?.[0]).toBe(container.exec(jobsOf('ci.yml')['end-to-end'])?.[0]);
	});

	it('publishes only after it, and only from a tag of the version', () => {
		expect(publish).toMatch(/^ {4}needs: gate$/m);
		expect(gate).toContain('test "${TAG#v}" = ');
	});

	it('gives the gate nothing that could publish', () => {
		expect(gate).not.toContain('id-token');
		expect(publish).toContain('id-token: write');
		expect(gate + publish).not.toMatch(/secrets\./);
	});
});
