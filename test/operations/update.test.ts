import { OfAuth } from '../../nodes/OfAuth/OfAuth.node.ts';
import { hintsOf, send, wordsOf } from '../actions/support';
import { shownProperties } from '../helpers/shownProperties';
import { wordsOfMissing } from '../helpers/engineVersions';
import { call, CREATE, useSandbox } from '../sandbox/client';
import { bytes, withFiles } from '../uploads/support';

const its = useSandbox({ bucket: null });
const IN_A_DAY = new Date(Date.now() + 24 * 3_600_000).toISOString();
const IN_TWO_DAYS = new Date(Date.now() + 48 * 3_600_000).toISOString();
const FIRST = { text: 'First', userLists: ['fans'], price: 9, scheduledDate: IN_A_DAY };
const update = async (parameters: object = {}, more: Parameters<typeof send>[1] = {}) =>
	await send(its.sandbox, {
		parameters: {
			resource: 'massMessage',
			operation: 'update',
			massMessageId: { __rl: true, mode: 'id', value: 7001 },
			text: 'Second',
			userIds: '',
			userLists: ['fans'],
			scheduledDate: IN_TWO_DAYS,
			...parameters,
		},
		...more,
	});

/** An update with a file of the workflow. */
async function withPhoto(): Promise<Parameters<typeof update>> {
	const { binary } = await withFiles(its.sandbox, { photo: bytes(1000) });
	return [{ media: { items: [{ source: 'binary', binaryPropertyName: 'photo' }] } }, { binary }];
}

beforeEach(async () => {
	await call(its.sandbox, CREATE, { method: 'POST', body: FIRST });
	its.sandbox.received.length = 0;
});

test('the form asks for an ID from the start: the list has sent ones only', () => {
	const { description } = new OfAuth();
	const defaultsOf = (operation: string) =>
		shownProperties(description, { resource: 'massMessage', operation })
			.filter(({ name }) => name === 'massMessageId')
			.map((form) => form.default);
	expect(defaultsOf('update')).toEqual([{ mode: 'id', value: '' }]);
	expect(defaultsOf('getBuyers')).toEqual([{ mode: 'list', value: '' }]);
});

test('what is given takes the place of all that was there', async () => {
	const { items, error } = await update({ additionalFields: { isLockedText: true } });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ id: 7001, isDone: false });
	const body = {
		text: 'Second',
		userLists: ['fans'],
		scheduledDate: IN_TWO_DAYS,
		isLockedText: true,
	};
	expect(its.sandbox.messages.map((message) => message.body)).toEqual([body]);
});

test('a message that waits for its date does not go out because nobody gave another', async () => {
	await expect(update({ scheduledDate: '' })).rejects.toThrow(wordsOfMissing('Scheduled Date'));
	expect(its.sandbox.received).toEqual([]);
	await update({ whenToSend: 'now', scheduledDate: '' });
	expect(its.sandbox.messages[0].body).toEqual({ text: 'Second', userLists: ['fans'] });
});

test('nobody, nothing and the past are refused before anything is asked, as of Create', async () => {
	for (const parameters of [
		{ userLists: [] },
		{ text: '' },
		{ scheduledDate: '2020-01-01T10:00:00' },
	]) {
		const { error } = await update(parameters);
		expect(error?.message).toContain('Nothing was done.');
	}
	expect(its.sandbox.received).toEqual([]);
});

test('a file is uploaded first, and once although the first PUT is lost', async () => {
	its.sandbox.fault({ match: { method: 'PUT', path: `${CREATE}/7001` }, create: true, drop: true });
	const { items, error } = await update(...(await withPhoto()));
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ id: 7001 });
	const [{ mediaId }, ...more] = its.sandbox.uploads;
	expect(more).toEqual([]);
	expect(its.sandbox.messages[0].body.mediaItems).toEqual([mediaId]);
});

test('an upload that fails leaves the message as it was', async () => {
	its.sandbox.fault({ match: { path: /uploads/ }, status: 403, times: Infinity });
	const { error } = await update(...(await withPhoto()));
	expect(wordsOf(error)).toContain('Upload of');
	expect(its.sandbox.messages[0].body).toEqual(FIRST);
});

test('one that was sent, and an unknown ID: each told apart', async () => {
	const unknown = await update({ massMessageId: { __rl: true, mode: 'id', value: 999 } });
	expect(unknown.error?.message).toContain('There is no such mass message');
	its.sandbox.advance(25 * 3_600_000);
	const sent = await update();
	expect(sent.error?.message).toContain('This message has been sent');
	expect(wordsOf(sent.error)).toContain('A message that has been sent cannot be changed');
});

test('a lost PUT that lasts: it may have been done, and doing it again is no harm', async () => {
	its.sandbox.fault({ match: { method: 'PUT' }, drop: true, times: Infinity });
	const { error } = await update();
	expect(wordsOf(error)).toContain('It may have been done.');
	expect(its.sandbox.received).toHaveLength(3);
});

test('a list that is named is looked up, and one that is chosen and excluded is told', async () => {
	const result = await update({ additionalFields: { excludeUserLists: ['fans'] }, userIds: '5' });
	expect(result.error).toBeUndefined();
	expect(hintsOf(result)).toEqual([expect.stringContaining('A list is chosen and excluded too')]);
	const { error } = await update({ userLists: ['Nobody has this'] });
	expect(error?.message).toContain('Nobody has this');
});
