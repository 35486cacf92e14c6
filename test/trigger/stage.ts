import {
	DEFAULT_CONNECTIONS,
	startSandbox,
	type Sandbox,
	type SandboxConnection,
} from '../../sandbox';
import { BEGIN, onTestTime } from './lives';

/** What a test of polls stands on. */
export interface Stage {
	sandbox: Sandbox;
	/** Those of the sandbox, which looks here at each request. */
	connections: SandboxConnection[];
	/** By the clock of node and sandbox, milliseconds since 1970. */
	now: number;
	/** Puts that clock forward. */
	pass: (ms: number) => void;
}

/** Gives the tests of a file a sandbox and a clock, which begin anew with each. */
export function onStage(): Stage {
	const connections = [...DEFAULT_CONNECTIONS];
	const pass = (ms: number) => jest.setSystemTime((stage.now += ms));
	const stage = { connections, now: BEGIN, pass } as unknown as Stage;
	onTestTime();
	beforeAll(async () => {
		stage.sandbox = await startSandbox({ bucket: null, connections });
	});
	afterAll(async () => await stage.sandbox.close());
	beforeEach(() => {
		jest.setSystemTime((stage.now = BEGIN));
		connections.splice(0, connections.length, ...DEFAULT_CONNECTIONS);
		stage.sandbox.reset();
	});
	return stage;
}
