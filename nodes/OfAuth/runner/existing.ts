import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../transport/errors';
import { ListReader } from '../transport/listReader';
import { MakeOnce, type KnownList, type MadeMemory } from '../transport/makeOnce';
import { Directory } from '../values/directory';
import { show } from '../values/reading';
import type { Asker } from './asker';
import { listKey } from './connectionLists';
import type { Named } from './field';
import { labelOf } from './options';
import type { Planned } from './plan';

/** What is known of the lists of connections while a run makes things in them, by {@link listKey}. */
export type KnownLists = Map<string, KnownList>;

/** What is known when something is to be made. */
export interface BeforeMaking {
	known: KnownLists;
	/** What an earlier try of the same execution has left. */
	memory?: MadeMemory;
}

/**
 * Prepares to make something under the name that the body of a request has, where there is none.
 *
 * @param before is told what was read and made
 */
export function makeOnce(
	existing: Named,
	planned: Planned,
	{ ask, askList }: Asker,
	{ known, memory }: BeforeMaking,
): MakeOnce & { explain: () => Partial<Failure> | undefined } {
	const key = listKey(planned, existing);
	const name = String(planned.body.name);
	const usesExisting = planned.settings.ifNameExists === 'useExisting';
	const find = (all: IDataObject[]) => {
		const entries = all.filter((entry) => existing.isOwn(entry));
		const ids = new Map(entries.map((entry) => [existing.read(entry)?.id, entry]));
		const directory = new Directory(entries.flatMap((entry) => existing.read(entry) ?? []));
		return directory.called(name).map(({ id }) => ids.get(id) as IDataObject);
	};
	const make = async () => await ask();
	const reader = () =>
		new ListReader(async (page) => await askList(existing, page), existing.paging);
	const shared = known.get(key) ?? {};
	known.set(key, shared);
	const work = new MakeOnce(make, reader, { find, usesExisting, known: shared, memory });
	return Object.assign(work, {
		explain: () =>
			work.ambiguous.length > 0 ? ambiguity(existing, name, work.ambiguous) : undefined,
	});
}

function ambiguity({ many }: Named, name: string, called: IDataObject[]): Partial<Failure> {
	const ids = called.map(({ id }) => String(id)).join(', ');
	return {
		message: `There are ${called.length} ${many} called ${show(name)} (IDs ${ids}), and nobody knows which is meant`,
		nextStep: `Give one of them another name, or set ${labelOf('ifNameExists')} to Create Another.`,
	};
}
