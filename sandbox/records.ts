export type ConnectionStatus = 'active' | 'expired' | 'awaiting_2fa';

/** One creator's account linked to the sandbox. No `permissions` = all of them. */
export interface SandboxConnection {
	id: string;
	status: ConnectionStatus;
	permissions?: string[];
	userData: { id: number; name: string; username: string; avatar: string | null };
}

/** One request as it arrived. */
export interface ReceivedRequest {
	/** Milliseconds since 1970, at arrival. */
	at: number;
	method: string;
	/** Without the query. */
	path: string;
	/** A repeated key gives an array. */
	query: Record<string, unknown>;
	/** Names in lower case. Holds the API key: never print it. */
	headers: Record<string, string>;
	connectionId?: string;
	/** The parsed JSON; the text where it is no JSON; undefined where there is none or it is still arriving. */
	body: unknown;
	/** 0 until answered. 'dropped' = the connection ended with no answer, whoever ended it. */
	status: number | 'dropped';
	/** Id of what this request created (a mass or chat message, a user list, a vault folder), whatever was answered. */
	createdId?: number;
	/** Bytes of the body. */
	contentLength: number;
}

/** One mass message that exists because a request asked for it. */
export interface CreatedMessage {
	id: number;
	/** Milliseconds since 1970. */
	at: number;
	connectionId: string;
	/** As it is now: an update replaces it. */
	body: Record<string, unknown>;
	/** Milliseconds since 1970, where it was updated. */
	changedAt?: number;
	/** Milliseconds since 1970, where it was canceled or unsent. */
	canceledAt?: number;
}

/** One message to a single fan that exists because a request asked for it. */
export interface ChatMessage {
	id: number;
	/** Milliseconds since 1970. */
	at: number;
	connectionId: string;
	/** The fan. */
	userId: number;
	body: Record<string, unknown>;
	/** Milliseconds since 1970, where it was unsent. */
	canceledAt?: number;
}

/** One upload that a request has begun. */
export interface SandboxUpload {
	mediaUploadId: string;
	connectionId: string;
	filename: string;
	size: number;
	contentType: string;
	/** Numbers of the parts accepted, in order of arrival, repeats included. A single upload is part 1. */
	parts: number[];
	/** Bytes accepted in all, repeats included. */
	bytes: number;
	/** SHA-256 of the whole file in hex, once complete; missing where no part arrived right after the one before it. */
	sha256?: string;
	/** Id in the connection's vault, once complete. */
	mediaId?: number;
	/** Milliseconds since 1970 from which its media is ready, once complete. A test may change it. */
	readyAt?: number;
	/** Whether no media could be made of it. A test may set it. */
	hasError?: boolean;
	/** Id of the one mass message that holds it. */
	usedByMessage?: number;
}
