import type { Resource } from '../../runner/operation';
import { create } from './create/create.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getBuyers } from './getBuyers.operation';
import { getChart } from './getChart.operation';
import { unsend } from './unsend.operation';
import { update } from './update.operation';
import { waitUntilSent } from './waitUntilSent.operation';

export const massMessage: Resource = {
	value: 'massMessage',
	name: 'Mass Message',
	operations: [create, get, getAll, getBuyers, getChart, unsend, update, waitUntilSent],
};
