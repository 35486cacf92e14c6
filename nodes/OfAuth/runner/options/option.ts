import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { readNumber } from '../../values/money';
import { show, type Reading } from '../../values/reading';
import type { Operation } from '../operation';

/** One thing that a user can say about how an operation runs; no part of the request. */
export interface Option<T> {
	/** What the form shows; its default holds where the user says nothing, unless `unset` says otherwise. */
	form: INodeProperties;
	/** What can be chosen, where that differs from operation to operation. */
	choices?: (operation: Operation) => INodePropertyOptions[];
	/** What it begins with, where that differs from operation to operation. */
	usual?: (operation: Operation) => string;
	/** What holds where the option is not added, if that is not what it begins with when it is added. */
	unset?: T;
	/** What the form says while the option is in force. */
	notice?: INodeProperties;
	/** Which operations have it. */
	isOf: (operation: Operation) => boolean;
	/** Whether it stands on the form itself and not in Options. */
	isOnForm?: true;
	/** @returns what the runner goes by (times in milliseconds), or the rule that it breaks */
	read: (value: unknown, operation: Operation) => Reading<T>;
	/** Whether it says something with nothing in it, as it has when it is added. */
	mayBeEmpty?: true;
	/** Why every expression inside its text must give something; not there where it need not. */
	holes?: string;
}

/** An option, so that the type of its value is known. */
export function option<T>(declared: Option<T>): Option<T> {
	return declared;
}

/** Of everything. */
export const ofAll = (): boolean => true;

/** Of what must not be done twice. */
export const ofCreates = ({ effect }: Operation): boolean => effect === 'creates';

/** setTimeout, on which n8n's timeout rests, takes no longer time. */
const LONGEST_SECONDS = 2_147_483;

/** @returns reads a number of seconds, as milliseconds */
export function seconds(minimum: number) {
	return (value: unknown): Reading<number> => {
		const number = readNumber(value);
		if (number !== undefined && number >= minimum && number <= LONGEST_SECONDS)
			return { value: number * 1000 };
		return {
			problem: `${show(value)} is not a number of seconds from ${minimum} to ${LONGEST_SECONDS}`,
		};
	};
}
