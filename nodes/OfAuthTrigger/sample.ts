import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';

import type { OfAuthCredential } from '../OfAuth/transport/credential';
import { Asking } from './asking';
import type { creatorsOf } from './creators';
import { itemOf, type Failed } from './pollAll';
import { pollError } from './pollErrors';
import { readStream } from './readStream';
import type { Settings } from './settings';
import { newestBuyer } from './sources/newestBuyer';
import type { Wanted } from './sources/wantedMessages';
import type { Obstacle } from './trouble';
import { shown, sourceOf } from './watches';

/** Creators that are looked through for a test event. */
const CREATORS = 5;

/**
 * What Fetch Test Event shows: the newest entry there is, of the first creator who has one. Nothing is kept.
 *
 * @throws NodeApiError where it cannot be read, NodeOperationError where there is none, or no creator
 */
export async function sample(
	context: IPollFunctions,
	{
		settings,
		credential,
		creators,
		until,
	}: {
		settings: Settings;
		credential: OfAuthCredential;
		creators: Awaited<ReturnType<typeof creatorsOf>>;
		until: number;
	},
): Promise<INodeExecutionData[]> {
	if ('obstacle' in creators) throw pollError(context.getNode(), [creators]);
	const failed: Failed[] = [];
	for (const creator of creators.slice(0, CREATORS)) {
		const asking = new Asking(context, credential, creator.id, until);
		const found = await newestOf(asking, settings);
		if (found && 'json' in found) return [{ json: itemOf(settings, creator, found.json) }];
		if (found) failed.push({ creator, ...found });
	}
	if (failed.length > 0) throw pollError(context.getNode(), failed);
	if (creators.length === 0) {
		throw new NodeOperationError(
			context.getNode(),
			'No connection of the API key is active, so there is nothing to show',
			{ description: 'Connect a creator in the OFAuth dashboard, or choose one connection.' },
		);
	}
	const { what } = sourceOf(settings) ?? { what: 'buyer of a mass message' };
	throw new NodeOperationError(context.getNode(), `OFAuth shows no ${what} yet`, {
		description:
			'Fetch Test Event shows the newest one there is. Activate the workflow to wait for the first, or pin data to go on building.',
	});
}

type Newest = { json: IDataObject } | { obstacle: Obstacle } | undefined;

async function newestOf(asking: Asking, settings: Settings): Promise<Newest> {
	const source = sourceOf(settings);
	if (!source) return await newestBuyer(asking, settings.wanted as Wanted);
	const read = await readStream(asking, source, undefined, 0);
	if ('obstacle' in read) return read;
	const [newest] = read.entries.sort((one, other) => other.at - one.at);
	return newest && { json: shown(source, settings, newest.json) };
}
