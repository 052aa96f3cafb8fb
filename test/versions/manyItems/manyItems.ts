import type { EditorApi } from '../../n8n/api';
import type { Host } from '../../n8n/host';
import type { TableRow } from '../../n8n/table';
import { type Case, CASES } from './cases';
import { rowOf } from './row';
import { startTargets, type Target } from './target';
import { makeCalls, prepare } from './tryCase';

const isOfEarlierProcess = ({ before }: Case) => before === 'of an earlier process';

/**
 * Runs many items of HTTP Request at once with several credentials. After any failure, n8n makes
 * them renew and send again, so the credential must find out what is needed. The work has two
 * parts, because some cases need a token from an earlier n8n process.
 */
export class ManyItems {
	/** IDs of credentials that have a token, in the order of the targets. */
	private readonly prepared: string[] = [];

	private constructor(
		private readonly host: Host,
		private readonly targets: Target[],
	) {}

	static async start(host: Host): Promise<ManyItems> {
		return new ManyItems(host, await startTargets());
	}

	/** Logs in for the cases that begin with a token of an earlier process. */
	async logIn(api: EditorApi): Promise<void> {
		for (const target of this.targets)
			this.prepared.push(await prepare(api, target, { before: 'live' }));
	}

	/**
	 * Runs all cases with all credentials, one after another, because n8n 1 with SQLite mixes up what
	 * is saved at the same time.
	 */
	async run(api: EditorApi): Promise<Array<TableRow<string>>> {
		const rows: Array<TableRow<string>> = [];
		for (const [index, target] of this.targets.entries())
			for (const each of CASES) {
				const credentialId = isOfEarlierProcess(each)
					? this.prepared[index]
					: await prepare(api, target, each);
				const outcome = await makeCalls(api, target, credentialId, each);
				rows.push(rowOf(this.host, target, each, outcome));
			}
		return rows;
	}

	async stop(): Promise<void> {
		await Promise.all(this.targets.map(async ({ provider }) => await provider.stop()));
	}
}
