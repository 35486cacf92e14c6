import type { IContextObject, IExecuteFunctions } from 'n8n-workflow';

import { isEmpty, kindOfNothing, show } from '../values/reading';
import type { Operation } from './operation';
import type { Given, ParameterReader } from './parameters';
import type { ItemProblem } from './problems';

/** The values of one item, by the name of their parameter. */
type Fields = Record<string, Given | undefined>;

/** What a request is made of, and whether it is a test. */
export interface Aimed {
	fields: Fields;
	isTest: boolean;
	problems: ItemProblem[];
}

/**
 * Whether the messages of a run are tests. It is the same for all items, whatever an expression in it
 * gives: the option is there or not, and where it is there but empty the item is refused.
 */
export function isTestRun(context: IExecuteFunctions, { testSend }: Operation): boolean {
	const { options } = context.getNode().parameters;
	return testSend !== undefined && isAdded(options, testSend.form.name);
}

/**
 * Prepares to aim messages at the people of a test. The fields that say whom else a message reaches, and
 * when, are taken away before anything of them is read.
 *
 * @returns gives the fields of an item as they are to be read: unchanged where the run is no test
 */
export function testReader({ testSend }: Operation, reader: ParameterReader) {
	return (fields: Fields, item: number): Aimed => {
		const given = testSend && reader.added('options', item)[testSend.form.name];
		if (!testSend || !given) return { fields, isTest: false, problems: [] };
		const { form, read, to, without } = testSend;
		const parameter = `Options → ${form.displayName}`;
		const bad = (problem: string): Aimed => {
			return { fields, isTest: true, problems: [{ parameter, problem }] };
		};
		if (isEmpty(given.value))
			return bad(`it is empty${kindOfNothing(given.value)}: give it a value, or remove the option`);
		const reading = read(given.value, { zone: 'utc', dropEmpty: false });
		if ('problem' in reading) return bad(reading.problem);
		if (isEmpty(reading.value)) return bad(`there is nobody in it (${show(given.value)})`);
		const names = without.flatMap(({ form: { name }, onlyIf }) =>
			onlyIf ? [name, onlyIf.choice.form.name] : name,
		);
		const kept = Object.entries(fields).filter(([name]) => !names.includes(name));
		const aimed = {
			...Object.fromEntries(kept),
			[to.form.name]: { value: reading.value, set: true },
		};
		return { fields: aimed, isTest: true, problems: [] };
	};
}

const KEY = 'ofAuthTest';

/**
 * Where an execution remembers what it has sent: for tests a place of its own, or the message that was
 * tried on somebody would count as sent to everybody, in a Retry after the option was removed.
 *
 * @returns a part of the node's context (`getContext('node')`), which n8n stores with the execution
 */
export function memoryOf(context: IExecuteFunctions, isTest: boolean): IContextObject {
	const memory = context.getContext('node');
	return isTest ? ((memory[KEY] ??= {}) as IContextObject) : memory;
}

function isAdded(collection: unknown, name: string): boolean {
	return typeof collection === 'object' && collection !== null && name in collection;
}
