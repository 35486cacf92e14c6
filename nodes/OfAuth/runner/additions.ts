import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Ledger } from '../delivery/ledger';
import { addressOf } from './address';
import type { Operation } from './operation';
import type { AdditionName } from './options/outputOptions';
import type { Bad, PlanEntry, Planned } from './plan';

/** What stands in an output item beside what OFAuth gave. */
export interface Addition {
	values: IDataObject;
	/** What a Retry cannot know by itself, to be kept with the execution; absent where there is nothing. */
	noted?: IDataObject;
}

/** The items of a run as they were planned, with what names and connections are; before keys and journal were looked at. */
interface Run {
	plan: PlanEntry[];
	ledger: Ledger;
	/** Whether its messages are tests, which every item says. */
	isTest: boolean;
}

/**
 * What Options → Add to Output wants beside what comes of each item.
 *
 * @returns an addition per item, in item order
 */
export function additionsOf(
	context: IExecuteFunctions,
	operation: Operation,
	{ plan, ledger, isTest }: Run,
): Addition[] {
	const inputs = context.getInputData();
	return plan.map((entry, item) => {
		const { json: input } = inputs[item];
		const to = addressOf(operation, entry);
		const always = { ...to, ...(isTest ? { test: true } : {}) };
		if ('settled' in entry) {
			// Its item is read no more.
			const noted = ledger.noteOf(item) ?? {};
			return { values: { ...always, ...noted, ...(noted.input ? { input } : {}) } };
		}
		const { names, known } = 'send' in entry ? ofSend(operation, entry.send) : ofBad(entry);
		const own = chosen(names, known);
		const values = { ...always, ...own, ...chosen(names, { input }) };
		const noted = { ...to, ...own, ...(names.includes('input') ? { input: true } : {}) };
		return Object.keys(noted).length > 0 ? { values, noted } : { values };
	});
}

interface Wanted {
	names: AdditionName[];
	known: Partial<Record<AdditionName, unknown>>;
}

function ofSend({ endpoint, files: filesOf }: Operation, send: Planned): Wanted {
	const { connectionId, path, qs, body, files, settings } = send;
	const request = {
		method: endpoint.method,
		path,
		...(Object.keys(qs).length > 0 ? { query: qs } : {}),
		body: filesOf ? filesOf.shown(body, files) : body,
	};
	const { addToOutput: names, sendOnceKey } = settings;
	return { names, known: { connectionId, sendOnceKey, request } };
}

function ofBad({ connectionId, settings }: Bad): Wanted {
	const { addToOutput: names = [], sendOnceKey } = settings ?? {};
	return { names, known: { connectionId, sendOnceKey } };
}

function chosen(names: AdditionName[], known: Wanted['known']): IDataObject {
	const entries = Object.entries(known).filter(
		([name, value]) => value !== undefined && names.includes(name as AdditionName),
	);
	return Object.fromEntries(entries) as IDataObject;
}

/**
 * An output item with what stands beside it. An added field has its name whatever OFAuth gives, so that
 * a workflow can rely on it: a field of the response by the same name comes out as `<name>InResponse`.
 */
export function withAddition(json: IDataObject, { values }: Addition): IDataObject {
	const moved = Object.keys(values).filter((name) => name in json && json[name] !== values[name]);
	const theirs = moved.map((name) => [`${name}InResponse`, json[name]]);
	return { ...json, ...values, ...Object.fromEntries(theirs) };
}
