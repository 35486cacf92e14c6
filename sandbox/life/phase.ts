import type { Settings } from '../settings';
import type { CreatedMessage } from '../records';

export type Phase = 'scheduled' | 'queued' | 'sending' | 'sent' | 'canceled';

/** The instants of a message's life, in milliseconds since 1970. */
export interface Course {
	/** Its date: when it was scheduled for, or else when it was created or changed. */
	due: number;
	/** When the first fan gets it. */
	start: number;
	/** When the last fan has it. */
	end: number;
}

/** When a message goes. A scheduled date in the past is none. */
export function courseOf({ life }: Settings, { at, changedAt = at, body }: CreatedMessage): Course {
	const scheduled = Date.parse(String(body.scheduledDate ?? ''));
	const due = scheduled > changedAt ? scheduled : changedAt;
	const start = due + life.queuedMs;
	return { due, start, end: start + life.sendingMs };
}

/** How far a message has come. */
export function phaseOf(settings: Settings, message: CreatedMessage, now: number): Phase {
	const { due, start, end } = courseOf(settings, message);
	if (message.canceledAt !== undefined) return 'canceled';
	if (now < due) return 'scheduled';
	if (now < start) return 'queued';
	return now < end ? 'sending' : 'sent';
}

/** Whether a message can be taken back, and for how many seconds more. */
export function unsending({ life }: Settings, message: CreatedMessage, now: number, due: number) {
	const left = message.canceledAt === undefined ? due + life.unsendMs - now : 0;
	// OnlyFans says a million seconds where it sets no end
	return {
		canUnsend: left > 0,
		unsendSeconds: Math.max(0, Math.min(1_000_000, Math.floor(left / 1000))),
	};
}
