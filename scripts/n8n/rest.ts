/* What n8n's own editor asks of n8n, for scripts and tests. */

/** The owner of every n8n that this project starts; it listens on this machine only. */
export const OWNER = { email: 'owner@example.com', password: 'Password123' };

export interface Saved {
	id: string;
	name: string;
}

/** A workflow as n8n keeps it. */
export interface SavedWorkflow extends Saved {
	versionId: string;
}

/** A request that n8n did not answer with success. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/** n8n's REST API behind a login. */
export class N8nRest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** One request; the `data` of the answer, or the whole answer where it has none. */
	async call<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n binds a login to a browser
				'browser-id': 'n8n-nodes-ofauth',
				cookie: this.cookie,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((text) => text.split(';')[0]).join('; ');
		const text = await response.text();
		if (!response.ok)
			throw new RestError(response.status, `${method} ${path}: ${response.status} ${text}`);
		const answer = (text ? JSON.parse(text) : {}) as { data?: T };
		return answer.data ?? (answer as T);
	}

	/** Logs the owner in, and makes the owner where there is none yet. */
	async login(): Promise<void> {
		const { email, password } = OWNER;
		const known = await this.call('POST', '/login', { emailOrLdapLoginId: email, password }).then(
			() => true,
			() => false,
		);
		const name = { firstName: 'Olivia', lastName: 'Owner' };
		if (!known) await this.call('POST', '/owner/setup', { email, password, ...name });
	}

	/** Saves a credential; one of the same name and type is overwritten. */
	async saveCredential(name: string, type: string, data: object): Promise<Saved> {
		const known = await this.call<Array<Saved & { type: string }>>('GET', '/credentials');
		const same = known.find((credential) => credential.name === name && credential.type === type);
		const body = { name, type, data };
		return same
			? await this.call('PATCH', `/credentials/${same.id}`, body)
			: await this.call('POST', '/credentials', body);
	}

	/** All workflows by name. */
	async workflows(): Promise<Saved[]> {
		return await this.call('GET', '/workflows');
	}

	async createWorkflow(workflow: object): Promise<SavedWorkflow> {
		// n8n 1 does not know by itself that a new workflow is not active.
		return await this.call('POST', '/workflows', { active: false, ...workflow });
	}

	/** Makes the saved version the one that triggers run. */
	async activate({ id, versionId }: SavedWorkflow): Promise<void> {
		await this.call('POST', `/workflows/${id}/activate`, { versionId }).catch(
			async (error: RestError) => {
				// n8n 1 calls a sub-workflow as it is, and activates none.
				if (error.message.includes('has no node to start the workflow')) return;
				// In its first releases there are no versions of a workflow, it is only active or not.
				if (error.status !== 404) throw error;
				await this.call('PATCH', `/workflows/${id}`, { active: true, versionId });
			},
		);
	}
}
