import { body, type Field } from '../../runner/field';
import { readAddress, textUpTo } from '../../values/text';

const LONGEST = 200;

export const redirectUrl: Field = {
	form: {
		displayName: 'Redirect URL',
		name: 'redirectUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/done',
		description: 'Where the creator comes out after signing in',
	},
	to: body('redirectUrl'),
	read: readAddress,
};

export const clientReferenceId: Field = {
	form: {
		displayName: 'Client Reference ID',
		name: 'clientReferenceId',
		type: 'string',
		default: '',
		placeholder: 'e.g. creator-42',
		description: 'A text of your own that the connection keeps, such as your number of the creator',
	},
	to: body('clientReferenceId'),
	read: textUpTo(LONGEST),
};

export const country: Field = {
	form: {
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. US',
		description: 'Where the creator usually signs in, so that the login looks as usual',
	},
	to: body('geolocation.country'),
	read: textUpTo(LONGEST),
};

export const state: Field = {
	form: {
		displayName: 'State',
		name: 'state',
		type: 'string',
		default: '',
		placeholder: 'e.g. CA',
		description: 'The state of that country',
	},
	to: body('geolocation.state'),
	read: textUpTo(LONGEST),
};

export const city: Field = {
	form: {
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		placeholder: 'e.g. Los Angeles',
		description: 'The city of that country',
	},
	to: body('geolocation.city'),
	read: textUpTo(LONGEST),
};
