import { persist, type Patience } from './persist';
import { repeatOnce, type RepeatingPlace } from './repeatOnce';
import type { Delivery, Preparation } from './types';
import type { UploadPlaces } from './uploadPlaces';

/** Where something is prepared, and how long that may take. */
export type PreparingPlace = RepeatingPlace &
	Omit<Patience, 'steps'> & {
		/** Lets uploads through. */
		uploads: UploadPlaces;
	};

/**
 * Does what a request needs before it can leave, such as its uploads.
 *
 * @returns nothing once that is done, else what became of the request, which did not leave
 */
export async function prepare(
	preparation: Preparation,
	{ uploads, ...place }: PreparingPlace,
): Promise<Delivery | undefined> {
	const attempt = async () =>
		await uploads.pass(preparation, async () => await repeatOnce(preparation, place));
	const { steps } = preparation;
	try {
		return await persist(attempt, { ...place, steps });
	} finally {
		uploads.leave(preparation);
	}
}
