import type { Operation } from '../../runner/operation';
import { fanId } from '../fields/userId';

export const restrict: Operation = {
	value: 'restrict',
	name: 'Restrict',
	action: 'Restrict user',
	description: 'Restrict a fan, who stays subscribed and cannot write to the creator any more',
	endpoint: { method: 'POST', path: '/v2/access/users/{userId}/restrict' },
	effect: 'repeats',
	fields: [fanId],
	output: { state: { restricted: true } },
};
