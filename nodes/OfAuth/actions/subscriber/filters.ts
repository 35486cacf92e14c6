import type { IDataObject } from 'n8n-workflow';

import { checked, query, type Field, type Keeps } from '../../runner/field';
import { readInstant } from '../../values/instants';
import { countFrom, readAmount } from '../../values/money';
import { readDigit } from '../../values/text';
import { queryChoice } from '../fields/queryChoice';

const DAY = 86_400_000;
const MONTH = 30 * DAY;
/** OFAuth may count by the calendar, whose months have 28 days too, and by the dates of another time zone. */
const LENIENCE = 3 * DAY;
/** Months of a subscription at most, so that a slip (a year, an ID) is not taken for one. */
const LONGEST = 240;

/** Nobody documents how one who is online is shown: without a last time, or with one of a moment ago. */
const JUST_NOW = 10 * 60_000;

const inside = (entry: IDataObject, name: string) => (entry[name] ?? {}) as IDataObject;
const spent = (entry: IDataObject, on: string) => Number(inside(entry, 'spending')[on]);

/** @returns whether a date of the subscription fits; where there is none it does not */
function dated(name: string, fits: (at: number, given: number) => boolean) {
	return (date: string): Keeps => {
		const given = Date.parse(date);
		return (entry) => {
			const at = Date.parse(String(inside(entry, 'subscription')[name]));
			return fits(at, given);
		};
	};
}

const isFrom = (at: number, given: number) => at >= given;
const isUntil = (at: number, given: number) => at <= given;

/** Which subscribers; sent always, because OFAuth's guide and its SDK differ in what holds without. */
export const type: Field = {
	...queryChoice({
		displayName: 'State',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Active', value: 'active', description: 'Who is subscribed now' },
			{ name: 'All', value: 'all', description: 'Who is or was subscribed' },
			{ name: 'Expired', value: 'expired', description: 'Who was subscribed' },
		],
		default: 'active',
		description: 'Whether they are subscribed now',
	}),
	keeps: (state: string) => (entry) => {
		const { isActive } = inside(entry, 'subscription');
		return state === 'all' || isActive === undefined || isActive === (state === 'active');
	},
	always: true,
};

/** How OFAuth wants a filter written is not documented: as OnlyFans itself takes it, and every entry is checked here. */
export const totalSpent: Field = {
	form: {
		displayName: 'Total Spent at Least (USD)',
		name: 'totalSpent',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description:
			'Only fans who have spent at least this much on this creator, tips and subscription included',
	},
	to: query('filter[total_spent]'),
	read: readAmount,
	keeps: (least: number) => (entry) => spent(entry, 'total') >= least,
};

export const tips: Field = {
	form: {
		displayName: 'Tips at Least (USD)',
		name: 'tips',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Only fans who have tipped at least this much',
	},
	to: query('filter[tips]'),
	read: readAmount,
	keeps: (least: number) => (entry) => spent(entry, 'tips') >= least,
};

export const duration: Field = {
	form: {
		displayName: 'Subscribed for at Least (Months)',
		name: 'duration',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 240, numberPrecision: 0 },
		default: 1,
		description:
			'Only fans who subscribed at least this many months (of 30 days) ago; three days less will do',
	},
	to: query('filter[duration]'),
	read: countFrom(1, LONGEST),
	keeps:
		(least: number, { now }) =>
		(entry) => {
			const since = now - Date.parse(String(inside(entry, 'subscription').subscribedAt));
			return since >= least * MONTH - LENIENCE;
		},
};

export const online: Field = {
	form: {
		displayName: 'Online Now',
		name: 'online',
		type: 'boolean',
		default: true,
		description:
			'Whether they are online: with no last seen time, or one within the last ten minutes',
	},
	to: query('filter[online]'),
	read: readDigit,
	keeps:
		(wanted: string, { now }) =>
		({ lastSeen }) => {
			const isSeen = lastSeen === null || now - Date.parse(String(lastSeen)) <= JUST_NOW;
			return isSeen === (wanted === '1');
		},
};

export const subscribedAfter: Field = {
	form: {
		displayName: 'Subscribed After',
		name: 'subscribedAfter',
		type: 'dateTime',
		default: '',
		description:
			'Only fans who subscribed after this time, in the time zone of the workflow. All fans of the chosen State are read for it.',
	},
	to: checked('subscription.subscribedAt'),
	read: (value, { zone }) => readInstant(value, zone),
	keeps: dated('subscribedAt', isFrom),
};

export const subscribedBefore: Field = {
	form: {
		displayName: 'Subscribed Before',
		name: 'subscribedBefore',
		type: 'dateTime',
		default: '',
		description: 'Only fans who subscribed before this time, in the time zone of the workflow',
	},
	to: checked('subscription.subscribedAt'),
	read: (value, { zone }) => readInstant(value, zone),
	keeps: dated('subscribedAt', isUntil),
};

export const expiresAfter: Field = {
	form: {
		displayName: 'Expires After',
		name: 'expiresAfter',
		type: 'dateTime',
		default: '',
		description:
			'Only fans whose subscription ends, or ended, after this time, in the time zone of the workflow',
	},
	to: checked('subscription.expiresAt'),
	read: (value, { zone }) => readInstant(value, zone),
	keeps: dated('expiresAt', isFrom),
};

export const expiresBefore: Field = {
	form: {
		displayName: 'Expires Before',
		name: 'expiresBefore',
		type: 'dateTime',
		default: '',
		description:
			'Only fans whose subscription ends, or ended, before this time, in the time zone of the workflow',
	},
	to: checked('subscription.expiresAt'),
	read: (value, { zone }) => readInstant(value, zone),
	keeps: dated('expiresAt', isUntil),
};
