import type { IDataObject } from 'n8n-workflow';

import type { Sighting } from '../delivery/lookUpRules';
import type { Likeness } from '../delivery/traces';
import type { OfAuthCredential } from '../transport/credential';
import type { ConnectionList } from '../transport/paging';
import { shortHash } from '../values/shortHash';

/** Where OFAuth shows what was created, so that it can be found there if its answer was lost. */
export interface LookUp {
	/** Newest first. */
	list: ConnectionList;
	/** What the connection needs for that. */
	permission: string;
	/** @returns what a request is known by there; nothing for one that is not shown */
	likenessOf: (body: IDataObject) => Likeness | undefined;
	/** Why such a one is not looked up, as a clause. */
	notShown: string;
	/** @returns the same of what is shown; nothing where it says too little */
	sightingOf: (entry: IDataObject) => Sighting | undefined;
}

interface ConnectionAt {
	connectionId: string;
	credential: Pick<OfAuthCredential, 'baseUrl'>;
}

/** What tells a connection from every other, of another address too. */
export function accountOf({ connectionId, credential }: ConnectionAt): string {
	return `${credential.baseUrl} ${connectionId}`;
}

/** With the texts as hashes: what is kept of a message must not be its text. */
export function hashed<T extends Likeness>(like: T): T {
	const texts = [...new Set(like.texts)].map((text) => shortHash(text, HASH));
	return { ...like, texts };
}

/** Characters that tell texts apart. */
const HASH = 22;
