import { distance } from './distance';
import type { Id } from './ids';

/** Something with its name. */
export interface Entry {
	id: Id;
	name: string;
}

/** Characters of a name that are looked at to find one like it; what is longer is no slip. */
const LOOKED_AT = 100;
/** Characters from which on a part of a name says something about the whole. */
const SHORTEST_PART = 3;

/** What has names, to be found by them. */
export class Directory {
	private readonly byName = new Map<string, Entry[]>();

	/** @param entries in any order; one that is there twice counts once */
	constructor(readonly entries: Entry[]) {
		const ids = new Set<Id>();
		for (const entry of entries) {
			if (ids.has(entry.id)) continue;
			ids.add(entry.id);
			const key = folded(entry.name);
			this.byName.set(key, [...(this.byName.get(key) ?? []), entry]);
		}
	}

	/**
	 * All that a name may mean: everything that is called so, exact but for upper and lower case and outer
	 * blanks, and what has it for its id.
	 */
	find(name: string): Entry[] {
		const called = this.called(name);
		const own = this.entries.find(({ id }) => id === name.trim());
		return own && !called.some(({ id }) => id === own.id) ? [...called, own] : called;
	}

	/** All that have a name, exact but for upper and lower case and outer blanks. */
	called(name: string): Entry[] {
		return this.byName.get(folded(name)) ?? [];
	}

	/**
	 * What a name that nothing has may have meant, closest first: names that differ in less than half of
	 * their characters, and names of which one holds the other.
	 *
	 * @param most so many
	 */
	closest(name: string, most = 3): Entry[] {
		const wanted = start(folded(name));
		const near = [...this.byName].flatMap(([key, [entry]]) => {
			const known = start(key);
			const [shorter, longer] = wanted.length < known.length ? [wanted, known] : [known, wanted];
			const isPart = shorter.length >= SHORTEST_PART && longer.includes(shorter);
			if (!isPart && (longer.length - shorter.length) * 2 >= longer.length) return [];
			const apart = distance(wanted, known, isPart ? longer.length : longer.length / 2);
			return isPart || apart * 2 < longer.length ? [{ entry, apart }] : [];
		});
		return near
			.sort((one, other) => one.apart - other.apart)
			.slice(0, most)
			.map(({ entry }) => entry);
	}
}

/** The same text can be written in two ways in Unicode; nobody sees which. */
function folded(name: string): string {
	return name.normalize('NFC').trim().toLowerCase();
}

function start(name: string): string {
	return name.slice(0, LOOKED_AT);
}
