import { sleep, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import type { Ledger } from '../../../delivery/ledger';
import type { Delivery } from '../../../delivery/types';
import type { OfAuthCredential } from '../../../transport/credential';
import type { UploadFile } from '../../../transport/fileParts';
import { findFiles } from '../../../runner/binaryFiles';
import { connectionFinder } from '../../../runner/connection';
import { hollowExpressions } from '../../../runner/hollowExpressions';
import { parameterReader, type Given, type ParameterReader } from '../../../runner/parameters';
import type { ItemProblem } from '../../../runner/problems';
import { show } from '../../../values/reading';
import { createRequest } from './request';
import type { MediaEntry } from './mediaRows';
import { readSettings, type CreateSettings } from './settings';
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

/** The fields that stand on the form itself and not in Additional Fields. */
const FORM_FIELDS = ['text', 'userLists', 'userIds'];

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
		plan.push(await planItem(item).catch(unreadable));
	}
	return plan;

	async function planItem(item: number): Promise<PlanEntry> {
		const known = ledger.settled(item);
		if (known?.outcome === 'sent') return { settled: known };
		const { settings, problems } = readSettings(reader.added('options', item));
		if (known && settings.onUnknownOutcome !== 'sendAgain') return { settled: known };
		if (settings.sendOnceKey !== undefined) problems.push(...hollowKey(item));
		const request = createRequest(
			{
				fields: fieldsOf(reader, item),
				media: reader.given('media', item),
				leaveOutEmpty: settings.emptyFields === 'leaveOut',
			},
			surroundings,
		);
		const connection = await findConnection(item);
		const names = 'body' in request ? fileFields(request.body) : [];
		const files = await findFiles(context, item, names);
		if ('problems' in connection) problems.push(...connection.problems);
		if ('problems' in request) problems.push(...request.problems);
		if ('problem' in files) problems.push({ parameter: 'Media', problem: files.problem });
		const isWhole = 'credential' in connection && 'body' in request && 'value' in files;
		if (problems.length > 0 || !isWhole) return { problems };
		return { send: { ...connection, body: request.body, files: files.value, settings } };
	}

	/** A key with a hole in it is the key of many messages, of which only the first would ever be sent. */
	function hollowKey(item: number): ItemProblem[] {
		const saved = reader.saved('options', 'sendOnceKey');
		return hollowExpressions(context, saved, item).map(({ expression, value }) => ({
			parameter: 'Options → Send Once Key',
			problem: `${expression} in it gives nothing (${show(value)}): every expression of a key must give something, or other messages get the same key`,
		}));
	}
}

/** An expression that throws; out of the node, its error would make successes of all items where errors go on as items. */
function unreadable(
	error: Error & { context?: { parameter?: string }; description?: string | null },
): PlanEntry {
	const name = error.context?.parameter ?? '';
	const label = [...REQUEST_FIELDS, ...OTHERS].find(({ parameter }) => parameter === name)?.label;
	const problem = [error.message, error.description].filter(Boolean).join(' – ');
	return {
		problems: [{ parameter: label ?? (name || 'Item'), problem: `it cannot be read: ${problem}` }],
	};
}

const OTHERS = [
	{ parameter: 'connectionId', label: 'Connection' },
	{ parameter: 'media', label: 'Media' },
	{ parameter: 'additionalFields', label: 'Additional Fields' },
	{ parameter: 'options', label: 'Options' },
];

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
