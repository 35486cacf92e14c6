import { notFound } from '../apiError';
import { fanIds } from '../fixtures/fans';
import { builtInAndOwn, isBuiltIn, OWN_LIST_ID } from '../fixtures/userLists';
import type { SandboxConnection } from '../records';

/** One user list, as its connection has it now. */
export class UserList {
	private known?: Set<number>;

	/** `first` is made when somebody looks: a list may have 20,000 members. */
	constructor(
		readonly id: number | string,
		readonly type: string,
		public name: string,
		private readonly size: number,
		private readonly first: () => number[],
	) {}

	/** Whether the creator made it; OnlyFans fills the others. */
	get isOwn(): boolean {
		return this.type === 'custom';
	}

	get usersCount(): number {
		return this.known?.size ?? this.size;
	}

	/** Ids, in the order in which they came. */
	get members(): Set<number> {
		this.known ??= new Set(this.first());
		return this.known;
	}
}

/** The user lists of one connection. */
export class UserLists {
	private readonly byId = new Map<string, UserList>();
	private nextId = 0;

	/**
	 * @param count how many, the five built-in ones included
	 * @param members of each list but "fans", or undefined for numbers that differ
	 * @param fans ids of the members of the list "fans"
	 */
	constructor(
		count: number,
		connection: SandboxConnection,
		members: number | undefined,
		fans: () => number[],
	) {
		builtInAndOwn(count, connection).forEach(({ id, type, name, usersCount }, index) => {
			const isFans = id === 'fans';
			const size = isFans ? fans().length : (members ?? usersCount);
			this.keep(new UserList(id, type, name, size, isFans ? fans : () => fanIds(size, index)));
		});
		this.nextId = OWN_LIST_ID + Math.max(0, this.byId.size - 5);
	}

	/** All, the built-in ones first. */
	all(): UserList[] {
		return [...this.byId.values()];
	}

	/** By its id or the id's text, or undefined. */
	find(id: number | string): UserList | undefined {
		return this.byId.get(String(id));
	}

	/** Whether a message may name it. */
	has(id: number | string): boolean {
		return isBuiltIn(id) || this.byId.has(String(id));
	}

	/** @throws ApiError 404 where the connection has no such list */
	get(id: number | string): UserList {
		const list = this.find(id);
		if (!list) throw notFound('User list not found');
		return list;
	}

	/** A new list without members that is not kept yet. */
	plan(name: string): UserList {
		return new UserList(this.nextId, 'custom', name, 0, () => []);
	}

	/** Adds a list. Two may have the same name. */
	add(list: UserList): void {
		this.keep(list);
		this.nextId += 1;
	}

	remove({ id }: UserList): void {
		this.byId.delete(String(id));
	}

	/** The lists that a user is in. */
	of(userId: number): UserList[] {
		return this.all().filter(({ members }) => members.has(userId));
	}

	private keep(list: UserList): void {
		this.byId.set(String(list.id), list);
	}
}
