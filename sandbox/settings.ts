import { DEFAULT_CONNECTIONS, SANDBOX_API_KEY } from './connections';
import type { LifeOptions, SandboxOptions, SentOptions, UploadOptions } from './types';

/** `uploadOrigin` undefined = the sandbox's own. */
export type UploadSettings = Required<Omit<UploadOptions, 'uploadOrigin'>> &
	Pick<UploadOptions, 'uploadOrigin'>;

/** `members` undefined = different in each list. */
export type Settings = Required<Omit<SandboxOptions, 'uploads' | 'life' | 'sent' | 'members'>> &
	Pick<SandboxOptions, 'members'> & {
		uploads: UploadSettings;
		life: Required<LifeOptions>;
		sent: Required<SentOptions>;
	};

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

const LIFE: Required<LifeOptions> = {
	queuedMs: 1000,
	sendingMs: 4000,
	halfLifeMs: HOUR,
	viewShare: 0.6,
	purchaseShare: 0.2,
	buyersOrder: 'oldestFirst',
	unsendMs: Infinity,
};

const SENT: Required<SentOptions> = {
	lagMs: 0,
	endlessHasMore: false,
	ignoresEndDate: false,
	rawText: 'plain',
	most: 100,
};

const FIXTURES = {
	seed: 1,
	lists: 12,
	media: 12,
	subscribers: 60,
	chats: 25,
	chatLength: 12,
	folders: 7,
	subscriptions: 15,
	transactions: 30,
	transactionsPage: 20,
};

/** Those of `names` that the options set. */
function given(options: SandboxOptions, names: typeof FIXTURES): Partial<typeof FIXTURES> {
	const set = Object.entries(options).filter(
		([name, value]) => Object.hasOwn(names, name) && value !== undefined,
	);
	return Object.fromEntries(set);
}

/**
 * Fills in what was not given.
 *
 * The default rate is OFAuth's for its standard plans (ofauth docs, reference/rate-limiting).
 *
 * @throws RangeError for a bucket that could never be full or never refill, for parts without bytes, for a negative lifetime or wait,
 * for chats of more than 1,000 messages
 */
export function settingsFrom(options: SandboxOptions): Settings {
	const { bucket = { perMinute: 60, burst: 90 } } = options;
	if (bucket && !(bucket.perMinute > 0 && bucket.burst >= 1)) {
		throw new RangeError('bucket: perMinute must be above 0 and burst at least 1');
	}
	const { chatLength = FIXTURES.chatLength } = options;
	if (!(chatLength >= 0 && chatLength <= 1000)) {
		throw new RangeError('chatLength must be from 0 to 1000');
	}
	return {
		port: options.port ?? 0,
		apiKey: options.apiKey ?? SANDBOX_API_KEY,
		accountScope: options.accountScope ?? true,
		connections: options.connections ?? DEFAULT_CONNECTIONS,
		bucket,
		rateLimitHeaders: options.rateLimitHeaders ?? 'epochSeconds',
		latencyMs: options.latencyMs ?? 0,
		holdUntilInFlight: options.holdUntilInFlight ?? 0,
		checksIds: options.checksIds ?? true,
		now: options.now ?? (() => Date.now()),
		members: options.members,
		refusedUsers: options.refusedUsers ?? [],
		filters: options.filters ?? 'honours',
		listsAs: options.listsAs ?? 'documented',
		chatPaceMs: options.chatPaceMs ?? 0,
		massMessagePaths: options.massMessagePaths ?? 'plain',
		...FIXTURES,
		...given(options, FIXTURES),
		life: { ...LIFE, ...options.life },
		sent: { ...SENT, ...options.sent },
		uploads: uploadSettingsFrom(options.uploads),
		onAnswered: options.onAnswered ?? (() => {}),
	};
}
