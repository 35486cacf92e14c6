import { wordsOfMissing } from '../helpers/engineVersions';
import { useSandbox } from '../sandbox/client';
import { bodies, send, wordsOf } from './support';

const its = useSandbox();
const DATE = '2099-01-15T09:30:00Z';
const SENT = '2099-01-15T09:30:00.000Z';
const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ "" }}', '={{ " " }}', '={{ [] }}'];
const sentAt = () => bodies(its.sandbox).map(({ scheduledDate }) => scheduledDate);

test('left alone a message goes out now', async () => {
	await send(its.sandbox);
	expect(sentAt()).toEqual([undefined]);
});

test('At a Set Time it goes out at the Scheduled Date', async () => {
	await send(its.sandbox, { parameters: { whenToSend: 'scheduled', scheduledDate: DATE } });
	expect(sentAt()).toEqual([SENT]);
});

test('Now drops a date that was filled in before, which the form does not show any more', async () => {
	await send(its.sandbox, { parameters: { whenToSend: 'now', scheduledDate: DATE } });
	expect(sentAt()).toEqual([undefined]);
});

test('At a Set Time and no date: n8n does not start the workflow', async () => {
	const parameters = { whenToSend: 'scheduled' };
	await expect(send(its.sandbox, { parameters })).rejects.toThrow(wordsOfMissing('Scheduled Date'));
	expect(its.sandbox.received).toEqual([]);
});

describe.each([[[]], [['all']]])('Fields That May Be Empty = %j', (fieldsThatMayBeEmpty) => {
	const options = { fieldsThatMayBeEmpty };

	test.each(NOTHING)('a date by %s is refused', async (scheduledDate) => {
		const parameters = { options, whenToSend: 'scheduled', scheduledDate };
		const { error } = await send(its.sandbox, { parameters });
		expect(wordsOf(error)).toMatch(
			/Scheduled Date \[item 0\]: it is empty.*: give it a value, or change When to Send/,
		);
		expect(its.sandbox.received).toEqual([]);
	});

	test.each([...NOTHING, '={{ "later" }}', '={{ true }}', '={{ "Now" }}'])(
		'When to Send by %s is refused, with a date and without',
		async (whenToSend) => {
			for (const scheduledDate of [DATE, '={{ $json.nothing }}']) {
				const parameters = { options, whenToSend, scheduledDate };
				const { error } = await send(its.sandbox, { parameters });
				expect(wordsOf(error)).toMatch(/When to Send \[item 0\]: .*scheduled, now/);
			}
			expect(its.sandbox.received).toEqual([]);
		},
	);
});

test('a table says of each row when it goes out', async () => {
	const parameters = {
		whenToSend: '={{ $json.at ? "scheduled" : "now" }}',
		scheduledDate: '={{ $json.at }}',
	};
	const { error } = await send(its.sandbox, { parameters, items: [{ at: DATE }, { at: '' }, {}] });
	expect(error).toBeUndefined();
	expect(sentAt()).toEqual([SENT, undefined, undefined]);
});

test('a row that says now goes out now, whatever date the form has for the others', async () => {
	const parameters = { whenToSend: '={{ $json.when }}', scheduledDate: DATE };
	await send(its.sandbox, { parameters, items: [{ when: 'now' }, { when: ' scheduled ' }] });
	expect(sentAt()).toEqual([undefined, SENT]);
});

test.each([
	[0, undefined],
	['={{ 0 }}', 0],
	['={{ "0" }}', 0],
	[5, 5],
])('a price of %p is sent as %p', async (price, sent) => {
	await send(its.sandbox, { parameters: { price } });
	expect(bodies(its.sandbox).map((body) => body.price)).toEqual([sent]);
});
