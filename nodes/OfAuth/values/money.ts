import { show, type Reading } from './reading';

/** Lowest and highest price of a message in US dollars (OFAuth's request schema). */
export const PRICE = { minimum: 0, maximum: 200 } as const;

/**
 * A price in US dollars.
 *
 * @param value a number, or text with a point as the decimal sign
 * @returns 0 to 200 with at most two decimals; OFAuth's schema does not limit the decimals, money does
 */
export function readPrice(value: unknown): Reading<number> {
	const price = readNumber(value);
	if (price === undefined)
		return { problem: `${show(value)} is not a price: give a number such as 9.99` };
	if (price < PRICE.minimum || price > PRICE.maximum) {
		return { problem: `${show(value)} is outside ${PRICE.minimum} to ${PRICE.maximum} US dollars` };
	}
	if (Math.round(price * 100) / 100 !== price)
		return { problem: `${show(value)} has more than two decimals` };
	return { value: price };
}

/**
 * A whole number from 0 up, such as a count.
 *
 * @param value a number or digits
 */
export function readCount(value: unknown): Reading<number> {
	const count = readNumber(value);
	if (count === undefined || !Number.isSafeInteger(count) || count < 0) {
		return { problem: `${show(value)} is not a whole number from 0 up` };
	}
	return { value: count };
}

/** @returns reads a whole number within bounds, both of them allowed */
export function countFrom(least: number, most: number) {
	return (value: unknown): Reading<number> => {
		const count = readNumber(value);
		if (count !== undefined && Number.isSafeInteger(count) && count >= least && count <= most)
			return { value: count };
		return { problem: `${show(value)} is not a whole number from ${least} to ${most}` };
	};
}

/**
 * A number from 0 up, such as an amount of money.
 *
 * @param value a number, or text with a point as the decimal sign
 */
export function readAmount(value: unknown): Reading<number> {
	const number = readNumber(value);
	if (number !== undefined && number >= 0) return { value: number };
	return { problem: `${show(value)} is not a number from 0 up` };
}

/**
 * A finite number, or nothing.
 *
 * @param value a number, or plain decimal text (no exponent, no separators, blanks around it dropped)
 */
export function readNumber(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
	if (typeof value !== 'string' || !/^-?(\d+(\.\d*)?|\.\d+)$/.test(value.trim())) return undefined;
	return Number(value) + 0;
}
