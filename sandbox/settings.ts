import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY } from './connections';
import type { SandboxOptions, UploadOptions } from './types';

/** `uploadOrigin` undefined = the sandbox's own. */
export type UploadSettings = Required<Omit<UploadOptions, 'uploadOrigin'>> &
	Pick<UploadOptions, 'uploadOrigin'>;

export type Settings = Required<Omit<SandboxOptions, 'uploads'>> & { uploads: UploadSettings };

const HOUR = 3_600_000;

function uploadSettingsFrom(options: UploadOptions = {}): UploadSettings {
	const { partSize = 5_242_880, lifetimeMs = HOUR, readyAfterMs = 0 } = options;
	const isPossible = Number.isSafeInteger(partSize) && partSize > 0;
	if (!(isPossible && lifetimeMs >= 0 && readyAfterMs >= 0)) {
		throw new RangeError(
			'uploads: partSize must be a whole number above 0, lifetimeMs and readyAfterMs not below 0',
		);
	}
	return {
		plan: options.plan ?? 'body',
		partSize,
		tellsMedia: options.tellsMedia ?? true,
		uploadOrigin: options.uploadOrigin,
		lifetimeMs,
		readyAfterMs,
	};
}

/**
 * Fills in what was not given.
 *
 * The default rate is OFAuth's for its standard plans (ofauth docs, reference/rate-limiting).
 *
 * @throws RangeError for a bucket that could never be full or never refill, for parts without bytes, for a negative lifetime or wait
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
		checksIds: options.checksIds ?? true,
		lists: options.lists ?? 8,
		media: options.media ?? 12,
		uploads: uploadSettingsFrom(options.uploads),
		onAnswered: options.onAnswered ?? (() => {}),
	};
}
