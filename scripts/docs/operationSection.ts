import type { INodeProperties } from 'n8n-workflow';

import { parametersOf } from '../../nodes/OfAuth/runner/form';
import { fieldsOf, type Operation, type Resource } from '../../nodes/OfAuth/runner/operation';
import { EFFECT_WORDS } from './effectWords';
import { documented } from './endpoints';
import { sentences, table } from './markdown';
import { outputWords } from './outputWords';
import { parameterRows } from './parameterRows';
import { secondRunWords } from './secondRunWords';

const HEAD = ['Parameter', 'Goes to', 'What it takes'];

/** All that a page says of one operation, from its declaration. */
export function operationSection(resource: Resource, operation: Operation): string {
	const { name, action, description, effect, files, notices = [] } = operation;
	const forms = parametersOf(operation);
	const collections = forms.filter(({ type }) => type === 'collection');
	const facts = [
		`**In the form**: Resource _${resource.name}_, Operation _${name}_ (saved as \`${resource.value}\` and \`${operation.value}\`)`,
		`**Endpoint**: ${endpointWords(operation)}`,
		`**Effect**: ${EFFECT_WORDS[effect]}`,
		`**A second run**: ${secondRunWords(operation)}`,
		`**Output**: ${outputWords(resource, operation)}`,
		...(files
			? ['**Files** of an item are uploaded just before their request: [Files](files.md).']
			: []),
		...(notices.length > 0 ? [`**The form warns**: ${noticeWords(notices)}`] : []),
	];
	return [
		`### ${action}`,
		sentences(description),
		facts.map((fact) => `- ${fact}`).join('\n'),
		table(
			HEAD,
			parameterRows(
				forms.filter((form) => !collections.includes(form)),
				fieldsOf(operation),
			),
		),
		...collections.flatMap(({ displayName, options }) => [
			`**${displayName}**`,
			table(HEAD, parameterRows(options as INodeProperties[], fieldsOf(operation))),
		]),
	].join('\n\n');
}

function endpointWords({ endpoint }: Operation): string {
	const permission = documented(endpoint)?.permission;
	const needs = permission ? `; the connection needs the permission \`${permission}\`` : '';
	return `\`${endpoint.method} ${endpoint.path}\`${needs}`;
}

function noticeWords(notices: INodeProperties[]): string {
	return notices.map(({ displayName }) => displayName).join(' · ');
}
