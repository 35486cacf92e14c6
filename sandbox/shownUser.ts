import { userCard } from './fixtures/fans';
import { isPerformer } from './fixtures/performers';
import type { Account } from './state/account';

/** A user as a creator sees one (SDK 3.0.0, users): a few of the many fields that may be there. */
export function shownUser({ people, lists }: Account, id: number) {
	const { avatarThumbs, ...card } = userCard(id);
	const { displayName = '', notice = '' } = people.remarksOn(id);
	const isBlocked = people.blocked.has(id);
	return {
		...card,
		...(avatarThumbs && { avatarThumbs }),
		lists: lists.of(id).map((list) => ({ id: list.id, type: list.type, name: list.name })),
		displayName,
		notice,
		isRestricted: people.restricted.has(id),
		canRestrict: true,
		isBlocked,
		isPerformer: isPerformer(id),
		canReceiveChatMessage: !isBlocked,
	};
}

/** A user in one of the lists of users whom a creator keeps away, with fewer fields. */
export function shownKeptAway(account: Account, id: number) {
	const {
		avatarThumbs = null,
		canReceiveChatMessage,
		isPerformer: performs,
		...user
	} = shownUser(account, id);
	return { ...user, avatarThumbs, canReceiveChatMessage, isPerformer: performs };
}
