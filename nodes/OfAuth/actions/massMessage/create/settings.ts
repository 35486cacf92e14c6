import { readCount, readNumber } from '../../../values/money';
import { isEmpty, show, type Reading } from '../../../values/reading';
import { readFlag } from '../../../values/text';
import type { Given } from '../../../runner/parameters';
import type { ItemProblem } from '../../../runner/problems';

/** The Options of Create for one item; times in milliseconds. */
export interface CreateSettings {
	dryRun: boolean;
	emptyFields: 'refuse' | 'leaveOut';
	maxWaitForRateLimit: number;
	onUnknownOutcome: 'stop' | 'sendAgain';
	sendOnceKey?: string;
	sendsAtOnce: number;
	timeout: number;
}

const DEFAULTS: CreateSettings = {
	dryRun: false,
	emptyFields: 'refuse',
	maxWaitForRateLimit: 300_000,
	onUnknownOutcome: 'stop',
	sendsAtOnce: 1,
	timeout: 60_000,
};

/** setTimeout, on which n8n's timeout rests, takes no longer time. */
const LONGEST_SECONDS = 2_147_483;
const LONGEST_KEY = 500;

const OPTIONS: Array<{
	name: keyof CreateSettings;
	label: string;
	read: (value: unknown) => Reading<unknown>;
}> = [
	{ name: 'dryRun', label: 'Dry Run', read: readFlag },
	{ name: 'emptyFields', label: 'Empty Fields', read: oneOf('refuse', 'leaveOut') },
	{ name: 'maxWaitForRateLimit', label: 'Max Wait for Rate Limit', read: seconds(0) },
	{ name: 'onUnknownOutcome', label: 'When Outcome Is Unknown', read: oneOf('stop', 'sendAgain') },
	{ name: 'sendOnceKey', label: 'Send Once Key', read: readKey },
	{ name: 'sendsAtOnce', label: 'Sends at Once per Connection', read: readSendsAtOnce },
	{ name: 'timeout', label: 'Timeout', read: seconds(0.001) },
];

/**
 * Reads Options. One that was added but is empty is a problem whatever Empty Fields says: a lost Dry
 * Run would send, a lost Send Once Key would send again.
 *
 * @param given the options that were added, by name
 */
export function readSettings(given: Record<string, Given>): {
	settings: CreateSettings;
	problems: ItemProblem[];
} {
	const settings: Record<string, unknown> = { ...DEFAULTS };
	const problems: ItemProblem[] = [];
	for (const { name, label, read } of OPTIONS) {
		if (!given[name]) continue;
		const { value } = given[name];
		const reading = isEmpty(value)
			? { problem: `it is empty (${show(value)}): give it a value, or remove the option` }
			: read(value);
		if ('problem' in reading)
			problems.push({ parameter: `Options → ${label}`, problem: reading.problem });
		else settings[name] = reading.value;
	}
	return { settings: settings as unknown as CreateSettings, problems };
}

function oneOf(...allowed: string[]) {
	return (value: unknown): Reading<string> => {
		const text = String(value).trim();
		return allowed.includes(text)
			? { value: text }
			: { problem: `${show(value)} is none of: ${allowed.join(', ')}` };
	};
}

function seconds(minimum: number) {
	return (value: unknown): Reading<number> => {
		const number = readNumber(value);
		if (number !== undefined && number >= minimum && number <= LONGEST_SECONDS)
			return { value: number * 1000 };
		return {
			problem: `${show(value)} is not a number of seconds from ${minimum} to ${LONGEST_SECONDS}`,
		};
	};
}

function readSendsAtOnce(value: unknown): Reading<number> {
	const count = readCount(value);
	if ('value' in count && count.value >= 1 && count.value <= 20) return count;
	return { problem: `${show(value)} is not a whole number from 1 to 20` };
}

/** What JavaScript writes into a text where a value is missing, or is more than a text can say. */
const NOTHING = /(?<![A-Za-z])(undefined|null|NaN)(?![A-Za-z])|\[object \w+\]/;

function readKey(value: unknown): Reading<string> {
	if (typeof value !== 'string' && typeof value !== 'number')
		return { problem: `${show(value)} is not text` };
	const key = String(value).trim();
	const nothing = NOTHING.exec(key);
	if (nothing) {
		return {
			problem: `${show(key)} has "${nothing[0]}" in it, where an expression found nothing: other messages would get the same key`,
		};
	}
	if (key.length > LONGEST_KEY)
		return { problem: `it has ${key.length} characters, ${LONGEST_KEY} are allowed` };
	return { value: key };
}
