import type { Mutation } from './types';

const FOLDER = 'nodes/OfAuth/delivery';
const SEND_ONCE = `${FOLDER}/sendOnce.ts`;
const TICKETS = `${FOLDER}/keyTickets.ts`;
const TESTS = ['test/delivery/keyRecord'];

/** Promises about Send Once Keys. */
export const KEYS: Mutation[] = [
	{
		name: 'key: a key that is taken sends nothing',
		file: SEND_ONCE,
		from: 'const first = await record.add([ticketOf(key, 0), ...sent.splice(0)]);',
		to: 'const first = { known: new Set<string>(), isSure: true };',
		tests: TESTS,
	},
	{
		name: 'key: equal keys asked for in one call are taken by the first',
		file: `${FOLDER}/recordQueue.ts`,
		from: 'for (const entry of waiting.entries) known.add(entry);',
		to: '',
		tests: ['test/delivery/entryRecord'],
	},
	{
		name: 'key: one that was given back is free',
		file: TICKETS,
		from: 'if (!known.has(own)) return ticket;',
		to: "if (!known.has(own)) return 'taken';",
		tests: TESTS,
	},
	{
		name: 'key: a look gives nothing back',
		file: TICKETS,
		from: "await record.remove(ours).catch(() => undefined);\n			return 'taken';",
		to: "await record.remove(ours.slice(1)).catch(() => undefined);\n			return 'taken';",
		tests: TESTS,
	},
	{
		name: 'key: giving back reaches past what looks have left',
		file: TICKETS,
		from: 'if (!known.has(givenBack(key, ticket)) || !isSure) return { entries, last: ticket };',
		to: 'if (ticket >= 0) return { entries, last: ticket };',
		tests: TESTS,
	},
	{
		name: 'key: a lost entry is put back',
		file: `${FOLDER}/entryKeeper.ts`,
		from: 'if (due.length > 0) await this.look(due);',
		to: 'for (const [entry] of due) this.kept.delete(entry);',
		tests: TESTS,
	},
	{
		name: 'key: a database that fails does not end the looking after',
		file: `${FOLDER}/entryKeeper.ts`,
		from: 'if (looks === LOOKS.length || tries === TRIES) this.kept.delete(entry);',
		to: 'if (looks === LOOKS.length || tries > 0) this.kept.delete(entry);',
		tests: TESTS,
	},
	{
		name: 'key: a look that may have recorded an entry itself has not found it',
		file: `${FOLDER}/entryKeeper.ts`,
		from: 'return isSure ? before : undefined;',
		to: 'return before;',
		tests: ['test/delivery/stalledRecord'],
	},
	{
		name: 'key: the last look is later than a process is held up',
		file: `${FOLDER}/entryKeeper.ts`,
		from: '[250, 1000, 4000, 3000, 3000, 3000, 3000, 3000]',
		to: '[250, 1000, 4000]',
		tests: ['test/delivery/stalledRecord'],
	},
	{
		name: 'key: looks are too many to fall all on the moments in which it is there',
		file: `${FOLDER}/entryKeeper.ts`,
		from: '[250, 1000, 4000, 3000, 3000, 3000, 3000, 3000]',
		to: '[250, 1000, 4000, 15_000]',
		tests: ['test/delivery/keyLives'],
	},
	{
		name: 'key: what was given back is known by the ledger too',
		file: SEND_ONCE,
		from: 'place.ledger.hold(item, key, { last });',
		to: '',
		tests: TESTS,
	},
	{
		name: 'key: one that could not be given back is free for its own execution',
		file: SEND_ONCE,
		from: 'place.ledger.hold(item, key, { last: ticket });',
		to: '',
		tests: TESTS,
	},
	{
		name: 'key: after a failure of the database nothing is taken for sent',
		file: SEND_ONCE,
		from: 'place.ledger.hold(item, key, { last: this.last, isDoubtful: true });',
		to: '',
		tests: TESTS,
	},
	{
		name: 'key: a failure of the database does not forget what was given back before',
		file: SEND_ONCE,
		from: '{ last: this.last, isDoubtful: true }',
		to: '{ isDoubtful: true }',
		tests: ['test/delivery/keyLives'],
	},
	{
		name: 'key: whichever call of the database fails, nothing is lost in silence',
		file: SEND_ONCE,
		from: 'place.ledger.hold(item, key, { last: this.last, isDoubtful: true });',
		to: '',
		tests: ['test/delivery/everyCall'],
		only: 'Keys: a call of n8n’s database fails after it has written, as',
	},
	{
		name: 'key: an entry that a failed call may have made is in doubt',
		file: SEND_ONCE,
		from: "if (!first.isSure) return 'doubtful';",
		to: '',
		tests: TESTS,
	},
	{
		name: 'key: calls of one process go one after another',
		file: `${FOLDER}/recordQueue.ts`,
		from: 'if (!this.isWorking) void this.work();',
		to: 'void this.work();',
		tests: ['test/delivery/entryRecord'],
	},
];
