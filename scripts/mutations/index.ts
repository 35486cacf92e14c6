import { AFTERWARDS } from './afterwards';
import { AUDIENCES } from './audiences';
import { CHATS_AND_VAULT } from './chats';
import { CONTRACT_MUTATIONS } from './contract';
import { DELIVERY } from './delivery';
import { ERRORS } from './errors';
import { EXAMPLES } from './examples';
import { FORM } from './form';
import { HOUSE } from './house';
import { JOURNAL } from './journal';
import { KEYS } from './keys';
import { LISTS } from './lists';
import { LOOK_UPS } from './lookUps';
import { NAMES } from './names';
import { OPERATIONS } from './operations';
import { RELEASE } from './release';
import { REVIEWS } from './reviews';
import { RUNS } from './runs';
import { SANDBOX } from './sandbox';
import { TRANSPORT } from './transport';
import { TRIGGERS } from './triggers';
import type { Mutation } from './types';
import { UPLOADS } from './uploads';
import { VALUES } from './values';
import { WEBHOOKS } from './webhooks';

/** One entry per promise; `npm run mutations` shows that each is held by a test. */
export const MUTATIONS: Mutation[] = [
	...AFTERWARDS,
	...AUDIENCES,
	...CHATS_AND_VAULT,
	...CONTRACT_MUTATIONS,
	...DELIVERY,
	...ERRORS,
	...EXAMPLES,
	...FORM,
	...HOUSE,
	...JOURNAL,
	...KEYS,
	...LISTS,
	...LOOK_UPS,
	...NAMES,
	...OPERATIONS,
	...RELEASE,
	...REVIEWS,
	...RUNS,
	...SANDBOX,
	...TRANSPORT,
	...TRIGGERS,
	...UPLOADS,
	...VALUES,
	...WEBHOOKS,
];
