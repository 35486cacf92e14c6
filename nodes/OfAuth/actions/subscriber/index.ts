import type { Resource } from '../../runner/operation';
import { getAll } from './getAll.operation';
import { setCustomName } from './setCustomName.operation';
import { setDiscount } from './setDiscount.operation';
import { setNote } from './setNote.operation';

export const subscriber: Resource = {
	value: 'subscriber',
	name: 'Subscriber',
	operations: [getAll, setCustomName, setDiscount, setNote],
};
