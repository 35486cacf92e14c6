import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';

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
 * Prepares a schema to hold bodies against, when the first one comes. They are not changed.
 *
 * @param schema a JSON Schema of 2020-12, which is not checked: to prepare the schema of schemas takes longer than all else
 * @returns a function that gives what is wrong with a body, as "body/path/of/field message, …", or undefined where nothing is
 */
export function problemFinder(schema: object): (body: unknown) => string | undefined {
	let validate: ValidateFunction | undefined;
	return (body) => {
		validate ??= prepared(schema);
		return validate(body)
			? undefined
			: (validate.errors ?? []).slice(0, MAX_PROBLEMS).map(describe).join(', ');
	};
}

function prepared(schema: object): ValidateFunction {
	const ajv = new Ajv({
		allErrors: true,
		allowUnionTypes: true,
		formats: { uri: (text) => URL.canParse(text) },
		meta: false,
		validateSchema: false,
	});
	return ajv.addVocabulary(REMARKS).compile(schema);
}
