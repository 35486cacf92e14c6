import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { readIntegerId, type Id } from '../../../values/ids';
import { readList } from '../../../values/lists';
import { locatorValue } from '../../../values/locator';
import { readMedia, splitMedia } from '../../../values/media';
import { show, type Reading } from '../../../values/reading';

/** A file of the item that is uploaded just before its message is sent. */
export interface BinaryMedia {
	binaryPropertyName: string;
}

/** An entry of `mediaItems`, or the file that becomes one. */
export type MediaEntry = Id | BinaryMedia;

/** One kind of row in Media, whole: its entry in Source, what the form shows for it, how it is read. */
export interface MediaRow {
	source: INodePropertyOptions;
	form: INodeProperties;
	/** @returns what counts as the value, out of what n8n gives */
	valueOf: (given: unknown) => unknown;
	/** @returns the entries of a row that is not empty */
	read: (value: unknown, dropEmpty: boolean) => Reading<MediaEntry[]>;
}

const asItIs = (given: unknown): unknown => given;

export const vaultMedia: MediaRow = {
	source: {
		name: 'Vault Media',
		value: 'vault',
		description: "One item of the creator's vault",
	},
	form: {
		displayName: 'Vault Media',
		name: 'vaultMediaId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose media …',
				typeOptions: { searchListMethod: 'searchVaultMedia', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 123456789',
			},
		],
	},
	valueOf: locatorValue,
	read(value) {
		const id = readIntegerId(value);
		return 'problem' in id ? id : { value: [id.value] };
	},
};

export const binaryFile: MediaRow = {
	source: {
		name: 'Binary File',
		value: 'binary',
		description: 'Files that the node before this one gives; they are uploaded to the vault',
	},
	form: {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field that holds the file; several separated by commas',
	},
	valueOf: asItIs,
	read: (value, dropEmpty) => readList(value, readFieldName, dropEmpty),
};

export const references: MediaRow = {
	source: {
		name: 'IDs or URLs',
		value: 'references',
		description: 'One or several, in any mix',
	},
	form: {
		displayName: 'IDs or URLs',
		name: 'references',
		type: 'string',
		default: '',
		placeholder: 'e.g. 123456789, https://example.com/photo.jpg',
		description:
			'Vault media IDs, upload references ("upload:…", usable once) and http(s) addresses: one per line, separated by commas, or an expression that gives an array',
	},
	valueOf: asItIs,
	read: (value, dropEmpty) => readList(value, readMedia, dropEmpty, splitMedia),
};

function readFieldName(entry: unknown): Reading<BinaryMedia> {
	if (typeof entry !== 'string')
		return { problem: `${show(entry)} is not the name of a binary field` };
	return { value: { binaryPropertyName: entry.trim() } };
}
