/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a process of its own, that is measured */
import { writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector';

/** Microseconds between two looks at what runs. */
const INTERVAL = 250;

/** Watches measured runs, and nothing in between. */
export interface RunProfiler {
	start(): Promise<void>;
	stop(): Promise<void>;
	/** Writes a profile per run into the file, as JSON. */
	write(): void;
}

/** V8's own CPU profiler, in the process that it is called in. @param file where the profiles go; without it nothing is watched */
export function runProfiler(file: string | undefined): RunProfiler {
	if (!file) return { start: async () => {}, stop: async () => {}, write: () => {} };
	const session = new Session();
	session.connect();
	const post = async <T>(method: string, parameters?: object) =>
		await new Promise<T>((resolve, reject) =>
			session.post(method, parameters, (error, answer) =>
				error ? reject(error) : resolve(answer as T),
			),
		);
	const profiles: Profiler.Profile[] = [];
	return {
		async start() {
			await post('Profiler.enable');
			await post('Profiler.setSamplingInterval', { interval: INTERVAL });
			await post('Profiler.start');
		},
		async stop() {
			profiles.push((await post<Profiler.StopReturnType>('Profiler.stop')).profile);
			await post('Profiler.disable');
		},
		write: () => writeFileSync(file, JSON.stringify(profiles)),
	};
}
