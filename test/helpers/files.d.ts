/** A fresh folder for one test file. */
export function freshFolder(): string;
export function join(...parts: string[]): string;
/** Runs a TypeScript file below the project's root as a process of its own; `args` is its one JSON argument. */
export function runScript(
	file: string,
	args: unknown,
): {
	kill: () => void;
	ended: Promise<{ code: number | null; signal: string | null; output: string }>;
};
