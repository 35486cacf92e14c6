/**
 * How many slips of a typist lie between two texts: a character too many, too few, another one, or two
 * neighbours in each other's place (optimal string alignment).
 *
 * @param most slips that are counted; more are not told apart
 * @returns 0 where the texts are the same, `most` + 1 where there are more; counted in code points
 */
export function distance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
	const [a, b] = [[...one], [...other]];
	let before: number[] = [];
	let last = b.map((_, column) => column).concat(b.length);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= b.length; column++) {
			const isSame = a[row - 1] === b[column - 1];
			let slips = last[column - 1] + (isSame ? 0 : 1);
			if (last[column] + 1 < slips) slips = last[column] + 1;
			if (current[column - 1] + 1 < slips) slips = current[column - 1] + 1;
			const isSwapped =
				row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			if (isSwapped && before[column - 2] + 1 < slips) slips = before[column - 2] + 1;
			current.push(slips);
			if (slips < least) least = slips;
		}
		// A swap can lead past one row, so the row before counts too.
		if (least > most && Math.min(...last) > most) return most + 1;
		[before, last] = [last, current];
	}
	return Math.min(last[b.length], most + 1);
}
