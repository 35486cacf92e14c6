export { SANDBOX_WEBHOOK_ID, SANDBOX_WEBHOOK_SECRET, SANDBOX_WEBHOOK_URL } from './demo';
export { deliver, type Attempt, type Delivery, type DeliveryOptions } from './deliver';
export {
	EVENT_TYPES,
	eventOf,
	type EventOptions,
	type EventType,
	type WebhookEvent,
} from './events';
export {
	newEventId,
	SCHEMES,
	signed,
	type Scheme,
	type SignedEvent,
	type SigningOptions,
} from './signed';
