import type { Endpoint } from '../../sandbox/api/endpoint';

/** Why endpoints have no operation. */
interface Reason {
	words: string;
	/** Methods, separated by blanks, by path. */
	endpoints: Record<string, string>;
}

const notYet = (resource: string) => `Not yet: ${resource}`;
const later = (resource: string) => `Later: ${resource}`;
/** What the node does with them says {@link USED_INSIDE}. */
const NO_OPERATION = '';

/** Every endpoint stands here once; for one that an operation covers by now its reason no longer counts. */
export const REASONS: Reason[] = [
	{
		words:
			'Left out: it carries raw session secrets, which have no place in a workflow and its saved data',
		endpoints: {
			'/v2/account/connections/import': 'POST',
			'/v2/account/connections/import/{connectionId}': 'PATCH',
		},
	},
	{
		words: 'Left out: it ends the billing of an account, which no workflow should do by mistake',
		endpoints: {
			'/v2/account/connections/{connectionId}': 'DELETE',
		},
	},
	{
		words:
			'Left out: administration of the organisation and of its media cache (Vault+), no part of a campaign',
		endpoints: {
			'/v2/account/settings': 'GET PATCH',
			'/v2/account/connections/{connectionId}/settings': 'GET PATCH',
			'/v2/vault-plus/{mediaId}': 'GET DELETE',
			'/v2/vault-plus/batch': 'POST',
			'/v2/vault-plus/list': 'GET',
			'/v2/vault-plus/purge': 'DELETE',
			'/v2/vault-plus/store/list/{listId}': 'POST',
			'/v2/vault-plus/store/status': 'GET',
			'/v2/vault-plus/store/stats': 'GET',
		},
	},
	{
		words: 'Left out: it is for signing calls to OnlyFans itself, which this node never makes',
		endpoints: {
			'/v2/dynamic-rules': 'GET',
			'/v2/dynamic-rules/sign': 'POST',
			'/v2/dynamic-rules/status': 'GET',
		},
	},
	{
		words: 'Left out: the state of a white-label login belongs to the page that shows the login',
		endpoints: {
			'/v2/link/{clientSecret}': 'GET DELETE',
		},
	},
	{
		words: 'Left out: OFAuth has taken it out of its documentation',
		endpoints: {
			'/v2/access/analytics/mass-messages/purchased': 'GET',
			'/v2/access/vault/lists/{listId}/media': 'GET',
		},
	},
	{
		words: 'HTTP Request node with this credential',
		endpoints: {
			'/v2/access/users/{userId}/lists': 'POST',
			'/v2/access/uploads/check': 'POST',
		},
	},
	{
		words: NO_OPERATION,
		endpoints: {
			'/v2/access/uploads/{mediaUploadId}': 'PUT',
			'/v2/access/uploads/init': 'POST',
			'/v2/access/uploads/{mediaUploadId}/parts/{partNumber}': 'PUT',
			'/v2/access/uploads/complete': 'POST',
		},
	},
	{
		words: notYet('Mass Message'),
		endpoints: {
			'/v2/access/mass-messages': 'POST',
			'/v2/access/mass-messages/{massMessageId}': 'GET PUT DELETE',
			'/v2/access/analytics/mass-messages/chart': 'GET',
			'/v2/access/analytics/mass-messages/sent': 'GET',
			'/v2/access/analytics/mass-messages/{massMessageId}/buyers': 'GET',
		},
	},
	{
		words: notYet('Connection'),
		endpoints: {
			'/v2/account/connections': 'GET',
			'/v2/account/connections/{connectionId}/invalidate': 'POST',
			'/v2/link/init': 'POST',
		},
	},
	{
		words: notYet('User List'),
		endpoints: {
			'/v2/access/users/lists': 'GET POST',
			'/v2/access/users/lists/{listId}': 'GET PATCH DELETE',
			'/v2/access/users/lists/{listId}/users': 'GET',
			'/v2/access/users/lists/{listId}/users/{userId}': 'POST DELETE',
		},
	},
	{
		words: notYet('User'),
		endpoints: {
			'/v2/access/users/{userId}': 'GET',
			'/v2/access/users/{userId}/posts': 'GET',
			'/v2/access/users/restrict': 'GET',
			'/v2/access/users/{userId}/restrict': 'POST DELETE',
			'/v2/access/users/blocked': 'GET',
			'/v2/access/users/list': 'GET',
			'/v2/access/users/search': 'GET',
		},
	},
	{
		words: notYet('Subscriber'),
		endpoints: {
			'/v2/access/subscribers': 'GET',
			'/v2/access/subscribers/{userId}/note': 'PUT',
			'/v2/access/subscribers/{userId}/discount': 'PUT',
			'/v2/access/subscribers/{userId}/custom-name': 'PUT',
		},
	},
	{
		words: notYet('Chat Message'),
		endpoints: {
			'/v2/access/chats/{userId}/messages': 'GET POST',
			'/v2/access/chats/{userId}/messages/{messageId}': 'DELETE',
		},
	},
	{
		words: notYet('Chat'),
		endpoints: {
			'/v2/access/chats': 'GET',
			'/v2/access/chats/{userId}/media': 'GET',
		},
	},
	{
		words: notYet('Vault Media'),
		endpoints: {
			'/v2/access/vault/media': 'GET',
		},
	},
	{
		words: notYet('Vault Folder'),
		endpoints: {
			'/v2/access/vault/lists': 'GET POST',
			'/v2/access/vault/lists/{listId}': 'PATCH DELETE',
			'/v2/access/vault/lists/{listId}/media': 'POST',
		},
	},
	{
		words: notYet('Subscription'),
		endpoints: {
			'/v2/access/subscriptions': 'GET',
			'/v2/access/subscriptions/count': 'GET',
			'/v2/access/subscriptions/{subscriptionId}/history': 'GET',
		},
	},
	{
		words: later('Post'),
		endpoints: {
			'/v2/access/posts': 'GET POST',
			'/v2/access/posts/{postId}': 'GET PUT DELETE',
			'/v2/access/analytics/posts/{postId}': 'GET',
		},
	},
	{
		words: later('Bundle'),
		endpoints: {
			'/v2/access/promotions/bundles': 'GET POST',
			'/v2/access/promotions/bundles/{bundleId}': 'GET PUT DELETE',
		},
	},
	{
		words: later('Tracking Link'),
		endpoints: {
			'/v2/access/promotions/tracking-links': 'GET POST',
			'/v2/access/promotions/tracking-links/{trackingLinkId}': 'GET PUT DELETE',
			'/v2/access/promotions/tracking-links/share-access': 'POST DELETE',
			'/v2/access/promotions/tracking-links/{trackingLinkId}/claimers': 'GET',
		},
	},
	{
		words: later('Trial Link'),
		endpoints: {
			'/v2/access/promotions/trial-links': 'GET POST',
			'/v2/access/promotions/trial-links/{trialLinkId}': 'GET PUT DELETE',
			'/v2/access/promotions/trial-links/share-access': 'POST DELETE',
		},
	},
	{
		words: later('Promotion'),
		endpoints: {
			'/v2/access/promotions': 'GET POST',
			'/v2/access/promotions/{promotionId}': 'PUT DELETE',
			'/v2/access/promotions/{promotionId}/stop': 'POST',
		},
	},
	{
		words: later('Earnings'),
		endpoints: {
			'/v2/access/earnings/chart': 'GET',
			'/v2/access/earnings/transactions': 'GET',
			'/v2/access/earnings/chargebacks': 'GET',
		},
	},
	{
		words: later('Statistics'),
		endpoints: {
			'/v2/access/analytics/posts/chart': 'GET',
			'/v2/access/analytics/posts/top': 'GET',
			'/v2/access/analytics/streams/chart': 'GET',
			'/v2/access/analytics/streams/top': 'GET',
			'/v2/access/analytics/stories/chart': 'GET',
			'/v2/access/analytics/stories/top': 'GET',
			'/v2/access/analytics/promotions/chart': 'GET',
			'/v2/access/analytics/promotions/top': 'GET',
			'/v2/access/analytics/trials/chart': 'GET',
			'/v2/access/analytics/trials/top': 'GET',
			'/v2/access/analytics/campaigns/chart': 'GET',
			'/v2/access/analytics/campaigns/top': 'GET',
			'/v2/access/analytics/visitor-countries/chart': 'GET',
			'/v2/access/analytics/visitor-countries/top': 'GET',
		},
	},
	{
		words: later('Account'),
		endpoints: {
			'/v2/account/whoami': 'GET',
			'/v2/access/self': 'GET PATCH',
			'/v2/access/self/notifications': 'GET',
			'/v2/access/self/release-forms': 'GET',
			'/v2/access/self/tagged-friend-users': 'GET',
		},
	},
];

