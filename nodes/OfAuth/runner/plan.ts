import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import type { Delivery } from '../delivery/types';
import type { OfAuthCredential } from '../transport/credential';
import type { UploadFile } from '../transport/fileParts';
import { findFiles } from './binaryFiles';
import { choicesOf } from './choices';
import { connectionFinder, keyReader } from './connection';
import { parametersOf } from './form';
import { COLLECTIONS, type Operation } from './operation';
import { settingsReader, type Settings } from './options';
import { parameterReader, type Given } from './parameters';
import type { ItemProblem } from './problems';
import { requestReader, type RequestParts } from './request';
import { testReader } from './testSend';

/** One request, read and checked. */
export interface Planned extends RequestParts {
	connectionId: string;
	credential: OfAuthCredential;
	/** By the name of their binary field; in the body that name stands in their place. */
	files: Map<string, UploadFile>;
	settings: Settings;
	/** Whose account it is, in words; absent where that was not asked. */
	creator?: string;
	/** Whether it is one of several requests of its item. */
	isPart?: true;
	/** Milliseconds that it has waited for its rate limit while names were looked up. */
	waited?: number;
}

/** In whose name OFAuth is asked about an item. */
export type Asker = Pick<Planned, 'connectionId' | 'credential' | 'settings'>;

/** What is to be done about one item. */
export type PlanEntry =
	| { send: Planned }
	/** The connection for its name alone, where it is known; `asker` for a look-up of what is unknown. */
	| { settled: Delivery; connectionId?: string; asker?: Asker }
	| Bad;

/** What is wrong with an item, and what is known of it all the same. */
export interface Bad {
	problems: ItemProblem[];
	connectionId?: string;
	creator?: string;
	/** Absent where not even the options could be read. */
	settings?: Settings;
	/** As far as it could be read, to find what else is wrong with it. */
	read?: Planned;
}

/** Items after which the plan lets n8n's other work in. */
const BREATH = 100;

/**
 * Reads and checks every item; nothing is sent. An item that an earlier try has settled is not read
 * again, because its expressions may give something else by now.
 *
 * @param settled what an earlier try of this run has made of an item
 * @returns an entry per item, in item order
 */
export async function createPlan(
	context: IExecuteFunctions,
	operation: Operation,
	settled: (item: number) => Delivery | undefined,
): Promise<PlanEntry[]> {
	const reader = parameterReader(context);
	const findConnection = operation.isOfKey ? keyReader(context) : connectionFinder(context, reader);
	const readSettings = settingsReader(operation, reader);
	const readRequest = requestReader(operation);
	const aim = testReader(operation, reader);
	const onForm = [...choicesOf(operation), ...(operation.fields ?? [])];
	const filesLabel = operation.files?.field.form.displayName ?? '';
	const surroundings = { zone: context.getTimezone(), now: Date.now() };
	const plan: PlanEntry[] = [];
	const count = context.getInputData().length;
	for (let item = 0; item < count; item++) {
		if (item > 0 && item % BREATH === 0) await sleep(0);
		plan.push(await planItem(item).catch((error: Thrown) => unreadable(operation, error)));
	}
	return plan;

	async function planItem(item: number): Promise<PlanEntry> {
		const known = settled(item);
		if (known?.outcome === 'sent')
			return { settled: known, connectionId: (await connectionOf(item))?.connectionId };
		const { settings, problems } = readSettings(item);
		if (known && settings.onUnknownOutcome !== 'sendAgain') {
			const found = await connectionOf(item);
			const asker = found && { ...found, settings };
			return { settled: known, connectionId: found?.connectionId, asker };
		}
		const { fields, ...aimed } = aim(valuesOf(item), item);
		problems.push(...aimed.problems);
		const mayBeEmpty = settings.fieldsThatMayBeEmpty;
		const { request, problems: ofRequest } = readRequest({ fields, mayBeEmpty }, surroundings);
		const connection = await findConnection(item);
		const { files, problems: ofFiles } = await findFiles(context, item, filesNamedIn(fields));
		if ('problems' in connection) problems.push(...connection.problems);
		problems.push(...ofRequest);
		problems.push(...ofFiles.map((problem) => ({ parameter: filesLabel, problem })));
		if ('problems' in connection) return { problems, settings };
		const { connectionId } = connection;
		// The key is that of the message that fans get, which a test is not.
		const own = aimed.isTest ? { ...settings, sendOnceKey: undefined } : settings;
		const read = { ...connection, ...request, files, settings: own };
		return problems.length > 0 ? { problems, connectionId, settings, read } : { send: read };
	}

	function filesNamedIn(fields: Record<string, Given | undefined>) {
		const { field, namesIn } = operation.files ?? {};
		return field && namesIn ? namesIn(fields[field.form.name]?.value) : [];
	}

	function valuesOf(item: number): Record<string, Given | undefined> {
		const values: Record<string, Given | undefined> = {};
		for (const { form } of onForm) values[form.name] = reader.given(form.name, item, form.default);
		for (const name of COLLECTIONS)
			if (operation[name]) Object.assign(values, reader.added(name, item));
		return values;
	}

	/** As its expression gives it now; what it was when the item was sent is not kept. */
	async function connectionOf(item: number) {
		const connection = await findConnection(item).catch(() => undefined);
		return connection && 'credential' in connection ? connection : undefined;
	}
}

type Thrown = Error & { context?: { parameter?: string }; description?: string | null };

/** An expression that throws; out of the node, its error would make successes of all items where errors go on as items. */
function unreadable(operation: Operation, error: Thrown): PlanEntry {
	const name = error.context?.parameter ?? '';
	const label = parametersOf(operation).find((form) => form.name === name)?.displayName;
	const problem = [error.message, error.description].filter(Boolean).join(' – ');
	return {
		problems: [{ parameter: label ?? (name || 'Item'), problem: `it cannot be read: ${problem}` }],
	};
}
