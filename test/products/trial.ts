import { type IDataObject, sleep } from 'n8n-workflow';
import { type NodeResult, runNode, StoredCredentials } from '../support/n8nHost';
import { CountingProxy, type Seen } from './countingProxy';
import type { Purpose, RunningProduct, Way } from './product';

const POLL_MS = 100;
const DEADLINE_MS = 60_000;

/** How often the product got each kind of request, and how often it rejected a token. */
export type Counts = Record<'logins' | 'renewals' | 'logouts' | 'calls' | 'rejected', number>;

/** A credential without a token, and a proxy of its own in front of the running product. */
export class Trial {
	readonly stored = new StoredCredentials();

	private constructor(
		readonly product: RunningProduct,
		readonly way: Way,
		private readonly proxy: CountingProxy,
	) {}

	/** Each trial has a new address, so the node knows no session for it. */
	static async of(product: RunningProduct, way: Way): Promise<Trial> {
		const proxy = await CountingProxy.before(product.url);
		const trial = new Trial(product, way, proxy);
		trial.stored.set(way.type, way.fields(proxy.url) as never);
		return trial;
	}

	async end(): Promise<void> {
		await this.proxy.stop();
	}

	/** Runs the node with this many items. */
	async call(items = 1): Promise<NodeResult> {
		const { type, call } = this.way;
		return await runNode(this.stored, {
			parameters: { api: type, ...call },
			items: Array.from({ length: items }, (_, index): IDataObject => ({ index })),
		});
	}

	/** Runs an operation of the resource Token. */
	async operate(tokenOperation: 'inspect' | 'release' | 'renew'): Promise<NodeResult> {
		const parameters = { api: this.way.type, resource: 'token', tokenOperation };
		return await runNode(this.stored, { parameters });
	}

	/** The stored token. */
	get token(): string {
		return String(this.stored.get(this.way.type).accessToken ?? '');
	}

	/** True if the product refuses a token. Asks the product without the node. */
	async isDead(token: string): Promise<boolean> {
		const { path, headers } = this.way.probe;
		const init: RequestInit = { headers: headers(token), redirect: 'manual' };
		const { status } = await fetch(this.product.url + path, init);
		return this.isRejection(status);
	}

	/**
	 * Waits until the product itself refuses the token. If the credential knows when the token
	 * expires, waits for that time too.
	 */
	async untilDead(token: string): Promise<void> {
		const deadline = Date.now() + DEADLINE_MS;
		const { sessionState } = this.stored.get(this.way.type);
		const { expiresAt = 0 } = JSON.parse(String(sessionState)) as { expiresAt?: number };
		// A JWT's times are whole seconds, so the product can end the token up to a second earlier.
		const isOver = async () => this.way.isOver?.(token) ?? (await this.isDead(token));
		while (Date.now() < expiresAt || !(await isOver())) {
			if (Date.now() > deadline) throw new Error('the product still takes the token');
			await sleep(POLL_MS);
		}
	}

	counts(): Counts {
		const requests = this.proxy.seen.map((seen) => ({ ...seen, to: this.way.purposeOf(seen) }));
		const count = (to: Purpose) => requests.filter((each) => each.to === to).length;
		return {
			logins: count('login'),
			renewals: count('renewal'),
			logouts: count('logout'),
			calls: requests.filter((each) => each.to === 'call' && each.status < 300).length,
			rejected: requests.filter((each) => each.to === 'call' && this.isRejection(each.status))
				.length,
		};
	}

	/** The requests that passed the proxy, for the message of a failed row. */
	get requests(): readonly Seen[] {
		return this.proxy.seen;
	}

	private isRejection(status: number): boolean {
		return this.way.isRejection?.(status) ?? status === 401;
	}
}