/** What the node asks OFAuth for beside its operations, and why. */
export const USED_INSIDE: Record<string, string> = {
	'GET /v2/account/whoami': 'the test of a credential without a connection',
	'GET /v2/access/self': 'the test of a credential with a connection',
	'GET /v2/account/connections':
		'choosing a connection in the form, and polling every active one ([triggers](triggers.md))',
	'GET /v2/access/earnings/transactions': '[New Transaction](triggers.md)',
	'GET /v2/access/subscribers': '[New Subscriber](triggers.md)',
	'GET /v2/access/analytics/mass-messages/sent':
		'[Mass Message Sent and Mass Message Bought](triggers.md), and choosing a mass message in the form',
	'GET /v2/access/analytics/mass-messages/{massMessageId}/buyers':
		'[Mass Message Bought](triggers.md)',
	'GET /v2/access/users/lists': 'choosing user lists in the form',
	'GET /v2/access/self/release-forms': 'choosing people of release forms in the form',
	'GET /v2/access/self/tagged-friend-users': 'choosing users to tag in the form',
	'GET /v2/access/vault/media': 'choosing media in the form, and waiting until a file is ready',
	'POST /v2/access/uploads/init': 'uploading a file',
	'PUT /v2/access/uploads/{mediaUploadId}': 'uploading a file in one part',
	'PUT /v2/access/uploads/{mediaUploadId}/parts/{partNumber}': 'uploading a file in several parts',
	'POST /v2/access/uploads/complete': 'uploading a file in several parts',
};

/**
 * Why an endpoint has no operation, in words; nothing where it is only used inside.
 *
 * @throws where nobody has given a reason
 */
export function reasonOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
	const reason = REASONS.find(({ endpoints }) => endpoints[path]?.split(' ').includes(method));
	if (!reason) throw new Error(`scripts/docs/coverageReasons.ts says nothing of ${method} ${path}`);
	return reason.words;
}
