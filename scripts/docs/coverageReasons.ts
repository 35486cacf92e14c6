import type { Endpoint } from '../../sandbox/api/endpoint';

/** Why endpoints have no operation. */
interface Reason {
	/** Begins with one of {@link LEFT_OUT} and {@link NOT_YET}. */
	words: string;
	/** Methods, separated by blanks, by path. */
	endpoints: Record<string, string>;
}

export const LEFT_OUT = 'Left out';
export const NOT_YET = 'HTTP Request node, no operation yet';

const leftOut = (reason: string) => `${LEFT_OUT}: ${reason}`;
/** @param resource to which an operation would belong */
const notYet = (resource: string) => `${NOT_YET}: ${resource}`;

/** Every endpoint without an operation once; one that is used inside and nowhere else stands only there. */
export const REASONS: Reason[] = [
	{
		words: leftOut(
			'it carries raw session secrets, which have no place in a workflow and its saved data',
		),
		endpoints: {
			'/v2/account/connections/import': 'POST',
			'/v2/account/connections/import/{connectionId}': 'PATCH',
		},
	},
	{
		words: leftOut('it ends the billing of an account, which no workflow should do by mistake'),
		endpoints: {
			'/v2/account/connections/{connectionId}': 'DELETE',
		},
	},
	{
		words: leftOut(
			'administration of the organisation and of its media cache (Vault+), no part of a campaign',
		),
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
		words: leftOut('it is for signing calls to OnlyFans itself, which this node never makes'),
		endpoints: {
			'/v2/dynamic-rules': 'GET',
			'/v2/dynamic-rules/sign': 'POST',
			'/v2/dynamic-rules/status': 'GET',
		},
	},
	{
		words: leftOut('the state of a white-label login belongs to the page that shows the login'),
		endpoints: {
			'/v2/link/{clientSecret}': 'GET DELETE',
		},
	},
	{
		words: leftOut('OFAuth has taken it out of its documentation'),
		endpoints: {
			'/v2/access/analytics/mass-messages/purchased': 'GET',
			'/v2/access/vault/lists/{listId}/media': 'GET',
		},
	},
	{
		words: notYet('User List, where Add Users does the same'),
		endpoints: {
			'/v2/access/users/{userId}/lists': 'POST',
		},
	},
	{
		words: notYet('Vault Media'),
		endpoints: {
			'/v2/access/uploads/check': 'POST',
		},
	},
	{
		words: notYet('Post'),
		endpoints: {
			'/v2/access/posts': 'GET POST',
			'/v2/access/posts/{postId}': 'GET PUT DELETE',
			'/v2/access/analytics/posts/{postId}': 'GET',
		},
	},
	{
		words: notYet('Bundle'),
		endpoints: {
			'/v2/access/promotions/bundles': 'GET POST',
			'/v2/access/promotions/bundles/{bundleId}': 'GET PUT DELETE',
		},
	},
	{
		words: notYet('Tracking Link'),
		endpoints: {
			'/v2/access/promotions/tracking-links': 'GET POST',
			'/v2/access/promotions/tracking-links/{trackingLinkId}': 'GET PUT DELETE',
			'/v2/access/promotions/tracking-links/share-access': 'POST DELETE',
			'/v2/access/promotions/tracking-links/{trackingLinkId}/claimers': 'GET',
		},
	},
	{
		words: notYet('Trial Link'),
		endpoints: {
			'/v2/access/promotions/trial-links': 'GET POST',
			'/v2/access/promotions/trial-links/{trialLinkId}': 'GET PUT DELETE',
			'/v2/access/promotions/trial-links/share-access': 'POST DELETE',
		},
	},
	{
		words: notYet('Promotion'),
		endpoints: {
			'/v2/access/promotions': 'GET POST',
			'/v2/access/promotions/{promotionId}': 'PUT DELETE',
			'/v2/access/promotions/{promotionId}/stop': 'POST',
		},
	},
	{
		words: notYet('Earnings'),
		endpoints: {
			'/v2/access/earnings/chart': 'GET',
			'/v2/access/earnings/transactions': 'GET',
			'/v2/access/earnings/chargebacks': 'GET',
		},
	},
	{
		words: notYet('Statistics'),
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
		words: notYet('Account'),
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
		'choosing a connection in the form, checking connections before a run, and polling every active one ([triggers](triggers.md))',
	'GET /v2/access/earnings/transactions': '[New Transaction](triggers.md)',
	'GET /v2/access/subscribers': '[New Subscriber](triggers.md), and choosing a fan in the form',
	'GET /v2/access/analytics/mass-messages/sent':
		'[Mass Message Sent and Mass Message Bought](triggers.md), choosing a mass message in the form, and looking up one of unknown outcome',
	'GET /v2/access/analytics/mass-messages/{massMessageId}/buyers':
		'[Mass Message Bought](triggers.md)',
	'GET /v2/access/users/lists': 'choosing user lists in the form, and finding the list of a name',
	'GET /v2/access/users/search': 'choosing a user in the form',
	'GET /v2/access/self/release-forms': 'choosing people of release forms in the form',
	'GET /v2/access/self/tagged-friend-users': 'choosing users to tag in the form',
	'GET /v2/access/vault/lists': 'choosing a folder in the form, and finding the folder of a name',
	'GET /v2/access/vault/media':
		'choosing media in the form, showing media in a Dry Run, and waiting until a file is ready',
	'POST /v2/access/uploads/init': 'uploading a file',
	'PUT /v2/access/uploads/{mediaUploadId}': 'uploading a file in one part',
	'PUT /v2/access/uploads/{mediaUploadId}/parts/{partNumber}': 'uploading a file in several parts',
	'POST /v2/access/uploads/complete': 'uploading a file in several parts',
};

/** Why an endpoint has no operation, in words; nothing where nobody has given a reason. */
export function reasonOf({ method, path }: Pick<Endpoint, 'method' | 'path'>): string | undefined {
	return REASONS.find(({ endpoints }) => endpoints[path]?.split(' ').includes(method))?.words;
}
