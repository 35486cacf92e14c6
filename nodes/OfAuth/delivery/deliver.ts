import { LanePause } from './lanePause';
import type { Ledger } from './ledger';
import { Gate, runLanes } from './lanes';
import type { SendOnce } from './sendOnce';
import { sendOne } from './sendOne';
import type { CancelSignal, Delivery, Send } from './types';

/** Connections that send side by side; more queue. */
const LANES_AT_ONCE = 64;
/** Uploads that go side by side: each holds a part of its file, some 5 MB, in memory. */
const UPLOADS_AT_ONCE = 4;

/** How a delivery goes about it. */
export interface DeliverySettings {
	ledger: Ledger;
	sendOnce: SendOnce;
	/** Sends of one connection at a time. */
	atOnce: number;
	/** Whether nothing more is started after the first send that did not end as sent. */
	stopAtFailure: boolean;
	/** Ends the run: no further send, waits end at once. */
	cancelSignal?: CancelSignal;
}

/**
 * Makes every send at most once: sends of one lane in order, lanes side by side. What is on its way
 * when the run ends is awaited and recorded.
 *
 * @param sends checked requests, in item order
 * @returns what became of each send, by item
 */
export async function deliver(
	sends: Send[],
	{ ledger, sendOnce, atOnce, stopAtFailure, cancelSignal }: DeliverySettings,
): Promise<Map<number, Delivery>> {
	const deliveries = new Map<number, Delivery>();
	const pauses = new Map<string, LanePause>();
	const gate = new Gate(LANES_AT_ONCE * atOnce);
	const uploads = new Gate(UPLOADS_AT_ONCE);
	let stopped = false;
	const isOver = () => stopped || cancelSignal?.aborted === true;

	await runLanes(
		sends,
		({ lane }) => lane,
		atOnce,
		async (send) => {
			const pause = pauses.get(send.lane) ?? new LanePause();
			pauses.set(send.lane, pause);
			const left = () =>
				sends.reduce((count, { item }) => count + (deliveries.has(item) ? 0 : 1), 0);
			const delivery = await sendOne(send, {
				ledger,
				sendOnce,
				gate,
				uploads,
				pause,
				isOver,
				left,
			});
			deliveries.set(send.item, delivery);
			if (stopAtFailure && 'failure' in delivery) stopped = true;
		},
	);
	return deliveries;
}
