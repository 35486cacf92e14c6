import { checkDates } from './messageDates';
import { checkNamed } from './messageNames';
import type { AccessCall } from './routes/route';
import type { SandboxUpload } from './records';
import { referredUploads } from './uploads/references';

/** A message that may go out. */
export interface Outgoing {
	body: Record<string, unknown>;
	/** Marks its uploads as used by the message with this id. */
	use(id: number): void;
}

/**
 * Lets a message pass, to many or to one, whose dates are instants and whose lists and media are there and ready.
 *
 * @param keeps id of the message that is replaced: what it holds, it may go on holding
 * @throws ApiError 400 where it may not
 */
export function outgoing({ world, connection, body }: AccessCall, keeps?: number): Outgoing {
	const message = body.value as Record<string, unknown>;
	checkDates(message);
	checkNamed(world, connection, message);
	const referred: SandboxUpload[] = referredUploads(
		world.uploads,
		connection.id,
		message.mediaItems,
		keeps,
	);
	return {
		body: message,
		use(id) {
			for (const upload of referred) upload.usedByMessage = id;
		},
	};
}
