import { FIRST_RELEASE } from './beside';
import { goalsOfCase } from './caseGoals';
import { BARE, FORGED, SIGNED, type EventRow } from './events';
import { HTTP_FORM, OUR_FORM, type FormRow } from './forms';
import { atMost, ratio, when, type Goal } from './goal';
import type { LookUpRow } from './lookUps';
import type { Results } from './results';
import type { UploadRow } from './uploads';

const MB = 2 ** 20;

/** Every goal of what was run. */
export function goalsOf(results: Results): Goal[] {
	return [
		...results.cases.flatMap(({ case: one, rows }) => goalsOfCase(one, rows)),
		...when(results.packages, ([{ bytes, loadMs }]) => [
			atMost('e', 'Size of the package', { value: bytes / 1000, most: 110, unit: 'kB' }),
			atMost('e', 'Load time of the package', { value: loadMs, most: 30, unit: 'ms' }),
		]),
		...when(results.uploads, (uploads) => uploadGoals(uploads, results.uploadsBefore)),
		...when(results.forms, formGoals),
		...when(results.events, eventGoals),
		...when(results.lookUps, lookUpGoals),
	];
}

function uploadGoals(uploads: UploadRow[], before: UploadRow[] | undefined): Goal[] {
	const most = Math.max(...uploads.map(({ peak, idle }) => (peak - idle) / MB));
	const last = uploads[uploads.length - 1];
	const apart = (last.peak - uploads[0].peak) / MB;
	return [
		atMost('f', 'Peak above the idle engine', { value: most, most: 100, unit: 'MiB' }),
		atMost('f', '4 GB apart from 1 GB', { value: apart, most: 16, unit: 'MiB' }),
		...when(before?.at(-1), ({ peak }) => [
			ratio('f', `Peak of 4 GB against ${FIRST_RELEASE.name}`, 1.03, {
				value: last.peak,
				of: peak,
			}),
		]),
	];
}

function formGoals(forms: FormRow[]): Goal[] {
	const openMs = (form: string) => Number(forms.find(({ name }) => name === form)?.openMs);
	return [
		ratio('i', "Time until the form is open against HTTP Request's", 1.2, {
			value: openMs(OUR_FORM),
			of: openMs(HTTP_FORM),
		}),
	];
}

function eventGoals(rows: EventRow[]): Goal[] {
	const of = (wanted: string) => rows.find(({ name }) => name === wanted) as EventRow;
	const [bare, signed, forged] = [of(BARE), of(SIGNED), of(FORGED)];
	return [
		{
			section: 'j',
			aim: `${signed.events} events start ${signed.events} executions`,
			reached: `${signed.executions}`,
			isMet: signed.executions === signed.events,
		},
		{
			section: 'j',
			aim: `${forged.events} forged events start no execution`,
			reached: `${forged.executions}`,
			isMet: forged.executions === 0,
		},
		ratio('j', "CPU per event against n8n's Webhook node", 1.5, {
			value: signed.cpuMs / signed.events,
			of: bare.cpuMs / bare.events,
		}),
	];
}

function lookUpGoals(rows: LookUpRow[]): Goal[] {
	const twice = rows.reduce((sum, row) => sum + row.twice, 0);
	const isFound = rows.every(({ isCreated = true, found, messages }) =>
		isCreated ? found === messages : found === 0,
	);
	return [
		atMost('k', 'Requests per message of unknown outcome', {
			value: Math.max(...rows.map(({ requests, messages }) => requests / messages)),
			most: 3,
			unit: 'requests',
		}),
		{
			section: 'k',
			aim: 'What exists is found, what does not is not, and nothing is created twice',
			reached: `${rows.map(({ found, messages }) => `${found} of ${messages}`).join(', ')}; ${twice} twice`,
			isMet: isFound && twice === 0,
		},
	];
}
