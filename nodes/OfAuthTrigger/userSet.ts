/** Users of one creator's message, as text of about five characters each: their ids in order, each as its distance from the one before. */
export type UserSet = string;

const RADIX = 36;

/** Whether it has an id as OnlyFans' users have. */
export function isUser({ id }: { id?: unknown }): boolean {
	return (typeof id === 'number' || typeof id === 'string') && /^[1-9]\d{0,14}$/.test(String(id));
}

/** @param ids whole numbers above 0, as OnlyFans' user ids are */
export function packed(ids: Iterable<number>): UserSet {
	let before = 0;
	return [...ids]
		.sort((one, other) => one - other)
		.map((id) => {
			const distance = (id - before).toString(RADIX);
			before = id;
			return distance;
		})
		.join('.');
}

/** The ids that were packed. */
export function unpacked(users: UserSet): Set<number> {
	let id = 0;
	const distances = users === '' ? [] : users.split('.');
	return new Set(distances.map((distance) => (id += parseInt(distance, RADIX))));
}
