import type { Clock } from '../clock';
import type { FanFacts } from '../fixtures/spending';
import { vaultMediaIds } from '../fixtures/vaultMedia';
import type { Settings } from '../settings';
import type { SandboxConnection } from '../records';
import { Chats } from './chats';
import { Folders } from './folders';
import { People } from './people';
import { Transactions } from './transactions';
import { UserLists } from './userLists';

/** What one creator has and can change, apart from messages and uploads. Made when somebody first looks. */
export class Account {
	readonly people: People;
	readonly lists: UserLists;
	private ownFolders?: Folders;
	private ownChats?: Chats;
	private ownTransactions?: Transactions;

	constructor(
		private readonly settings: Settings,
		connection: SandboxConnection,
		private readonly clock: Clock,
	) {
		const { seed, subscribers, members, chats, lists } = settings;
		// the longest list that `builtInAndOwn` makes has a little over ten members per list
		const longest = members ?? 10 * (lists + 1);
		const population = Math.max(1000, subscribers, chats, longest + lists);
		this.people = new People(seed, subscribers, population);
		this.lists = new UserLists(lists, connection, members, () => this.people.activeIds());
	}

	/** Adds a subscriber, who is in the list "fans" too while the subscription runs. @returns the new id */
	addSubscriber(facts: FanFacts): number {
		const id = this.people.add(facts);
		if (facts.isActive) this.lists.find('fans')?.members.add(id);
		return id;
	}

	get folders(): Folders {
		this.ownFolders ??= new Folders(this.settings.folders, vaultMediaIds(this.settings.media));
		return this.ownFolders;
	}

	get chats(): Chats {
		const { seed, chats, chatLength } = this.settings;
		this.ownChats ??= new Chats(seed, chats, chatLength);
		return this.ownChats;
	}

	get transactions(): Transactions {
		const { seed, transactions } = this.settings;
		this.ownTransactions ??= new Transactions(seed, transactions, this.clock.start);
		return this.ownTransactions;
	}
}
