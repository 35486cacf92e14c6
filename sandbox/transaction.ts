import { secondsOf } from './dates';
import { userCard } from './fixtures/fans';
import type { Transaction } from './fixtures/transactions';

const DAY = 86_400_000;
const PENDING_DAYS = 7;
/** What OnlyFans keeps. */
const FEE = 0.2;

const cents = (dollars: number) => Math.round(dollars * 100) / 100;

/** A payment as an answer has it. */
export interface ShownTransaction {
	/** Other connections may have the same. */
	id: string;
	type: string;
	/** In whole seconds, with an offset. */
	createdAt: string;
	amounts: { gross: number; net: number; fee: number; vat: number; tax: number };
	currency: string;
	description: string;
	status: string;
	payoutPendingDays: number;
	user: { id: number; name: string; username: string; avatar: string | null };
}

/**
 * A payment as OFAuth shows one (SDK 3.0.0, earnings). What stands in `status` and `description` is not documented.
 * Both `status` and `payoutPendingDays` change while the money waits, so two looks at one entry may differ.
 *
 * @param now milliseconds since 1970
 */
export function shownTransaction(entry: Transaction, now: number): ShownTransaction {
	const { number, type, at, userId, gross } = entry;
	const { id, name, username, avatar } = userCard(userId);
	const fee = cents(gross * FEE);
	const left = Math.min(PENDING_DAYS, Math.max(0, PENDING_DAYS - Math.floor((now - at) / DAY)));
	return {
		id: `tx_${number}`,
		type,
		createdAt: secondsOf(at),
		amounts: { gross, net: cents(gross - fee), fee, vat: 0, tax: 0 },
		currency: 'USD',
		description: `${type.replace('_', ' ')} from ${name}`,
		status: left > 0 ? 'loading' : 'done',
		payoutPendingDays: left,
		user: { id, name, username, avatar },
	};
}
