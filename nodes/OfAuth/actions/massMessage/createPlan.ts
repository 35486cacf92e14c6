import { sleep, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import type { Ledger } from '../../delivery/ledger';
import type { Delivery } from '../../delivery/types';
import type { OfAuthCredential } from '../../transport/credential';
import type { UploadFile } from '../../transport/fileParts';
import { findFiles } from '../binaryFiles';
import { connectionFinder } from '../connection';
import { parameterReader, type Given, type ParameterReader } from '../parameters';
import type { ItemProblem } from '../problems';
import { createRequest } from './createRequest';
import type { MediaEntry } from './mediaRows';
import { readSettings, type CreateSettings } from './createSettings';
import { REQUEST_FIELDS } from './requestFields';

/** One request, read and checked. */
export interface Planned {
	connectionId: string;
	credential: OfAuthCredential;
	/** Files that are still to be uploaded stand in `mediaItems` as the names of their binary fields. */
	body: IDataObject;
	/** By the name of their binary field. */
	files: Map<string, UploadFile>;
	settings: CreateSettings;
}

/** What is to be done about one item. */
export type PlanEntry = { send: Planned } | { settled: Delivery } | { problems: ItemProblem[] };

/** Items after which the plan lets n8n's other work in. */
const BREATH = 100;

/**
 * Reads and checks every item; nothing is sent. An item that an earlier try has settled is not read
 * again, because its expressions may give something else by now.
 *
 * @param ledger of this run
 * @returns an entry per item, in item order
 */
export async function createPlan(context: IExecuteFunctions, ledger: Ledger): Promise<PlanEntry[]> {
	const reader = parameterReader(context);
	const findConnection = connectionFinder(context, reader);
	const surroundings = { zone: context.getTimezone(), now: Date.now() };
	const plan: PlanEntry[] = [];
	const count = context.getInputData().length;
	for (let item = 0; item < count; item++) {
		if (item > 0 && item % BREATH === 0) await sleep(0);
		plan.push(await planItem(item));
	}
	return plan;

	async function planItem(item: number): Promise<PlanEntry> {
		const known = ledger.settled(item);
		if (known?.outcome === 'sent') return { settled: known };
		const { settings, problems } = readSettings(reader.added('options', item));
		if (known && settings.onUnknownOutcome !== 'sendAgain') return { settled: known };
		const request = createRequest(
			{
				fields: fieldsOf(reader, item),
				media: reader.given('media', item),
				leaveOutEmpty: settings.emptyFields === 'leaveOut',
			},
			surroundings,
		);
		const connection = await findConnection(item);
		const files =
			'body' in request ? await findFiles(context, item, fileFields(request.body)) : undefined;
		if ('problems' in connection) problems.push(...connection.problems);
		if ('problems' in request) problems.push(...request.problems);
		if (files && 'problem' in files) problems.push({ parameter: 'Media', problem: files.problem });
		if (
			problems.length > 0 ||
			'problems' in connection ||
			'problems' in request ||
			!files ||
			'problem' in files
		) {
			return { problems };
		}
		return { send: { ...connection, body: request.body, files: files.value, settings } };
	}
}

function fileFields({ mediaItems }: IDataObject): string[] {
	const entries = (mediaItems ?? []) as MediaEntry[];
	return entries.flatMap((entry) => (typeof entry === 'object' ? [entry.binaryPropertyName] : []));
}

function fieldsOf(reader: ParameterReader, item: number): Record<string, Given> {
	const added = reader.added('additionalFields', item);
	const onForm = REQUEST_FIELDS.filter(({ parameter }) => FORM_FIELDS.includes(parameter)).map(
		({ parameter }) => [parameter, reader.given(parameter, item)] as const,
	);
	return { ...added, ...Object.fromEntries(onForm) };
}

/** The fields that stand on the form itself and not in Additional Fields. */
const FORM_FIELDS = ['text', 'userLists', 'userIds'];
