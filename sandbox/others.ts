import { newFan } from './fixtures/spending';
import type { Transaction } from './fixtures/transactions';
import type { CreatedMessage } from './records';
import { shownTransaction, type ShownTransaction } from './transaction';
import type { World } from './world';

/** A mass message that somebody else creates. */
export interface OtherMessage {
	connectionId: string;
	body: Record<string, unknown>;
	/** Milliseconds since 1970; default now. */
	at?: number;
}

/** A payment that a creator receives. What is left out follows from the seed. */
export interface OtherTransaction extends Partial<
	Pick<Transaction, 'type' | 'tipsSource' | 'userId' | 'gross' | 'at'>
> {
	connectionId: string;
}

/** A purchase that a fan makes. */
export interface OtherPurchase {
	connectionId: string;
	massMessageId: number;
	userId: number;
}

/** A fan who subscribes. Times in milliseconds since 1970. */
export interface OtherSubscriber {
	connectionId: string;
	/** Default now. */
	at?: number;
	/** Default never. */
	renewedAt?: number;
}

/** Requests that another program makes through a connection. */
export interface OtherRequests {
	connectionId: string;
	/** How many; as many as the bucket has tokens for take one each. */
	requests: number;
}

/** What others do: it comes by no request. All but `addMessage` and `spend` throw where the sandbox has no such connection or message. */
export interface Others {
	/** Adds a mass message that somebody else created, now or at another time. It is not in `messages`. */
	addMessage(message: OtherMessage): CreatedMessage;
	/** Adds a payment that a creator received, now or earlier. Gives it as the answers have it. */
	addTransaction(transaction: OtherTransaction): ShownTransaction;
	/** Adds a fan who subscribes, now or at another time. A new one at each call. */
	addSubscriber(subscriber: OtherSubscriber): { id: number };
	/** Makes a fan a buyer of a mass message from now on, whoever created it, whoever got it. A second time changes nothing. */
	buy(purchase: OtherPurchase): void;
	/** Takes tokens out of a connection's bucket. */
	spend(requests: OtherRequests): void;
}

/** What others can do in a running sandbox. */
export function othersOf(world: World): Others {
	return {
		addMessage: ({ connectionId, body, at = world.clock.now() }) =>
			world.messages.addOther(connectionId, body, at),
		addTransaction: ({ connectionId, at = world.clock.now(), ...given }) =>
			shownTransaction(
				world.accountOf(connectionId).transactions.add(given, at),
				world.clock.now(),
			),
		addSubscriber({ connectionId, at = world.clock.now(), renewedAt }) {
			const facts = newFan(at, renewedAt ?? null, world.clock.now());
			return { id: world.accountOf(connectionId).addSubscriber(facts) };
		},
		buy({ connectionId, massMessageId, userId }) {
			const isThere = world.messages.of(connectionId).some(({ id }) => id === massMessageId);
			if (!isThere) throw new Error(`${connectionId} has no mass message ${massMessageId}`);
			world.purchases.add(massMessageId, { userId, at: world.clock.now() });
		},
		spend({ connectionId, requests }) {
			for (let nth = 0; nth < requests; nth++) world.buckets.tryTake(connectionId);
		},
	};
}
