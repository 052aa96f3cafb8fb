import { sleep } from 'n8n-workflow';
import type { EditorApi } from '../n8n/api';
import type { Instance } from './instance';
import { install, type Installed, type Subject } from './subjects';
import type { Runs } from './verdict';
import { watch, withSaved } from './watch';

/**
 * Long enough for a call right after its login. This time really passes, because n8n uses the
 * machine's clock.
 */
const SHORT_MS = 4_000;
const LONG_MS = 3_600_000;

/**
 * Runs each workflow without a token, with an expired one, and in a new process with the renewed
 * one.
 *
 * @param meanwhile Other work to do in the first process.
 */
export async function tryOut(
	instance: Instance,
	subjects: Subject[],
	meanwhile: (api: EditorApi) => Promise<void>,
): Promise<Runs[]> {
	const installed: Installed[] = [];
	const [first, renewed] = await instance.serve(async (api) => {
		for (const subject of subjects) installed.push(await install(api, subject));
		setLifetime(subjects, SHORT_MS);
		const without = await watch(api, installed);
		const ended = sleep(SHORT_MS);
		await meanwhile(api);
		const stored = withSaved(without, installed, await instance.savedTokens());
		await ended;
		setLifetime(subjects, LONG_MS);
		return [stored, await watch(api, installed)];
	});
	const expired = withSaved(renewed, installed, await instance.savedTokens());
	const anew = await instance.serve(async (api) => await watch(api, installed));
	return subjects.map((_, index) => ({
		first: first[index],
		expired: expired[index],
		anew: anew[index],
	}));
}

function setLifetime(subjects: Subject[], tokenLifetimeMs: number): void {
	for (const { provider } of subjects)
		Object.assign(provider.settings, { tokenLifetimeMs, issueRefreshTokens: false });
}
