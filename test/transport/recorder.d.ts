/** All of a value, as a log or a debugger would show it. */
export function inspect(value: unknown): string;
/** Records all that the process says: both output streams, the console, and n8n's loggers at every level. */
export function record(): {
	/** All of it as one text. */
	said(): string;
	/** What n8n logs with. */
	loggers: Array<{ debug(...words: unknown[]): void }>;
	/** Puts everything back. */
	stop(): void;
};
