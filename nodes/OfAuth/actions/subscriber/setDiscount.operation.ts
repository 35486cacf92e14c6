import type { Operation } from '../../runner/operation';
import { fanId } from '../fields/userId';
import { discount, period } from './remarks';

export const setDiscount: Operation = {
	value: 'setDiscount',
	name: 'Set Discount',
	action: 'Set discount of subscriber',
	description: 'Offer a fan a discount on the subscription; it takes the place of the one before',
	endpoint: { method: 'PUT', path: '/v2/access/subscribers/{userId}/discount' },
	effect: 'repeats',
	fields: [fanId, discount, period],
	output: { state: { updated: true } },
};
