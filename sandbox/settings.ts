import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY } from './connections';
import type { SandboxOptions } from './types';

export type Settings = Required<SandboxOptions>;

/**
 * Fills in what was not given.
 *
 * The default rate is OFAuth's for its standard plans (ofauth docs, reference/rate-limiting).
 *
 * @throws RangeError for a bucket that could never be full or never refill.
 */
export function settingsFrom(options: SandboxOptions): Settings {
	const { bucket = { perMinute: 60, burst: 90 } } = options;
	if (bucket && !(bucket.perMinute > 0 && bucket.burst >= 1)) {
		throw new RangeError('bucket: perMinute must be above 0 and burst at least 1');
	}
	return {
		port: options.port ?? 0,
		apiKey: options.apiKey ?? SANDBOX_API_KEY,
		accountScope: options.accountScope ?? true,
		connections: options.connections ?? DEFAULT_CONNECTIONS,
		bucket,
		rateLimitHeaders: options.rateLimitHeaders ?? 'epochSeconds',
		latencyMs: options.latencyMs ?? 0,
		lists: options.lists ?? 5,
		media: options.media ?? 12,
		onAnswered: options.onAnswered ?? (() => {}),
	};
}
