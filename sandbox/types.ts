import type { ReceivedRequest, SandboxConnection } from './records';

/** What a sandbox can be told at its start. Every field has a default. */
export interface SandboxOptions {
	/** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
	port?: number;
	/** The one API key that is accepted; default `SANDBOX_API_KEY`. */
	apiKey?: string;
	/** Whether the key has the scope ACCOUNT; without it every /v2/account/* answers 403. Default true. */
	accountScope?: boolean;
	/** Default `DEFAULT_CONNECTIONS`. Read anew for each request, so a test may change one while it runs. */
	connections?: SandboxConnection[];
	/** Tokens per minute and size of each connection's bucket; default 60 and 90. null = no limit. */
	bucket?: BucketRate | null;
	/** Unit of X-RateLimit-Reset, which OFAuth's documentation leaves open; default epochSeconds. */
	rateLimitHeaders?: RateLimitHeaders;
	/** Milliseconds every answer is held back after its work is done; default 0. */
	latencyMs?: number;
	/** Of what is asked for connections no answer leaves before so many are here at once; from then on they leave as usual. Default 0. */
	holdUntilInFlight?: number;
	/** Whether the lists and vault media that a message names must exist at its connection; default true. Users need not exist. */
	checksIds?: boolean;
	/** How many user lists each connection has, the five built-in ones included; default 12. */
	lists?: number;
	/** How many vault media each connection has; default 12. */
	media?: number;
	uploads?: UploadOptions;
	/** What looks like chance follows from this number: spending, views, buyers and so on; default 1. */
	seed?: number;
	/** The time by which things happen, in milliseconds since 1970; default Date.now. `advance` counts on from it. */
	now?: () => number;
	/** Members of each user list but "fans", which holds the active subscribers. Default: a few dozen, different in each. */
	members?: number;
	/** How many subscribers each connection has, a fifth of them expired; default 60. Their ids begin at 100001. */
	subscribers?: number;
	/** Ids of users whom no list takes: the answer is a 200 whose userState says so. Default none. */
	refusedUsers?: number[];
	/** What becomes of `filter[...]` of subscribers and subscriptions, whose encoding is not documented; default honours. */
	filters?: 'honours' | 'ignores' | 'refuses';
	/** How every list comes: as documented (default), under `list`, under `items`, or as a bare array. */
	listsAs?: 'documented' | 'list' | 'items' | 'array';
	/** How many chats each connection has; default 25. */
	chats?: number;
	/** How many messages each of them has to begin with; default 12, at most 1000. */
	chatLength?: number;
	/** Milliseconds that must lie between two chat messages of a connection, or it is a 400; default 0. */
	chatPaceMs?: number;
	/** How many vault folders each connection has, the five built-in ones included; default 7. */
	folders?: number;
	/** How many creators each connection has subscribed to, a third of them expired; default 15. */
	subscriptions?: number;
	/** How many payments each connection received before the sandbox's start; default 30. */
	transactions?: number;
	/** Payments at once; default 20. */
	transactionsPage?: number;
	life?: LifeOptions;
	sent?: SentOptions;
	/** Whether GET, PUT and DELETE of a mass message are at `/mass-messages/{id}` (default), at `/mass-messages/scheduled/{id}`, or at both. */
	massMessagePaths?: 'plain' | 'scheduled' | 'both';
	/** Called once per request when its answer has left, or when its connection is gone. */
	onAnswered?: (request: ReceivedRequest) => void;
}

/** What becomes of a mass message by itself. */
export interface LifeOptions {
	/** Milliseconds from its date until the first fan gets it; default 1,000. */
	queuedMs?: number;
	/** Milliseconds from the first fan to the last; default 4,000. */
	sendingMs?: number;
	/** Milliseconds in which half of those who will see it have seen it; default one hour. */
	halfLifeMs?: number;
	/** About which share of the fans see it in the end; default 0.6. */
	viewShare?: number;
	/** About which share of those who see a message with a price buy it by themselves; default 0.2, none at 0. */
	purchaseShare?: number;
	/** Order of those who have bought a message, which OFAuth leaves open; default oldestFirst. */
	buyersOrder?: 'oldestFirst' | 'newestFirst' | 'byId';
	/** Milliseconds from its date in which it can be unsent; default Infinity. After that the answer is `success: false`. */
	unsendMs?: number;
}

/** How `analytics/mass-messages/sent` behaves; the defaults are the kind ones. */
export interface SentOptions {
	/** Milliseconds from a message's date until it is shown; default 0. */
	lagMs?: number;
	/** Whether `hasMore` is true whatever is left; default false. */
	endlessHasMore?: boolean;
	/** Whether `endDate` changes nothing, so that every page is the first; default false. */
	ignoresEndDate?: boolean;
	/** `rawText`: without tags and markers (default), as HTML, or as it was sent. */
	rawText?: 'plain' | 'html' | 'asSent';
	/** Entries at once, whatever `limit` says; default 100. */
	most?: number;
}

/** How uploads go. OFAuth's sources disagree here, so a caller has to get along with either way. */
export interface UploadOptions {
	/** Where init tells how to cut the file: in its body (current docs) or in two headers (SDK 3.0.0). Default body. */
	plan?: 'body' | 'headers';
	/** Bytes of every part but the last; default 5,242,880. A file no larger is a single upload. */
	partSize?: number;
	/** Whether the answer that ends an upload says what media it became, which OFAuth leaves open; default true. */
	tellsMedia?: boolean;
	/** Origin of every `uploadUrl`, as `https://host`; default the sandbox's own. */
	uploadOrigin?: string;
	/** Milliseconds until a session expires; default one hour; 0 = at once. */
	lifetimeMs?: number;
	/** Milliseconds from the end of an upload until its media is ready; default 0; Infinity = never. */
	readyAfterMs?: number;
}

/** Both above zero; burst at least 1. */
export interface BucketRate {
	perMinute: number;
	burst: number;
}

export type RateLimitHeaders = 'epochSeconds' | 'epochMs' | 'deltaSeconds' | 'none';
