import type { INodeProperties } from 'n8n-workflow';

import { kindOfNothing, isEmpty } from '../../values/reading';
import type { Operation } from '../operation';
import type { Given, ParameterReader } from '../parameters';
import type { ItemProblem } from '../problems';
import { emptyOptions } from './emptyOptions';
import { listOptions } from './listOptions';
import type { Option } from './option';
import { outputOptions } from './outputOptions';
import { requestOptions } from './requestOptions';
import { sendOptions } from './sendOptions';

const OPTIONS = {
	...emptyOptions,
	...listOptions,
	...outputOptions,
	...requestOptions,
	...sendOptions,
};

type Declared = typeof OPTIONS;

/** What holds for one item; times in milliseconds. An option that an operation does not have has its default. */
export type Settings = {
	[Name in keyof Declared]: Declared[Name] extends Option<infer Value> ? Value : never;
};

const ALL = Object.values(OPTIONS) as Array<Option<unknown>>;

function defaultsFor(operation: Operation): Settings {
	const known = ALL.flatMap(({ form, unset, usual, read }) => {
		if (unset !== undefined) return [[form.name, unset]];
		const first = usual?.(operation) ?? form.default;
		if (isEmpty(first)) return [];
		const reading = read(first, operation);
		return 'value' in reading ? [[form.name, reading.value]] : [];
	});
	return Object.fromEntries(known) as unknown as Settings;
}

/**
 * Where the form shows the options of an operation.
 *
 * @returns those on the form itself, those in Options, and what the form says while one is in force
 */
export function optionForms(operation: Operation): {
	onForm: INodeProperties[];
	inOptions: INodeProperties[];
	notices: INodeProperties[];
} {
	const own = ALL.filter(({ isOf }) => isOf(operation));
	const formOf = ({ form, choices, usual }: Option<unknown>): INodeProperties => ({
		...form,
		...(choices ? { options: choices(operation) } : {}),
		...(usual ? { default: usual(operation) } : {}),
	});
	return {
		onForm: own.filter(({ isOnForm }) => isOnForm).map(formOf),
		inOptions: own.filter(({ isOnForm }) => !isOnForm).map(formOf),
		notices: own.flatMap(({ notice }) => notice ?? []),
	};
}

/** Whether an operation has an option. */
export function hasOption(operation: Operation, name: keyof Settings): boolean {
	return OPTIONS[name].isOf(operation);
}

/** What an error calls an option. */
export function labelOf(name: keyof Settings): string {
	const { form, isOnForm } = OPTIONS[name];
	return isOnForm ? form.displayName : `Options → ${form.displayName}`;
}

/**
 * Prepares to read the options of an operation. One that was added but is empty is a problem whatever
 * fields may be empty: a lost Dry Run would send, a lost Send Once Key would send again.
 *
 * @returns reads those of an item
 */
export function settingsReader(operation: Operation, reader: ParameterReader) {
	const names = Object.keys(OPTIONS) as Array<keyof Settings>;
	const own = names
		.filter((name) => hasOption(operation, name))
		.map((name) => ({ ...(OPTIONS[name] as Option<unknown>), name, label: labelOf(name) }));

	const defaults = defaultsFor(operation);

	return (item: number): { settings: Settings; problems: ItemProblem[] } => {
		const added = reader.added('options', item);
		const settings: Record<string, unknown> = { ...defaults };
		const problems: ItemProblem[] = [];
		for (const { name, label, isOnForm, mayBeEmpty, read, holes } of own) {
			const given: Given | undefined = isOnForm ? reader.given(name, item) : added[name];
			if (!given?.set || (mayBeEmpty && isEmpty(given.value))) continue;
			const reading = isEmpty(given.value)
				? {
						problem: `it is empty${kindOfNothing(given.value)}: ${isOnForm ? 'give it a value' : 'give it a value, or remove the option'}`,
					}
				: read(given.value, operation);
			if ('value' in reading) settings[name] = reading.value;
			else problems.push({ parameter: label, problem: reading.problem });
			if (holes === undefined || 'problem' in reading) continue;
			for (const { expression, gives } of given.holes?.() ?? [])
				problems.push({ parameter: label, problem: `${expression} in it ${gives}: ${holes}` });
		}
		return { settings: settings as Settings, problems };
	};
}
