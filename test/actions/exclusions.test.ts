import { useSandbox } from '../sandbox/client';
import { bodies, hintsOf, send, wordsOf } from './support';

const its = useSandbox();
const ITEMS = [{ exclude: [1003] }, { exclude: [1003, '1001'] }];
const parameters = {
	userIds: '',
	userLists: [1001, 1002],
	additionalFields: { excludeUserLists: '={{ $json.exclude }}' },
};

const HINT = 'A list is chosen and excluded too, so OFAuth may leave all of its fans out. [item 1]';

test('a list that is chosen and excluded: sent as it is, and a hint says so', async () => {
	const result = await send(its.sandbox, { parameters, items: ITEMS });
	expect(bodies(its.sandbox)).toMatchObject([
		{ userLists: [1001, 1002], excludeUserLists: [1003] },
		{ userLists: [1001, 1002], excludeUserLists: [1003, 1001] },
	]);
	expect(hintsOf(result)).toEqual([HINT]);
});

test('a Dry Run says so too', async () => {
	const options = { dryRun: true };
	const result = await send(its.sandbox, { parameters: { ...parameters, options }, items: ITEMS });
	expect(hintsOf(result)).toEqual([HINT]);
	expect(its.sandbox.received.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('every list excluded: nobody is left, nothing is sent', async () => {
	const items = [{ exclude: [1002, 1001, 5] }];
	const { error } = await send(its.sandbox, { parameters, items });
	expect(wordsOf(error)).toContain(
		'Exclude User List Names or IDs [item 0]: nobody would get this message',
	);
	expect(its.sandbox.received).toEqual([]);
});

test('every list excluded and a user besides: sent, with the hint', async () => {
	const items = [{}, { exclude: [1002, 1001] }];
	const result = await send(its.sandbox, {
		parameters: {
			...parameters,
			userIds: '123456',
			options: { fieldsThatMayBeEmpty: ['excludeUserLists'] },
		},
		items,
	});
	expect(its.sandbox.messages).toHaveLength(2);
	expect(hintsOf(result)).toEqual([HINT]);
});
