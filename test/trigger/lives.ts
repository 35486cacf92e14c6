import type { Fault } from '../../sandbox';

/** What can go wrong with a page. */
export const FAULTS: Fault[] = [
	{ status: 500 },
	{ status: 429, headers: { 'retry-after': '5' } },
	{ status: 403 },
	{ drop: true },
	{ truncate: true },
	{ body: '<html>' },
];

const NOT_THE_DATE = [
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'clearImmediate',
	'setInterval',
	'clearInterval',
	'setTimeout',
	'clearTimeout',
] as const;

/** Has node and sandbox go by one clock, which the test sets; everything else takes its time. */
export function onTestTime(): void {
	beforeAll(() => void jest.useFakeTimers({ doNotFake: [...NOT_THE_DATE] }));
	afterAll(() => void jest.useRealTimers());
}
