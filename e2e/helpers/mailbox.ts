/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a small SMTP server */
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A mail server that takes everything and delivers nothing. */
export interface Mailbox {
	port: number;
	/** The mails that came, as text, headers and all. */
	mails: string[];
	close(): Promise<void>;
}

/** Starts a mail server on this machine, without login and encryption. */
export async function startMailbox(): Promise<Mailbox> {
	const mails: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
		talk(socket, mails);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
	return {
		port: (server.address() as AddressInfo).port,
		mails,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** As much of SMTP (RFC 5321) as one who only wants to be rid of a mail needs. */
function talk(socket: Socket, mails: string[]): void {
	let waiting = '';
	let isData = false;
	const answer = (line: string) => {
		const verb = line.slice(0, 4).toUpperCase();
		if (verb === 'DATA') isData = true;
		socket.write(
			verb === 'DATA' ? '354 Go on\r\n' : verb === 'QUIT' ? '221 Bye\r\n' : '250 OK\r\n',
		);
		if (verb === 'QUIT') socket.end();
	};
	socket.write('220 Mailbox\r\n');
	socket.on('data', (bytes) => {
		waiting += bytes.toString('latin1');
		for (;;) {
			const end = isData ? '\r\n.\r\n' : '\r\n';
			const at = waiting.indexOf(end);
			if (at < 0) return;
			const part = waiting.slice(0, at);
			waiting = waiting.slice(at + end.length);
			if (!isData) answer(part);
			else {
				isData = false;
				mails.push(plain(part));
				socket.write('250 OK\r\n');
			}
		}
	});
}

/** Undoes quoted-printable (RFC 2045), in which a link is cut into lines. */
function plain(mail: string): string {
	const bytes = mail
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
