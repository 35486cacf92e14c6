import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { ListReader } from '../transport/listReader';
import { problemOf } from '../transport/page';
import { listEntry } from './listEntry';
import { mediaEntry } from './searchVaultMedia';
import { connectionRequest } from './editorRequest';

/** A list that is loaded whole, because n8n searches it in the browser. */
interface WholeList {
	path: string;
	/** What OFAuth gives per page at most (SDK). */
	perPage: number;
	/** Entries after which the form is told to use IDs. */
	most: number;
	/** The option for an entry; nothing where the entry has no ID that the request could use. */
	toOption: (entry: IDataObject) => INodePropertyOptions | undefined;
}

const USER_LISTS: WholeList = {
	path: '/v2/access/users/lists',
	perPage: 100,
	most: 2000,
	toOption: listEntry,
};

/** The request wants OnlyFans user IDs, not those of the forms (OFAuth's request schema). */
const RELEASE_FORMS: WholeList = {
	path: '/v2/access/self/release-forms',
	perPage: 20,
	most: 400,
	toOption: ({ partnerId, name, userName, status }) => {
		const pending = status === 'pending' ? ' – pending' : '';
		return userOption(partnerId, `${nameOf(name, userName)}${pending}`);
	},
};

const TAGGABLE_USERS: WholeList = {
	path: '/v2/access/self/tagged-friend-users',
	perPage: 20,
	most: 400,
	toOption: ({ user, name }) => {
		const { id, username } = (user ?? {}) as IDataObject;
		return userOption(id, nameOf(name, username));
	},
};

const VAULT_MEDIA: WholeList = {
	path: '/v2/access/vault/media',
	perPage: 40,
	most: 400,
	toOption: (entry) => {
		const { name, value } = mediaEntry(entry);
		return { name, value };
	},
};

function nameOf(name: unknown, username: unknown): string {
	return [name, username ? `@${String(username)}` : undefined].filter(Boolean).join(' ');
}

function userOption(id: unknown, name: string): INodePropertyOptions | undefined {
	return typeof id === 'number' && id > 0 ? { name: name || String(id), value: id } : undefined;
}

async function load(
	context: ILoadOptionsFunctions,
	{ path, perPage, most, toOption }: WholeList,
): Promise<INodePropertyOptions[]> {
	const send = await connectionRequest(context);
	// An entry that says it, because an error stays in the field when a credential is chosen afterwards.
	if ('missing' in send) return [{ name: send.missing, value: '' }];
	const paging = { style: 'offset', pageSize: perPage } as const;
	const list = new ListReader(async (qs) => await send(path, qs), paging, { most });
	const stopped = await list.run();
	if (stopped) throw new NodeOperationError(context.getNode(), problemOf(stopped));
	const options = list.entries.flatMap((entry) => toOption(entry) ?? []);
	if (!list.hasMore) return options;
	const hint = `… only the first ${list.entries.length} are shown: give others by ID with an expression`;
	return [...options, { name: hint, value: '' }];
}

/** The user lists of the connection chosen in the form, with the number of users of each. */
export async function getUserLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await load(this, USER_LISTS);
}

/** The people of whom the creator has release forms. */
export async function getReleaseFormUsers(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await load(this, RELEASE_FORMS);
}

/** The users whom the creator may tag. */
export async function getTaggableUsers(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await load(this, TAGGABLE_USERS);
}

/** The media of the vault of the connection chosen in the form, newest first. */
export async function getVaultMedia(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await load(this, VAULT_MEDIA);
}
