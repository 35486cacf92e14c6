import { LanePause } from '../../nodes/OfAuth/delivery/lanePause';
import { repeatOnce } from '../../nodes/OfAuth/delivery/repeatOnce';

const TOO_MANY = { status: 429, headers: {}, body: {} };

/** Something that the rate limit stops each time. @returns seconds to wait after each of three attempts */
async function waits(stepsPerAttempt: number): Promise<number[]> {
	const [pause, seconds] = [new LanePause(), [] as number[]];
	let steps = 0;
	const run = async () => {
		steps += stepsPerAttempt;
		return TOO_MANY;
	};
	while (seconds.length < 3) {
		const work = { run, steps: () => steps, leftAt: () => Date.now() };
		const tried = await repeatOnce(work, { pause, isOver: () => false });
		if (!('wait' in tried)) throw new Error('It was not told to wait');
		seconds.push(tried.wait / 1000);
		// The pause has ended.
		pause.lift();
	}
	return seconds;
}

test('a list that gets on after each pause waits a second each time', async () => {
	for (const seconds of await waits(5)) expect(seconds).toBeLessThanOrEqual(1.1);
});

test('what does not get on waits twice as long each time', async () => {
	const [, second, third] = await waits(0);
	expect(second).toBeGreaterThan(1.5);
	expect(third).toBeGreaterThan(3);
});

test.each([
	[
		'a bucket of 90 that is full in 90 s',
		{ 'x-ratelimit-reset': '90', 'x-ratelimit-limit': '90' },
		1,
	],
	['one that is full in 9 s', { 'x-ratelimit-reset': '9', 'x-ratelimit-limit': '90' }, 0.5],
	['one that does not say how large it is', { 'x-ratelimit-reset': '9' }, 1],
	['one that says that it is full', { 'x-ratelimit-reset': '0', 'x-ratelimit-limit': '90' }, 1],
	[
		'Retry-After goes first',
		{ 'retry-after': '7', 'x-ratelimit-reset': '9', 'x-ratelimit-limit': '90' },
		7,
	],
])('%s', (_, headers, seconds) => {
	const wait = new LanePause().refused(headers, Date.now()) / 1000;
	expect(wait).toBeGreaterThan(seconds * 0.99);
	expect(wait).toBeLessThanOrEqual(seconds * 1.1);
});
