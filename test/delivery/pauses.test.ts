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
