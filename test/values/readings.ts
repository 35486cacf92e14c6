import type { Reading } from '../../nodes/OfAuth/values/reading';

/** The value that was read; fails the test where there is none. */
export function valueOf<T>(reading: Reading<T>): T {
	if ('problem' in reading) throw new Error(`unexpected problem: ${reading.problem}`);
	return reading.value;
}

/** The rule that was broken; fails the test where a value was read instead. */
export function problemOf(reading: Reading<unknown>): string {
	if ('value' in reading) throw new Error(`unexpected value: ${String(reading.value)}`);
	return reading.problem;
}
