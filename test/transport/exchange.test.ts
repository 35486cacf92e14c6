import { exchange } from '../../nodes/OfAuth/transport/exchange';

/** What comes of an error of these shapes. */
async function thrownBy(error: object) {
	return await exchange(async () => {
		throw error;
	});
}

const socket = {
	code: 'ECONNREFUSED',
	syscall: 'connect',
	message: 'connect ECONNREFUSED 127.0.0.1:9',
};
const REFUSED = { thrown: socket };

test('an answer, whatever its status', async () => {
	const answer = await exchange(async () => ({ statusCode: 502, headers: { a: 1 }, body: 'no' }));
	expect(answer).toEqual({ status: 502, headers: { a: 1 }, body: 'no' });
});

test("the socket's error, below axios's, below n8n's", async () => {
	const message = 'The service refused the connection - perhaps it is offline';
	const axios = { code: 'ECONNREFUSED', message: 'Request failed', cause: socket };
	expect(await thrownBy({ message, httpCode: 'ECONNREFUSED', cause: axios })).toEqual(REFUSED);
});

test('what is left of it where n8n drops the cause', async () => {
	const message = 'The service refused the connection - perhaps it is offline';
	const messages = [socket.message, socket.message];
	expect(await thrownBy({ message, httpCode: 'ECONNREFUSED', messages })).toEqual(REFUSED);
});

test.each([
	['ECONNREFUSED', 'connect'],
	['ENOTFOUND', 'getaddrinfo'],
	['EAI_AGAIN', 'getaddrinfo'],
	['ETIMEDOUT', undefined],
	['ECONNRESET', undefined],
	['ECONNABORTED', undefined],
])('%s without cause and words', async (httpCode, syscall) => {
	const { thrown } = (await thrownBy({ message: '', httpCode, messages: [''] })) as never;
	expect(thrown).toEqual({ code: httpCode, syscall, message: 'The request was broken off' });
});

test('the words of one error do not give another its system call', async () => {
	const { thrown } = (await thrownBy({
		httpCode: 'ECONNRESET',
		messages: ['connect ECONNREFUSED 127.0.0.1:9'],
	})) as never;
	expect(thrown).toMatchObject({ code: 'ECONNRESET', syscall: undefined });
});

test('a host with several addresses, of which only the description is left', async () => {
	const description = 'connect ETIMEDOUT 192.0.2.1:443 | connect ENETUNREACH 2001:db8::1:443';
	const error = { message: 'The connection timed out', httpCode: 'ETIMEDOUT', description };
	expect(await thrownBy({ ...error, messages: ['Error', 'Error'] })).toEqual({
		thrown: { code: 'ETIMEDOUT', syscall: 'connect', message: description },
	});
	const mixed = 'connect ETIMEDOUT 192.0.2.1:443 | read ETIMEDOUT';
	const { thrown } = (await thrownBy({ ...error, description: mixed })) as never;
	expect(thrown).toMatchObject({ syscall: undefined });
});

test('a status is not taken for a code', async () => {
	const { thrown } = (await thrownBy({ message: 'aborted', httpCode: '200' })) as never;
	expect(thrown).toEqual({ code: undefined, syscall: undefined, message: 'aborted' });
});

test('one of the errors of a host with several addresses', async () => {
	const error = { code: 'ECONNREFUSED', message: '', errors: [socket, socket] };
	expect(await thrownBy({ message: 'Refused', cause: error })).toEqual(REFUSED);
});
