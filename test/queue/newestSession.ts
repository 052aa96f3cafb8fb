import { startCa, startCca, startCloudCx } from '../providers';
import type { QueueMode } from './queueMode';
import { type Expected, type Row, rowOf } from './row';
import { BURST, burst, type Setting, startTrial } from './trial';
import { ITEMS } from './workflow';

const SETTINGS: Setting[] = [
	{ startProvider: startCca, method: 'session' },
	{ startProvider: startCa, method: 'login' },
	{ startProvider: startCloudCx, method: 'oAuth2' },
	{ startProvider: startCloudCx, method: 'oAuth2', settings: { issueRefreshTokens: false } },
];
/** Three per worker: its first login, and two more for races in which n8n saves the token late. */
const LOGINS = 6;
/**
 * Each call can be rejected twice: when the old session ends, and when the session that lost the
 * race ends.
 */
const REJECTIONS = 2 * BURST * ITEMS;

/** Each login ends the other worker's session. Both must come to share one session. */
export async function newestSession(queue: QueueMode): Promise<Row[]> {
	const rows: Row[] = [];
	for (const setting of SETTINGS) {
		const settings = { ...setting.settings, newestSessionOnly: true };
		const trial = await startTrial(queue, { ...setting, settings });
		const work = async () => ({ outcomes: await burst(trial) });
		const racing: Expected = { logins: [1, LOGINS], rejected: [0, REJECTIONS] };
		const renewing: Expected = { ...racing, logins: [0, LOGINS], renewals: [0, 2] };
		const settled: Expected = { logins: [0, 1], rejected: [0, BURST * ITEMS] };
		rows.push(await rowOf(trial, 'one session only, no token yet', racing, work));
		trial.provider.revokeAll();
		rows.push(await rowOf(trial, 'one session only, revoked', renewing, work));
		rows.push(await rowOf(trial, 'one session only, settled', settled, work));
	}
	return rows;
}
