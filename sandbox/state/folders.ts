import { notFound } from '../apiError';
import { FOLDER_TYPES, type FolderType } from '../fixtures/vaultFolders';

/** A folder of a vault. */
export interface Folder {
	id: number;
	type: FolderType;
	name: string;
	/** Ids, the first added first. */
	media: Set<number>;
}

const FIRST_ID = 601;

/** The vault folders of one connection. */
export class Folders {
	private readonly byId = new Map<number, Folder>();
	private nextId = FIRST_ID;

	/**
	 * @param count how many, those that OnlyFans makes itself included, which come first
	 * @param mediaIds of the vault, to be spread over them
	 */
	constructor(count: number, mediaIds: number[]) {
		for (let nth = 0; nth < count; nth += 1) {
			const type: FolderType = FOLDER_TYPES.at(nth) ?? 'custom';
			const name = type === 'custom' ? `Folder ${nth + 1}` : type;
			const media = mediaIds.filter((_, index) => index % count === nth);
			this.add({ ...this.plan(name), type, media: new Set(media) });
		}
	}

	all(): Folder[] {
		return [...this.byId.values()];
	}

	/** @throws ApiError 404 where the connection has no such folder */
	get(id: number | string): Folder {
		const folder = this.byId.get(Number(id));
		if (!folder) throw notFound('Vault folder not found');
		return folder;
	}

	/** A new empty folder that is not kept yet. */
	plan(name: string): Folder {
		return { id: this.nextId, type: 'custom', name, media: new Set() };
	}

	add(folder: Folder): void {
		this.byId.set(folder.id, folder);
		this.nextId += 1;
	}

	remove({ id }: Folder): void {
		this.byId.delete(id);
	}
}
