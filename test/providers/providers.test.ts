/**
 * Every emulator accepts logins, serves calls, counts requests and records what the vendor forbids.
 */
import { secretFields } from '../support/credentialTypes';
import { TOKEN_METHODS } from '../support/methods';
import type { Provider } from './index';
import { dataIn } from './requests';
import { useAskedProviders } from './asked';

const { all, send, fieldsOf, logIn } = useAskedProviders();

describe.each(TOKEN_METHODS.map((row) => [`${row.type}.${row.method}`, row] as const))(
	'%s',
	(_name, row) => {
		const counters = () => all[row.type].counters;

		it('logs in, serves calls and counts both', async () => {
			const token = await logIn(row);
			const answer = await send(row.type, row.get('echo', token));
			expect(answer.status).toBe(200);
			expect(dataIn(answer.body)).toMatchObject({ method: 'GET', body: '' });
			expect(counters()).toMatchObject({
				logins: 1,
				refusedLogins: 0,
				calls: 1,
				rejected: 0,
				violations: [],
			});
			expect(all[row.type].requests).toHaveLength(2);
		});

		it('refuses a wrong secret and another HTTP method', async () => {
			const wrong = secretFields(row.type).map((name) => [name, 'wrong']);
			await send(row.type, row.request({ ...fieldsOf(row), ...Object.fromEntries(wrong) }));
			expect(counters()).toMatchObject({ logins: 0, refusedLogins: 1, violations: [] });
			const { path } = row.request(fieldsOf(row));
			// No API uses OPTIONS for a login, a renewal or a release.
			expect((await send(row.type, { path, method: 'OPTIONS' })).status).toBe(405);
			expect(counters()).toMatchObject({ logins: 0, refusedLogins: 2 });
			expect(counters().violations).toHaveLength(1);
		});

		it.each<[string, (provider: Provider) => void | Promise<unknown>]>([
			['expired', (provider) => void (provider.settings.now = () => Date.now() + 3 * 3_600_000)],
			['revoked', (provider) => provider.revokeAll()],
			[
				'superseded',
				async (provider) => {
					provider.settings.newestSessionOnly = true;
					await logIn(row);
				},
			],
		])('rejects a token that is %s', async (_why, act) => {
			const token = await logIn(row);
			expect((await send(row.type, row.get('empty', token))).status).toBe(204);
			await act(all[row.type]);
			await send(row.type, row.get('echo', token));
			expect(counters()).toMatchObject({ calls: 1, rejected: 1, violations: [] });
		});

		it('answers logins as ordered', async () => {
			all[row.type].settings.failLogins = {
				status: 503,
				times: 1,
				headers: { 'retry-after': '1' },
				body: 'busy',
			};
			const failed = await send(row.type, row.request(fieldsOf(row)));
			expect([failed.status, failed.headers.get('retry-after'), failed.body]).toEqual([
				503,
				'1',
				'busy',
			]);
			await logIn(row);
			expect(counters()).toMatchObject({ logins: 1, refusedLogins: 1 });
			all[row.type].settings.loginAnswer = { status: 200, headers: {}, body: 'not json' };
			expect((await send(row.type, row.request(fieldsOf(row)))).body).toBe('not json');
		});

		it('serves the test endpoints', async () => {
			const token = await logIn(row);
			const get = async (path: string, query = '') => {
				const request = row.get(path, token);
				const joint = request.path.includes('?') ? '&' : '?';
				return await send(row.type, { ...request, path: request.path + joint + query });
			};
			expect((await get('status/429', 'retryAfter=7')).headers.get('retry-after')).toBe('7');
			expect((await get('redirect', 'status=307&to=%2Felsewhere')).headers.get('location')).toBe(
				'/elsewhere',
			);
			expect((await get('html')).body).toContain('<!doctype html>');
			expect((await get('file', 'bytes=5')).body).toHaveLength(5);
			expect((await get('flaky', 'key=a')).status).toBe(503);
			expect((await get('flaky', 'key=a')).status).toBe(200);
			expect((await get('flaky', 'key=b&as=status%2F429&retryAfter=7')).status).toBe(429);
			expect((await get('slow', 'ms=1')).status).toBe(200);
			expect((await get('nowhere')).status).toBe(404);
		});
	},
);
