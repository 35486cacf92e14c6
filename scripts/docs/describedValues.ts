import type { Endpoint } from '../../sandbox/api/endpoint';

/** What OFAuth says of one value of a request. */
export interface DescribedValue {
	/** Where it goes, and its name there, such as `query filter[online]` or `body releaseForms.users`. */
	place: string;
	type?: string;
	required: boolean;
	format?: string;
	enum?: string[];
	min?: number;
	max?: number;
	minLength?: number;
	maxLength?: number;
	maxItems?: number;
}

interface BodyPart extends Omit<DescribedValue, 'place' | 'required' | 'type'> {
	type?: string | string[];
	minimum?: number;
	maximum?: number;
	properties?: Record<string, BodyPart>;
	required?: string[];
}

/** Every value that an endpoint takes; what is inside an object stands by itself, and is never required. */
export function describedValues({ query, body, pathParams }: Endpoint): DescribedValue[] {
	return [
		...pathParams.map(({ name }) => ({ place: `path ${name}`, required: true })),
		...query.flatMap(({ name, properties, required = false, ...rest }): DescribedValue[] =>
			properties
				? Object.entries(properties).map(([inner, part]) => ({
						place: `query ${name}[${inner}]`,
						required: false,
						...part,
					}))
				: [{ place: `query ${name}`, required, ...rest }],
		),
		...inBody((body ?? {}) as BodyPart),
	];
}

function inBody({ properties = {}, required = [] }: BodyPart, outer = ''): DescribedValue[] {
	return Object.entries(properties).flatMap(([name, part]): DescribedValue[] => {
		if (part.properties) return inBody(part, `${outer}${name}.`);
		const { minimum, maximum, type, ...rest } = part;
		return [
			{
				...rest,
				place: `body ${outer}${name}`,
				type: [type].flat().find((one) => one !== 'null'),
				required: outer === '' && required.includes(name),
				min: minimum,
				max: maximum,
			},
		];
	});
}
