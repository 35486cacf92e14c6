import { body, type Field } from '../../runner/field';
import { readIntegerId } from '../../values/ids';
import { readIds } from '../../values/lists';

export const releaseFormGuests: Field = {
	form: {
		displayName: 'Release Form Guest Names or IDs',
		name: 'releaseFormGuests',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getReleaseFormUsers',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'Guests who are shown in the media and signed a release form. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('releaseForms.guests'),
	read: (value, { dropEmpty }) => readIds(value, readIntegerId, dropEmpty),
};

export const releaseFormPartners: Field = {
	form: {
		displayName: 'Release Form Partner Names or IDs',
		name: 'releaseFormPartners',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getReleaseFormUsers',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'Partners who are shown in the media and signed a release form. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('releaseForms.partners'),
	read: (value, { dropEmpty }) => readIds(value, readIntegerId, dropEmpty),
};

export const releaseFormUsers: Field = {
	form: {
		displayName: 'Release Form User Names or IDs',
		name: 'releaseFormUsers',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getReleaseFormUsers',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'OnlyFans users who are shown in the media and signed a release form. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('releaseForms.users'),
	read: (value, { dropEmpty }) => readIds(value, readIntegerId, dropEmpty),
};

export const userTags: Field = {
	form: {
		displayName: 'User Tag Names or IDs',
		name: 'userTags',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getTaggableUsers',
			loadOptionsDependsOn: ['connectionId.value'],
		},
		default: [],
		description:
			'OnlyFans users who are tagged in the message. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	to: body('userTags'),
	read: (value, { dropEmpty }) => readIds(value, readIntegerId, dropEmpty),
};
