import type { WorkflowExecuteMode } from 'n8n-workflow';

import { goingOn, messageEnd, retryTarget } from '../../nodes/OfAuth/runner/goingOn';

const ANEW =
	'A Retry of the execution that called it, or another call, starts it anew and sends all 5 again, unless each has a Send Once Key.';
const CAREFUL =
	'Careful: running the node again in the editor starts anew and sends all 5 again, unless each has a Send Once Key.';
const NEWEST =
	'To go on, retry this newest execution, not the one it came from: that one does not know what has been sent since.';
const THIS = 'Retry of this execution sends only those that were not sent.';
const own = (which: string) =>
	`This ran in a sub-workflow: to go on, retry the sub-workflow's own execution${which} from the list of executions.`;

interface Row {
	mode: WorkflowExecuteMode;
	id?: string;
	maySend: boolean;
	then: string;
	target: string;
	end?: string;
}
const called = (which: string) =>
	`. To go on, retry the sub-workflow's own execution${which}: calling the sub-workflow again may send again what was sent`;
const ROWS: Row[] = [
	{ mode: 'manual', id: '17', maySend: true, then: CAREFUL, target: 'this execution' },
	{ mode: 'manual', id: '17', maySend: false, then: '', target: 'this execution' },
	...(['trigger', 'webhook', 'error', 'internal'] as const).flatMap((mode): Row[] => [
		{ mode, id: '17', maySend: true, then: THIS, target: 'this execution' },
		{ mode, id: '17', maySend: false, then: THIS, target: 'this execution' },
	]),
	{ mode: 'retry', id: '17', maySend: true, then: NEWEST, target: 'this newest execution' },
	{ mode: 'retry', id: '17', maySend: false, then: NEWEST, target: 'this newest execution' },
	{
		mode: 'integrated',
		id: '17',
		maySend: true,
		then: `${own(' 17')} ${ANEW}`,
		target: "the sub-workflow's own execution 17 (not the one that called it)",
		end: called(' 17'),
	},
	{
		mode: 'integrated',
		id: '17',
		maySend: false,
		then: own(' 17'),
		target: "the sub-workflow's own execution 17 (not the one that called it)",
	},
	{
		mode: 'integrated',
		maySend: true,
		then: `${own('')} ${ANEW}`,
		target: "the sub-workflow's own execution (not the one that called it)",
		end: called(''),
	},
];

test.each(ROWS)(
	'$mode, execution $id, sent anything: $maySend',
	({ mode, id, maySend, then, target, end = '' }) => {
		const run = { mode, executionId: id };
		expect(goingOn(run, { total: 5, maySend })).toBe(then);
		expect(retryTarget(run)).toBe(target);
		expect(messageEnd(run, maySend)).toBe(end);
	},
);
