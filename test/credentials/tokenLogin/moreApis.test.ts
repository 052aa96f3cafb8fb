/**
 * Tests further real APIs, filled in as the guide says: login, expiry, a dead token, a wrong
 * password.
 */
import type { IDataObject } from 'n8n-workflow';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { useServer } from '../../support/lifecycle';
import { passTime, startFakeTime } from '../../nodes/AuthenticatedRequest/faults/fakeTime';
import { APIS } from './moreApis/apis';
import { ApiServer } from './moreApis/apiServer';
import type { Api } from './moreApis/types';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<
			typeof import('../../nodes/AuthenticatedRequest/faults/fakeTime')
		>('../../nodes/AuthenticatedRequest/faults/fakeTime')
		.withFakeSleep(),
);
beforeEach(() => startFakeTime());

const api = new ApiServer();
const server = useServer(api.handle);
let runs = 0;

/** Returns a credential of its own for each row, because the engine's sessions outlive a test. */
function credentialOf({ fields }: Api): StoredCredentials {
	api.url = server.url;
	const typed = JSON.parse(
		JSON.stringify(fields)
			.replace(/HOSTNAME/g, server.url.slice('http://'.length))
			.replace(/HOST/g, server.url),
	) as IDataObject;
	const stored = new StoredCredentials();
	stored.set('tokenLoginApi', { testPath: `/run/${(runs += 1)}`, ...typed } as never);
	return stored;
}

const run = async (stored: StoredCredentials, row: Api, further: object = {}) => {
	api.seen = [];
	const parameters = { api: 'tokenLoginApi', url: '/things', ...row.call.parameters };
	const result = await runNode(stored, { parameters, ...further });
	expect(api.violations).toEqual([]);
	return { ...result, seen: api.seen };
};
const lines = (row: Api, number: number) =>
	row.login.map(({ line }) => line.replace(/§/g, String(number)));

describe.each(APIS)('$api', (row) => {
	const call = (number: number) => row.call.line.replace(/§/g, String(number));

	it('logs in, renews in time, replaces a dead token', async () => {
		api.serve(row);
		const stored = credentialOf(row);
		const first = await run(stored, row);
		expect(first.error).toBeUndefined();
		expect(first.items.map(({ json }) => json)).toEqual([{ ok: true }]);
		expect(first.seen).toEqual([...lines(row, 1), call(1)]);
		expect((await run(stored, row)).seen).toEqual([call(1)]);
		if (row.lives !== undefined) {
			passTime(row.lives * 1000 + 1);
			api.isDead = true;
			const next = await run(stored, row);
			expect(next.error).toBeUndefined();
			expect(next.seen).toEqual([...(row.renewal ? [row.renewal.line] : lines(row, 2)), call(2)]);
		}
		api.isDead = true;
		const number = api.count + 1;
		const replaced = await run(stored, row);
		expect(replaced.error).toBeUndefined();
		expect(replaced.seen.at(0)).toBe(call(number - 1));
		expect(replaced.seen.at(-1)).toBe(call(number));
		expect(api.count).toBe(number);
	});

	it('tries a wrong password once, and shows the API’s words', async () => {
		api.serve(row);
		api.isWrong = true;
		const stored = credentialOf(row);
		const { items, seen } = await run(stored, row, {
			items: [{}, {}, {}],
			onError: 'continueRegularOutput',
		});
		const { message, description } = items[0].json.error as Record<string, string>;
		expect(`${message} ${description}`).toMatch(row.wrong.words);
		expect(message).toMatch(/refused|rejected|no token/);
		const at = row.wrong.at ?? row.login.length - 1;
		expect(seen.filter((line) => line === lines(row, 1)[at])).toHaveLength(1);
		await run(stored, row, { onError: 'continueRegularOutput' });
		expect(api.seen).toEqual([]);
	});
});
