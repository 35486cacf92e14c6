import Ajv, { type ErrorObject } from 'ajv/dist/2020';

/** So that one wrong list of a hundred thousand ids does not give an answer as long. */
const MAX_PROBLEMS = 5;

/** Remarks that the data of the endpoints has in its schemas. */
const REMARKS = [
	'x-bodyRequiredInSdk',
	'x-contentType',
	'x-looseInSdk',
	'x-note',
	'x-propertyNames',
];

function describe({ instancePath, params, message }: ErrorObject): string {
	const unknown = (params as { additionalProperty?: string }).additionalProperty;
	return `body${instancePath}${unknown === undefined ? '' : `/${unknown}`} ${message}`;
}

/**
 * Prepares a schema to hold bodies against. They are not changed.
 *
 * @returns a function that gives what is wrong with a body, as "body/path/of/field message, …", or undefined where nothing is
 */
export function problemFinder(schema: object): (body: unknown) => string | undefined {
	const ajv = new Ajv({
		allErrors: true,
		allowUnionTypes: true,
		formats: { uri: (text) => URL.canParse(text) },
	});
	const validate = ajv.addVocabulary(REMARKS).compile(schema);
	return (body) =>
		validate(body)
			? undefined
			: (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(describe).join(', ');
}
