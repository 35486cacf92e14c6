import { badRequest } from './apiError';

/** ISO 8601 with a time zone, the form that OFAuth's guide has; what a time without a zone means is not documented. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Lets a message pass whose dates are instants. Whether OFAuth refuses a time in the past is not
 * documented, so that it passes here.
 *
 * @throws ApiError 400 for any other date
 */
export function checkDates(message: Record<string, unknown>): void {
	for (const field of ['scheduledDate', 'subscribedAfterDate']) {
		const date = message[field];
		if (date === undefined || date === null) continue;
		const isInstant = typeof date === 'string' && INSTANT.test(date);
		if (!isInstant || Number.isNaN(Date.parse(date))) {
			throw badRequest(
				`body/${field} must be ISO 8601 with a time zone, such as 2027-01-15T09:30:00Z`,
			);
		}
	}
}
