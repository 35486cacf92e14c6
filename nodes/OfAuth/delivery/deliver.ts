import { keepDoubt } from './doubt';
import type { Ledger } from './ledger';
import { EntryKeeper } from './entryKeeper';
import type { EntryRecord } from './entryRecord';
import type { Journal } from './journal';
import { runLanes } from './lanes';
import { KeyTurns } from './sendOnce';
import { sendOne } from './sendOne';
import { Traffic } from './traffic';
import type { CancelSignal, Delivery, Send } from './types';
import { UploadPlaces } from './uploadPlaces';

/** How a delivery goes about it. */
export interface DeliverySettings {
	ledger: Ledger;
	/** Where Send Once Keys are recorded. */
	record: EntryRecord;
	journal?: Journal;
	/** Told what the database says, where it fails to the end to look after the keys of sent messages. */
	onTrouble: (error: unknown) => void;
	/** Whether nothing more is started after the first send that did not end as sent. */
	stopAtFailure: boolean;
	/** Ends the run: no further send, waits end at once. */
	cancelSignal?: CancelSignal;
}

/**
 * Makes every send at most once: sends of one lane in order, lanes side by side. What is on its way
 * when the run ends is awaited and recorded, whatever happens.
 *
 * @param sends checked requests, in item order
 * @returns what became of each send, by item
 */
export async function deliver(
	sends: Send[],
	{ ledger, record, journal, onTrouble, stopAtFailure, cancelSignal }: DeliverySettings,
): Promise<Map<number, Delivery>> {
	const deliveries = new Map<number, Delivery>();
	const keys = new KeyTurns();
	const keeper = new EntryKeeper(record);
	const traffic = new Traffic();
	const { gate } = traffic;
	const uploads = new UploadPlaces();
	const sent: string[] = [];
	let stopped = false;
	const isOver = () => stopped || cancelSignal?.aborted === true;
	const left = () => `${sends.length - deliveries.size} messages remain unsent`;

	await runLanes(sends, async (send) => {
		const pause = traffic.pauseOf(send.lane);
		const place = { ledger, record, keeper, sent, journal, gate, uploads, pause, isOver, left };
		const make = async () => await sendOne(send, place);
		// Thrown out of here, an error would leave the other lanes sending while n8n starts the next try.
		const delivery = await keys
			.inTurn(send.sendOnceKey, make)
			.catch((error: unknown) => ledger.settled(send.item) ?? brokenOff(error));
		deliveries.set(send.item, keepDoubt(delivery, ledger.settled(send.item)));
		if (stopAtFailure && 'failure' in delivery) stopped = true;
	});
	// Only a review looks for it; a key is safe without.
	if (sent.length > 0) await record.add(sent).catch(() => undefined);
	const trouble = await keeper.settled();
	if (trouble !== undefined) onTrouble(trouble);
	return deliveries;
}

function brokenOff(error: unknown): Delivery {
	const message = `The message was not sent: ${error instanceof Error ? error.message : String(error)}`;
	return {
		outcome: 'notSent',
		failure: { message, nextStep: 'If it lasts, report it with this text.' },
	};
}
