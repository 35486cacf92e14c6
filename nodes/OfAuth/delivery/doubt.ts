import type { Delivery } from './types';

/**
 * A message that may exist stays unknown, whatever kept it from being sent again: only a send that is
 * known to have worked ends the doubt.
 *
 * @param delivery what became of it in this try
 * @param known what the ledger knows of it
 */
export function keepDoubt(delivery: Delivery, known: Delivery | undefined): Delivery {
	if (known?.outcome !== 'unknown') return delivery;
	if (delivery.outcome === 'notTried') return known;
	if (delivery.outcome !== 'notSent') return delivery;
	const { failure } = delivery;
	const message = `${failure.message}. An earlier try may have created this message: ${known.failure.message}`;
	return { outcome: 'unknown', failure: { ...failure, message } };
}
