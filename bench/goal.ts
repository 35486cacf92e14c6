/** What was aimed at, and what was reached. */
export interface Goal {
	/** The letter of the section. */
	section: string;
	aim: string;
	reached: string;
	isMet: boolean;
}

/** Of two figures, the first not above so many times the second. */
export function ratio(
	section: string,
	aim: string,
	most: number,
	{ value, of }: { value: number; of: number },
): Goal {
	return atMost(section, aim, { value: value / of, most, unit: '×' });
}

/** A figure that is not above another. */
export function atMost(
	section: string,
	aim: string,
	{ value, most, unit }: { value: number; most: number; unit: string },
): Goal {
	const figure = value.toFixed(value < 10 ? 2 : 1);
	return {
		section,
		aim: `${aim}: at most ${most} ${unit}`,
		reached: `${figure} ${unit}`,
		isMet: value <= most,
	};
}

/** The goals of what was measured; none of what was not. */
export function when<T>(value: T | undefined, then: (value: T) => Goal[]): Goal[] {
	return value === undefined ? [] : then(value);
}
