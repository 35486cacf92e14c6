import { userCard } from '../fixtures/fans';
import { found, page } from '../paging';
import type { Remarks } from '../state/people';
import { shownSubscriber } from '../subscriber';
import { inOrder, subscriberTests } from '../subscriberFilter';
import type { AccessCall, AccessRoute } from './route';

const ALL = '/v2/access/subscribers';

/** OnlyFans gives no more at once, whatever `limit` says (another vendor's word, and OFAuth's guide for fans). */
const MOST = 20;

const getAll: AccessRoute = {
	method: 'GET',
	path: ALL,
	work({ world, connection, query }) {
		const account = world.account(connection);
		const tests = subscriberTests(world, query);
		const fitting = account.people.subscribers.filter((one) => tests.every((test) => test(one)));
		const named = found(fitting, query.query, ({ id }) => {
			const { name, username } = userCard(id);
			return `${name} ${username} ${account.people.remarksOn(id).displayName ?? ''}`;
		});
		const { list, hasMore } = page(inOrder(named, query), query, MOST);
		return { list: list.map((one) => shownSubscriber(account, one)), hasMore };
	},
};

/** A PUT that writes something on a subscriber, as often as it is sent. What OFAuth answers is not documented. */
function remark(path: string, remarksOf: (body: never) => Remarks): AccessRoute {
	const subscriberOf = ({ world, connection, params }: AccessCall) => {
		const { people } = world.account(connection);
		return { people, id: people.subscriber(Number(params.userId)).id };
	};
	return {
		method: 'PUT',
		path: `${ALL}/{userId}/${path}`,
		work(call) {
			const { people, id } = subscriberOf(call);
			people.remark(id, remarksOf(call.body.value as never));
			return { success: true };
		},
		sample(call) {
			subscriberOf(call);
			return { success: true };
		},
	};
}

const setNote = remark('note', ({ notice }: { notice: string }) => ({ notice }));

const setDiscount = remark('discount', (discount: { discount: number; period: number }) => ({
	discount,
}));

const setCustomName = remark('custom-name', ({ displayName }: { displayName: string }) => ({
	displayName,
}));

export const subscriberRoutes: AccessRoute[] = [getAll, setNote, setDiscount, setCustomName];
