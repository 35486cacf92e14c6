import { show, type Reading } from './reading';

/** @returns reads one of some values */
export function oneOf<T extends string>(...allowed: T[]) {
	return (value: unknown): Reading<T> => {
		const text = String(value).trim();
		const known = allowed.find((one) => one === text);
		return known === undefined
			? { problem: `${show(value)} is none of: ${allowed.join(', ')}` }
			: { value: known };
	};
}
