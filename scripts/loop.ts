import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { SANDBOX_API_KEY, startSandbox } from '../sandbox';
import { resultOf, runNode, type RunResult } from '../test/helpers/engine';
import { readExample, type BuiltPackage } from './example';
import { checkRun, StartError, type MessageLife } from './report';

const FILE = 'life-of-a-mass-message.json';
const NODES = {
	waited: 'Wait until mass message is sent',
	buyers: 'Get buyers of mass message',
	unsent: 'Unsend mass message',
};
/** In the sandbox an evening is over in seconds. */
const LIFE = { queuedMs: 200, sendingMs: 2000, halfLifeMs: 500 };

/**
 * Runs the example that goes from Create to Unsend, in a sandbox of its own where time flies.
 *
 * @returns each message, in the order of its item
 * @throws StartError where a node of it did not end well, or items have lost their link to their message
 */
export async function runLoop(built: BuiltPackage): Promise<MessageLife[]> {
	const sandbox = await startSandbox({ life: LIFE });
	try {
		const credential = {
			apiKey: SANDBOX_API_KEY,
			connectionId: 'conn_amber',
			baseUrl: sandbox.url,
		};
		const workflow = readExample(FILE);
		const result = await runNode({ ...built, workflow, credentials: { main: credential } });
		checkRun(result, Object.values(workflow.pinData)[0].length);
		return livesOf(result);
	} finally {
		await sandbox.close();
	}
}

function livesOf({ run, items: created }: RunResult): MessageLife[] {
	const [waited, buyers, unsent] = [NODES.waited, NODES.buyers, NODES.unsent].map(
		(name) => resultOf(run, name).items,
	);
	return created.map(({ json: { id } }, index) => {
		const own = ofItem(waited, index);
		const at = waited.indexOf(own[0]);
		if (own.length !== 1 || own[0].json.id !== id)
			throw new StartError(`Message ${String(id)} has lost its item on the way`);
		const { text, price, sentCount, viewedCount, purchasedCount } = own[0].json;
		return {
			...({ id, text, price, sentCount, viewedCount, purchasedCount } as IDataObject),
			buyers: ofItem(buyers, at).map(({ json }) => String(json.username)),
			unsent: ofItem(unsent, at)[0]?.json.deleted === true,
		} as MessageLife;
	});
}

/** The items that came of one item of the node before. */
function ofItem(items: INodeExecutionData[], index: number): INodeExecutionData[] {
	return items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === index);
}
