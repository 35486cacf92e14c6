import { manyConnections } from '../sandbox';
import { created, post, publish } from './helpers/executions';
import { onPostgres, startPostgres, type Service } from './helpers/services';
import { newUserFolder, openStage, print, type SingleStage } from './helpers/stage';
import { takeJournalAway } from './helpers/withoutJournal';
import { ofAuth, texts, webhookWorkflow } from './helpers/workflows';

const ROUNDS = 4;
const CONNECTIONS = manyConnections(50).filter(({ status }) => status === 'active');

/** Milliseconds of one run. */
interface Figures {
	/** From a message to the next. */
	message: number;
	/** From the call of the webhook to its answer. */
	execution: number;
}

describe.each([
	['SQLite', undefined],
	['PostgreSQL', async () => await startPostgres(true)],
])('What the journal costs on %s', (database, startDatabase) => {
	const services: Service[] = [];
	const stages: SingleStage[] = [];

	beforeAll(async () => {
		for (const hasJournal of [true, false]) {
			const service = await startDatabase?.();
			if (service) services.push(service);
			const folder = await newUserFolder('journal');
			if (!hasJournal) takeJournalAway(folder);
			const sandbox = { bucket: null, connections: CONNECTIONS };
			stages.push(await openStage(sandbox, service && onPostgres(service), folder));
		}
		for (const stage of stages)
			await publish(stage, webhookWorkflow('cost', ofAuth(stage.credential)));
	}, 300_000);
	afterAll(async () => {
		for (const stage of stages) await stage.close();
		for (const service of services) await service.close();
	}, 120_000);

	it.each([
		[200, 1],
		[1000, 40],
	])(
		'%s messages over %s connection(s)',
		async (count, connections) => {
			const items = texts(count).map((item, index) => ({
				...item,
				connection: CONNECTIONS[index % connections].id,
			}));
			const [journal, without]: Figures[][] = [[], []];
			for (let round = 0; round <= ROUNDS; round++) {
				for (const which of round % 2 ? [0, 1] : [1, 0]) {
					const figures = await measure(stages[which], items);
					// The first round warms up both.
					if (round > 0) [journal, without][which].push(figures);
				}
			}
			const [on, off] = [journal, without].map(medians);
			const cost = (on.message - off.message).toFixed(2);
			const message = `${on.message.toFixed(2)} with, ${off.message.toFixed(2)} without`;
			const execution = `${on.execution.toFixed(0)} ms with, ${off.execution.toFixed(0)} without`;
			print(
				`${database}, ${count} messages over ${connections}: journal: ${cost} ms a message (${message}); whole execution ${execution}`,
			);
		},
		240_000,
	);

	it('is measured against a node that cannot write to the record', async () => {
		const statuses: number[] = [];
		const item = { text: 'Keyed', connection: CONNECTIONS[0].id };
		for (const stage of stages) {
			const node = ofAuth(stage.credential, { options: { sendOnceKey: '={{ $json.text }}' } });
			await publish(stage, webhookWorkflow('key', node));
			statuses.push((await post(stage.n8n.url, 'key', { items: [item] })).status);
		}
		expect(statuses).toEqual([200, 500]);
	}, 60_000);
});

/** Sends the items in an execution of their own. */
async function measure(
	{ n8n, sandbox }: SingleStage,
	items: Array<{ text: string; connection: string }>,
): Promise<Figures> {
	sandbox.reset();
	const start = Date.now();
	const { status } = await post(n8n.url, 'cost', { items });
	const execution = Date.now() - start;
	expect(status).toBe(200);
	const { distinct, twice } = created(sandbox);
	expect({ distinct, twice }).toEqual({ distinct: items.length, twice: 0 });
	const { messages } = sandbox;
	const between = messages[messages.length - 1].at - messages[0].at;
	return { message: between / (messages.length - 1), execution };
}

function medians(all: Figures[]): Figures {
	const median = (of: keyof Figures) =>
		all.map((one) => one[of]).sort((one, other) => one - other)[all.length >> 1];
	return { message: median('message'), execution: median('execution') };
}
