import type { Operation } from '../../runner/operation';
import { fanId } from '../fields/userId';

export const unrestrict: Operation = {
	value: 'unrestrict',
	name: 'Unrestrict',
	action: 'Unrestrict user',
	description: 'Let a fan who was restricted write to the creator again',
	endpoint: { method: 'DELETE', path: '/v2/access/users/{userId}/restrict' },
	effect: 'repeats',
	fields: [fanId],
	output: { state: { restricted: false } },
};
