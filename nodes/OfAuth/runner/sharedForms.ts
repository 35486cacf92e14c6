import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

/** An operation's parameters, in the order of the form. */
export interface OperationForm {
	resource: string;
	operation: string;
	forms: INodeProperties[];
}

/** Who has a parameter: each of these operations of each of these resources, as n8n asks for both. */
interface Shown {
	resources: Set<string>;
	operations: Set<string>;
}

interface Shared {
	form: INodeProperties;
	/** Keys of those that come before it in some operation. */
	before: Set<string>;
	owners: OperationForm[];
}

/**
 * The parameters of all operations. What several have alike is one, shown for all of them: n8n's editor and its engine go
 * through every parameter of a node again and again, and most operations have the same connection, limits and options.
 *
 * @returns them in an order that is each operation's own
 */
export function sharedForms(all: OperationForm[]): INodeProperties[] {
	const shared = new Map<string, Shared>();
	for (const owner of all) {
		const keys = owner.forms.map((form) => JSON.stringify(form));
		for (const [index, key] of keys.entries()) {
			const one = shared.get(key) ?? { form: owner.forms[index], before: new Set(), owners: [] };
			keys.slice(0, index).forEach((former) => one.before.add(former));
			one.owners.push(owner);
			shared.set(key, one);
		}
	}
	return inOrder(shared).flatMap(({ form, owners }) =>
		shownFor(owners, all).flatMap(({ resources, operations }) =>
			updateDisplayOptions({ show: { resource: [...resources], operation: [...operations] } }, [
				form,
			]),
		),
	);
}

/** Each after those that come before it anywhere, else as they were given. */
function inOrder(shared: Map<string, Shared>): Shared[] {
	const left = new Map(shared);
	const ordered: Shared[] = [];
	while (left.size > 0) {
		const isFree = ([, { before }]: [string, Shared]) => ![...before].some((key) => left.has(key));
		const [key, next] = [...left].find(isFree) ?? [...left][0];
		ordered.push(next);
		left.delete(key);
	}
	return ordered;
}

/** The owners in as few parts as nobody else fits into. */
function shownFor(owners: OperationForm[], all: OperationForm[]): Shown[] {
	const parts: Shown[] = [];
	for (const resource of new Set(owners.map((one) => one.resource))) {
		const own = owners.filter((one) => one.resource === resource);
		const operations = own.map(({ operation }) => operation);
		const isOnlyTheirs = (part: Shown) => {
			const [ofThese, among] = [new Set([...part.resources, resource]), new Set(operations)];
			part.operations.forEach((operation) => among.add(operation));
			return all.every(
				(one) => owners.includes(one) || !ofThese.has(one.resource) || !among.has(one.operation),
			);
		};
		const part = parts.find(isOnlyTheirs) ?? { resources: new Set(), operations: new Set() };
		if (part.resources.size === 0) parts.push(part);
		part.resources.add(resource);
		operations.forEach((operation) => part.operations.add(operation));
	}
	return parts;
}
