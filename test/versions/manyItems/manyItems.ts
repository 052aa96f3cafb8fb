import type { EditorApi } from '../../n8n/api';
import type { Host } from '../../n8n/host';
import type { TableRow } from '../../n8n/table';
import { type Case, CASES } from './cases';
import { rowOf } from './row';
import { startTargets, type Target } from './target';
import { makeCalls, prepare } from './tryCase';

const isOfEarlierProcess = ({ before }: Case) => before === 'of an earlier process';

/**
 * Many items of HTTP Request at once, with several credentials: n8n has them renew and send again
 * after any failure, so the credential must find out what is due. In two parts, since a token of an
 * earlier process needs one.
 */
export class ManyItems {
	/** Credentials with a token, in the order of the targets. */
	private prepared: string[] = [];

	private constructor(
		private readonly host: Host,
		private readonly targets: Target[],
	) {}

	static async start(host: Host): Promise<ManyItems> {
		return new ManyItems(host, await startTargets());
	}

	/** Logs in, for the cases that begin with a token of an earlier process. */
	async logIn(api: EditorApi): Promise<void> {
		const logins = this.targets.map(
			async (target) => await prepare(api, target, { before: 'live' }),
		);
		this.prepared = await Promise.all(logins);
	}

	/** All cases with all credentials, those of different credentials at the same time. */
	async run(api: EditorApi): Promise<Array<TableRow<string>>> {
		const rows = this.targets.map(async (target, index) => {
			const ofTarget: Array<TableRow<string>> = [];
			for (const each of CASES) {
				const credentialId = isOfEarlierProcess(each)
					? this.prepared[index]
					: await prepare(api, target, each);
				ofTarget.push(
					rowOf(this.host, target, each, await makeCalls(api, target, credentialId, each)),
				);
			}
			return ofTarget;
		});
		return (await Promise.all(rows)).flat();
	}

	async stop(): Promise<void> {
		await Promise.all(this.targets.map(async ({ provider }) => await provider.stop()));
	}
}
