/** A promise of the node taken out of its code, and the tests that must notice. */
export interface Mutation {
	/** The promise. */
	name: string;
	file: string;
	/** Stands in the file exactly once. */
	from: string;
	to: string;
	/** Test files, as jest takes them. */
	tests: string[];
	/** Only the tests whose name has this. */
	only?: string;
}

const NODE = 'nodes/OfAuth';
const CREATE = `${NODE}/actions/massMessage/create.operation.ts`;
const SEND_ONE = `${NODE}/delivery/sendOne.ts`;

/** One entry per promise; `npm run mutations` shows that each is held by a test. */
export const MUTATIONS: Mutation[] = [
	{
		name: 'write-ahead',
		file: SEND_ONE,
		from: '	ledger.started(item);\n',
		to: '',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'ledger write',
		file: SEND_ONE,
		from: '		ledger.sent(item, response);\n',
		to: '',
		tests: ['test/delivery/retry'],
	},
	{
		name: 'ledger read',
		file: `${NODE}/delivery/ledger.ts`,
		from: 'const entry = this.entries[item];',
		to: 'const entry = undefined as LedgerEntry | undefined;',
		tests: ['test/delivery/retry'],
	},
	{
		name: 'keeping the ledger under Retry On Fail',
		file: CREATE,
		from: '!node.retryOnFail && output[0]?.json.error === undefined',
		to: 'output.length > 0',
		tests: ['test/delivery/faultMatrix'],
		only: '403|error: "x"',
	},
	{
		name: 'plan before send',
		file: CREATE,
		from: 'if (bad.length > 0 && !goesOn)',
		to: 'if (bad.length > 100)',
		tests: ['test/actions'],
	},
	{
		name: 'Send Once Key',
		file: `${NODE}/delivery/sendOnce.ts`,
		from: 'if (await this.store.claim(key, sender)) return undefined;',
		to: 'await this.store.claim(key, sender); if (key) return undefined;',
		tests: ['test/delivery/sendOnce'],
	},
	{
		name: 'Send Once Keys one after another',
		file: `${NODE}/delivery/keyStore.ts`,
		from: '.then(act, act)',
		to: '.then(() => undefined).constructor === Promise ? act() : act()',
		tests: ['test/delivery/sendOnce'],
	},
	{
		name: 'a key that another process puts back is known as its own',
		file: `${NODE}/delivery/keyStore.ts`,
		from: ' || known.processed.length === 2;',
		to: ';',
		tests: ['test/delivery/sendOnce'],
	},
	{
		name: 'a key that another process loses is put back',
		file: `${NODE}/delivery/keyKeeper.ts`,
		from: 'if (lost.has(one.key) && tries < TRIES)',
		to: 'if (lost.size < 0)',
		tests: ['test/delivery/sendOnce'],
	},
	{
		name: 'a key is free again after notSent',
		file: SEND_ONE,
		from: 'const stuck = await release();',
		to: 'const stuck = undefined;',
		tests: ['test/delivery/sendOnce', 'test/delivery/cancel'],
	},
	{
		name: 'unknown is never sent again',
		file: `${NODE}/delivery/outcome.ts`,
		from: "matches: () => true,\n		outcome: 'unknown',\n		next: 'report',",
		to: "matches: () => true,\n		outcome: 'notSent',\n		next: 'tryAgain',",
		tests: ['test/delivery/faultMatrix'],
		only: '502 after|reset after',
	},
	{
		name: 'lane order',
		file: `${NODE}/delivery/lanes.ts`,
		from: 'lane.reduce((count, job) => Math.min(count, job.atOnce), lane.length)',
		to: 'lane.length',
		tests: ['test/delivery/lanes'],
	},
	{
		name: 'cancel ends a wait',
		file: `${NODE}/delivery/pacing.ts`,
		from: 'left > 0 && !isOver()',
		to: 'left > 0',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'cancel stops before the next send',
		file: `${NODE}/delivery/deliver.ts`,
		from: 'stopped || cancelSignal?.aborted === true',
		to: 'stopped',
		tests: ['test/delivery/cancel'],
	},
	{
		name: 'nothing starts after an error in another lane',
		file: `${NODE}/delivery/deliver.ts`,
		from: "if (stopAtFailure && 'failure' in delivery) stopped = true;",
		to: '',
		tests: ['test/delivery/lanes'],
	},
	{
		name: 'the rate limit is waited for',
		file: `${NODE}/delivery/outcome.ts`,
		from: "outcome: 'notSent',\n		next: 'wait',",
		to: "outcome: 'notSent',\n		next: 'report',",
		tests: ['test/delivery/faultMatrix'],
		only: '429 with no header',
	},
	{
		name: 'an older agent is not helped to send twice',
		file: `${NODE}/actions/massMessage/createSends.ts`,
		from: 'guard?.remember(connectionId, body)',
		to: 'undefined',
		tests: ['test/delivery/runs'],
	},
	{
		name: 'redirects are not followed',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: '			disableFollowRedirect: true,\n			followRedirect: false,\n			followAllRedirects: false,\n',
		to: '',
		tests: ['test/credentials'],
		only: 'redirect',
	},
	{
		name: 'the key is taken out of what comes back',
		file: `${NODE}/transport/redact.ts`,
		from: "if (secret === '' || !holds(data, secret)) return data;",
		to: 'return data;',
		tests: ['test/transport'],
	},
	{
		name: 'the key goes only to Base URL',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: 'if (!addressesOf(options).every((address) => hasSameOrigin(address, baseUrl.value))) {',
		to: 'if (Date.now() < 0) {',
		tests: ['test/credentials'],
	},
	{
		name: 'a chosen connection is not overwritten',
		file: 'credentials/OfAuthApi.credentials.ts',
		from: 'if (connectionId && !chosen)',
		to: 'if (connectionId)',
		tests: ['test/credentials', 'test/actions'],
	},
	{
		name: 'an empty field makes the item bad',
		file: `${NODE}/actions/massMessage/createRequest.ts`,
		from: 'else if (!values.leaveOutEmpty) {',
		to: 'else if (values.media === undefined) {',
		tests: ['test/contract'],
	},
	{
		name: 'an empty connection expression never falls back',
		file: `${NODE}/actions/connection.ts`,
		from: "return reader.isExpression('connectionId')",
		to: "return reader.isExpression('no such parameter')",
		tests: ['test/contract', 'test/actions'],
	},
	{
		name: 'an error thrown in a send stays in its lane',
		file: `${NODE}/delivery/prepare.ts`,
		from: 'return await preparation.run();\n	} catch (error) {',
		to: 'return await preparation.run();\n	} catch (error) {\n		if (error) throw new Error(String(error));',
		tests: ['test/delivery/brokenPlaces'],
	},
	{
		name: 'an error after a send has left is awaited and recorded',
		file: `${NODE}/delivery/deliver.ts`,
		from: '.catch((error: unknown) => ledger.settled(send.item) ?? brokenOff(error))',
		to: '',
		tests: ['test/delivery/deliver.test'],
	},
	{
		name: 'an expression that throws makes its item bad',
		file: `${NODE}/actions/massMessage/createPlan.ts`,
		from: '.catch(unreadable)',
		to: '',
		tests: ['test/delivery/brokenPlaces'],
	},
	{
		name: 'a schedule that has passed is not sent',
		file: SEND_ONE,
		from: 'const late = isLate();',
		to: 'const late = undefined;',
		tests: ['test/delivery/turns'],
	},
	{
		name: 'a send that holds its key may go on',
		file: SEND_ONE,
		from: 'const held = before ? undefined : await key.claim(',
		to: 'const held = await key.claim(',
		tests: ['test/delivery/turns'],
	},
];
