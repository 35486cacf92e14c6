import type { Mutation } from './types';

const NODE = 'nodes/OfAuth';
const CHATS = ['test/operations/chatMessages'];

/** Promises about private messages, and about files that go into the vault. */
export const CHATS_AND_VAULT: Mutation[] = [
	{
		name: 'chat: private messages of a connection keep their distance',
		file: `${NODE}/delivery/pace.ts`,
		from: 'const wait = turns.endedAt + this.apart - now;',
		to: 'const wait = 0;',
		tests: CHATS,
	},
	{
		name: 'chat: the distance is that of a connection',
		file: `${NODE}/runner/sends.ts`,
		from: 'new Pace(accountOf(planned), settings.secondsBetweenSends)',
		to: "new Pace('', settings.secondsBetweenSends)",
		tests: CHATS,
	},
	{
		name: 'chat: the same text to another fan is another message, for a tool',
		file: `${NODE}/delivery/marks.ts`,
		from: 'path === undefined ? [connectionId] : [connectionId, path]',
		to: '[connectionId]',
		tests: CHATS,
	},
	{
		name: 'chat: there is no look-up to choose where OFAuth has none',
		file: `${NODE}/runner/options/sendOptions.ts`,
		from: "lookUp !== undefined || value !== 'lookUp'",
		to: 'true',
		tests: CHATS,
	},
	{
		name: 'chat: a key that two fans share is refused',
		file: `${NODE}/runner/sharedKeys.ts`,
		from: 'JSON.stringify([connectionId, path ?? null, body, files])',
		to: 'JSON.stringify([connectionId, body, files])',
		tests: CHATS,
	},
	{
		name: 'chat: what comes out says whom it is for',
		file: `${NODE}/runner/additions.ts`,
		from: 'const always = { ...to, ',
		to: 'const always = { ',
		tests: CHATS,
	},
	{
		name: 'vault: a Retry does not upload a file again',
		file: `${NODE}/runner/asking.ts`,
		from: 'done.uploadsOf(item, lane)',
		to: 'done.uploadsOf(Math.random(), lane)',
		tests: ['test/operations/vaultUpload'],
	},
];
