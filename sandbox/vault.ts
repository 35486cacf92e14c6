import { vaultMedia, vaultMediaOf } from './fixtures/vaultMedia';
import { found } from './paging';
import type { Folder } from './state/folders';
import type { SandboxConnection } from './records';
import { inVault } from './uploads/media';
import type { World } from './world';

const NOT_USED = { counters: { likesCount: 0, tipsSumm: 0 }, hasPosts: false };

/** Everything in a vault: uploads first, then what was there. */
function everything({ uploads, settings, clock }: World, { id }: SandboxConnection) {
	const uploaded = uploads.completeOf(id).map((session) => inVault(session, clock));
	return [...uploaded, ...vaultMedia(settings.media)];
}

type Media = ReturnType<typeof everything>[number];

/** What `query` looks at is not documented: here the id and the file's name. */
function fileWords({ id, files }: Media): string {
	return `${id} ${files.full.url.split('/').pop()}`;
}

/** The folders that hold a media, as the vault shows them. */
function foldersOf(folders: Folder[], id: number) {
	return folders
		.filter(({ media }) => media.has(id))
		.map((folder) => ({ id: folder.id, type: folder.type, name: folder.name }));
}

/** What a search of a vault is for. */
interface Search {
	mediaType?: unknown;
	query?: unknown;
	/** Only what is in it. */
	folder?: Folder;
}

/** The media that a search finds, newest first. Sort parameters change nothing. */
export function searchVault(world: World, connection: SandboxConnection, search: Search): Media[] {
	const { mediaType, folder } = search;
	const fitting = everything(world, connection)
		.filter(({ type }) => mediaType === undefined || type === mediaType)
		.filter(({ id }) => folder === undefined || folder.media.has(id));
	return found(fitting, search.query, fileWords);
}

/** A media as the vault lists it (SDK 3.0.0, vault media). */
export function shownMedia(world: World, connection: SandboxConnection, media: Media) {
	const folders = world.account(connection).folders.all();
	return { ...media, ...NOT_USED, lists: foldersOf(folders, media.id) };
}

/** How many of each type a vault holds, and the first few. */
export function vaultTotals(world: World, connection: SandboxConnection) {
	const all = everything(world, connection);
	const count = (wanted: string) => all.filter(({ type }) => type === wanted).length;
	return {
		videosCount: count('video'),
		photosCount: count('photo'),
		gifsCount: count('gif'),
		audiosCount: count('audio'),
		medias: all.slice(0, 3).map(({ type }) => ({ type })),
	};
}

/** Whether a connection has this media. */
export function hasMedia(world: World, connection: SandboxConnection, id: number): boolean {
	const { uploads, settings } = world;
	return (uploads.ofMedia(connection.id, id) ?? vaultMediaOf(settings.media, id)) !== undefined;
}
