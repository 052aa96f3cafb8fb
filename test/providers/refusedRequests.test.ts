/** Requests that the vendors' documents forbid, and how the emulators answer them. */
import { OPENID_CONNECT } from './caepe';
import { CCA_BASE } from './cca';
import { CRM_BASE } from './crmCom';
import type { AllProviders } from './index';
import { postForm, postJson } from './requests';
import type { PlainRequest } from './types';
import { methodOf, TXN, useAskedProviders } from './asked';

const { all, send, logIn, ca } = useAskedProviders();

describe('what the documents rule out', () => {
	it.each<[string, keyof AllProviders, () => PlainRequest, number, RegExp]>([
		['CCA: form login', 'ccaApi', () => postForm(`${CCA_BASE}/session`, {}), 415, /not JSON/],
		[
			'CCA: no module',
			'ccaApi',
			() => postJson(`${CCA_BASE}/session`, { username: 'a', password: 'b' }),
			400,
			/module/,
		],
		[
			'CCA: raw token',
			'ccaApi',
			() => ({ path: `${CCA_BASE}/echo`, headers: { authorization: 'x' } }),
			401,
			/Bearer/,
		],
		['CA: form login', 'caTokenApi', () => postForm('/token', {}), 400, /not JSON/],
		[
			'CA: no transaction id',
			'caTokenApi',
			() => ca({ client_txn_id: undefined }),
			400,
			/client_txn_id/,
		],
		['CA: transaction id no UUID', 'caTokenApi', () => ca({ client_txn_id: '17' }), 400, /UUID/],
		[
			'CA: unknown version',
			'caTokenApi',
			() => postJson('/token', {}, { CA_com_apiVersion: '2' }),
			400,
			/apiVersion/i,
		],
		[
			'CA: Bearer',
			'caTokenApi',
			() => ({ path: '/echo', headers: { authorization: 'Bearer x' } }),
			400,
			/raw token/,
		],
		[
			'CRM.COM: form login',
			'crmComApi',
			() => postForm(`${CRM_BASE}/authentication/token`, {}),
			415,
			/not JSON/,
		],
		[
			'CRM.COM: no organisation',
			'crmComApi',
			() => postJson(`${CRM_BASE}/authentication/token`, { username: 'a', password: 'b' }),
			200,
			/organisation/,
		],
		[
			'CRM.COM: Basic password',
			'crmComApi',
			() =>
				postJson(
					`${CRM_BASE}/authentication/web_api_key/token`,
					{},
					{ authorization: 'Basic YTpi' },
				),
			200,
			/empty/,
		],
		[
			'CRM.COM: token in a header',
			'crmComApi',
			() => ({ path: `${CRM_BASE}/echo`, headers: { authorization: 'Bearer x' } }),
			200,
			/header/,
		],
		[
			'CRM.COM: POST with token in the query',
			'crmComApi',
			() => postJson(`${CRM_BASE}/echo?token=x`, {}),
			200,
			/query/,
		],
		['CAEPE: JSON login', 'caepeApi', () => postJson(`${OPENID_CONNECT}/token`, {}), 415, /form/],
		[
			'CAEPE: no grant type',
			'caepeApi',
			() => postForm(`${OPENID_CONNECT}/token`, {}),
			400,
			/grant_type/,
		],
		['CAEPE: no organization', 'caepeApi', () => ({ path: '/v2/clusters' }), 401, /Organization/],
		[
			'CAEPE: Authorization only',
			'caepeApi',
			() => ({
				path: '/v2/echo',
				headers: { organization: 'acme-labs', authorization: 'Bearer x' },
			}),
			401,
			/authentication/,
		],
		['CloudCX: JSON login', 'cloudCxApi', () => postJson('/oauth/token', {}), 415, /form/],
		[
			'CloudCX: no client id',
			'cloudCxApi',
			() => postForm('/oauth/token', { grant_type: 'password' }),
			400,
			/client_id/,
		],
	])('%s', async (_what, type, request, status, violation) => {
		expect((await send(type, request())).status).toBe(status);
		expect(all[type].counters.violations).toEqual([expect.stringMatching(violation)]);
	});

	it('CA: a transaction id used twice, an application id changed', async () => {
		expect((await send('caTokenApi', ca({}))).status).toBe(200);
		expect((await send('caTokenApi', ca({}))).body.error_code).toBe('invalid_input');
		const changed = ca({ client_txn_id: TXN.replace('0', '1'), client_app_id: 'OTHER' });
		expect((await send('caTokenApi', changed)).status).toBe(400);
		expect(all.caTokenApi.counters.violations).toHaveLength(2);
	});

	it.each(['POST', 'PATCH'])('CAEPE: a %s that is neither a form nor JSON', async (method) => {
		const row = methodOf('caepeApi', 'userAccount');
		const request = row.get('echo', await logIn(row));
		const statusOf = async (type: string, body: string) => {
			const headers = { ...request.headers, 'content-type': type };
			return (await send('caepeApi', { ...request, method, headers, body })).status;
		};
		expect(await statusOf('application/x-www-form-urlencoded', 'a=1')).toBe(200);
		expect(await statusOf('application/json', '{"a":1}')).toBe(200);
		expect(all.caepeApi.counters.violations).toEqual([]);
		expect(await statusOf('application/json', '{"a":')).toBe(415);
		expect(await statusOf('text/plain', 'a=1')).toBe(415);
		expect(all.caepeApi.counters.violations).toHaveLength(2);
	});
});
