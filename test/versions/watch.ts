import type { EditorApi } from '../n8n/api';
import { execute, type Installed } from './subjects';
import type { Run } from './verdict';

const LOGIN_PATH = '/oauth/token';

/** Runs the workflows one after another and returns what their providers saw. */
export async function watch(api: EditorApi, subjects: Installed[]): Promise<Run[]> {
	const runs: Run[] = [];
	for (const subject of subjects) {
		const { counters, requests } = subject.provider;
		const [seen, rejected] = [requests.length, counters.rejected];
		const failure = await execute(api, subject).catch((error: Error) => error.message);
		const sent = requests.slice(seen).filter(({ path }) => path !== LOGIN_PATH);
		runs.push({
			failure,
			logins: requests.length - seen - sent.length,
			sent: sent.length,
			unsigned: sent.filter(({ headers }) => headers.authorization === undefined).length,
			rejected: counters.rejected - rejected,
		});
	}
	return runs;
}

/** Adds to each run whether n8n has saved its provider's latest token. */
export function withSaved(runs: Run[], subjects: Installed[], saved: Map<string, unknown>): Run[] {
	return subjects.map(({ credentialId, provider: { issued } }, index) => ({
		...runs[index],
		isSaved: issued.length > 0 && saved.get(credentialId) === issued.at(-1),
	}));
}
