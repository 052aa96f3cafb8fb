/**
 * Tests real APIs with logins of many shapes. Each is described in the credential's fields.
 * Everything that is sent is compared with what the API requires, under the API's own URLs.
 */
import type { IDataObject } from 'n8n-workflow';
import { runNode, StoredCredentials } from '../../support/n8nHost';
import { aToH } from './catalogue/aToH';
import { readAssertion } from './catalogue/assertion';
import { Emulator } from './catalogue/emulator';
import { jToO } from './catalogue/jToO';
import { paToSa } from './catalogue/paToSa';
import { saToSh } from './catalogue/saToSh';
import { shToTr } from './catalogue/shToTr';
import { type CatalogueApi, type Exchange, NOW, type Sent } from './catalogue/types';
import { vaToWo } from './catalogue/vaToWo';

const catalogue: CatalogueApi[] = [...aToH, ...jToO, ...paToSa, ...saToSh, ...shToTr, ...vaToWo];

const emulator = new Emulator();
beforeAll(() => {
	emulator.start();
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterAll(() => {
	jest.restoreAllMocks();
	emulator.stop();
});

const api = 'tokenLoginApi';
const wire = ({ line, headers, body }: Exchange): Sent => ({ line, headers, body });

function setUp({ fields }: CatalogueApi) {
	const stored = new StoredCredentials();
	stored.set(api, { ...fields } as never);
	return stored;
}

const state = (stored: StoredCredentials) => {
	const { accessToken, sessionState } = stored.get(api);
	const { lifetime, obtainedBy } = JSON.parse(String(sessionState)) as IDataObject;
	return { accessToken, lifetime, obtainedBy };
};

async function run(stored: StoredCredentials, parameters: IDataObject) {
	const result = await runNode(stored, { parameters: { api, ...parameters } });
	return { ...result, sent: emulator.look() };
}

it('has each API once', () => {
	const names = catalogue.map(({ api }) => api);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toHaveLength(31);
});

describe.each(catalogue)('$api', (row) => {
	const { login, token, lifetime, call, renewal, assertion } = row;
	const stored = setUp(row);

	it('logs in as the API wants it, and calls with the token', async () => {
		emulator.expect(login);
		const { sent, error, items } = await run(stored, call.parameters);
		const [first, ...rest] = sent;
		if (assertion) {
			const { isSigned, header, claims, rest: body } = readAssertion(first.body, assertion);
			expect(isSigned).toBe(true);
			expect({ header, claims }).toEqual({ header: assertion.header, claims: assertion.claims });
			first.body = body;
		}
		expect([first, ...rest]).toEqual([...login.map(wire), call.sent(token)]);
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ ok: true });
		expect(state(stored)).toEqual({ accessToken: token, lifetime, obtainedBy: 'login' });
	});

	it('keeps the token for the next call', async () => {
		const { sent } = await run(stored, call.parameters);
		expect(sent).toEqual([call.sent(token)]);
	});

	if (renewal)
		it('renews it as the API wants it', async () => {
			emulator.expect([renewal]);
			const renewed = await run(stored, { resource: 'token', tokenOperation: 'renew' });
			expect(renewed.sent).toEqual([wire(renewal)]);
			expect(renewed.error).toBeUndefined();
			expect(state(stored)).toMatchObject({ accessToken: renewal.token, obtainedBy: 'refresh' });
			const { sent } = await run(stored, call.parameters);
			expect(sent).toEqual([call.sent(renewal.token)]);
		});
});
