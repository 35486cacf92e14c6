import { query, type Field } from '../../runner/field';
import { readInstant } from '../../values/instants';

/** From when on; OFAuth's own default is not documented. */
export const startDate: Field = {
	form: {
		displayName: 'From',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		description: 'Nothing from before this time, in the time zone of the workflow',
	},
	to: query('startDate'),
	read: (value, { zone }) => readInstant(value, zone),
};

/** Until when. */
export const endDate: Field = {
	form: {
		displayName: 'To',
		name: 'endDate',
		type: 'dateTime',
		default: '',
		description: 'Nothing from after this time, in the time zone of the workflow',
	},
	to: query('endDate'),
	read: (value, { zone }) => readInstant(value, zone),
};
