/** The sandbox's examples and the browser test's cases, tried without n8n's server and without a browser. */
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { createCredentialTest } from '../../credentials/engine/n8n/credentialTest';
import type { Provider } from '../../credentials/engine/n8n/subjects';
import { providers as flows } from '../../nodes/AuthenticatedRequest/providers';
import { casesOf } from '../e2e/cases';
import { examplesOf, ITEMS } from '../n8n/examples';
import { startAllProviders, type AllProviders } from './index';
import { runNode, StoredCredentials } from '../support/n8nHost';
import { ALL } from './registry';

let all: AllProviders;

beforeAll(async () => {
	all = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(all).map(async (provider) => await provider.stop()));
});
beforeEach(() => {
	for (const provider of Object.values(all)) provider.reset();
});

const items = Array.from({ length: ITEMS }, (_, index) => ({ page: index + 1 }));
const nodeOf = (type: keyof AllProviders, fields: object) => {
	const stored = new StoredCredentials();
	stored.set(type, fields as never);
	return stored;
};

it.each(ALL.flatMap(examplesOf))(
	'the example "$title" succeeds for each item',
	async ({ type, method, parameters, logins }) => {
		const stored = nodeOf(type, all[type].credentials[method]);
		const { error } = await runNode(stored, { parameters: parameters as never, items });
		expect(error).toBeUndefined();
		const { counters } = all[type];
		expect(counters).toMatchObject({ logins, calls: ITEMS, rejected: 0, violations: [] });
	},
);

/** n8n's deprecated helper, as far as a credential test uses it. */
async function request({ uri, ...init }: { uri: string } & RequestInit) {
	const response = await fetch(uri, { ...init, redirect: 'manual' });
	return {
		statusCode: response.status,
		headers: Object.fromEntries(response.headers),
		body: await response.text(),
	};
}

async function test(type: string, data: object) {
	const run = createCredentialTest(flows.find((each) => each.type === type) as Provider);
	const credential = { id: '1', name: 'c', type, data: data as never };
	return await run.call(
		{ helpers: { request } } as unknown as ICredentialTestFunctions,
		credential,
	);
}

it.each(ALL.flatMap(casesOf))(
	'the case "$name": right, wrong, right again, and a call',
	async ({ type, method, secret, refusal, tests, parameters, items: [count, text] }) => {
		const fields: Record<string, unknown> = all[type].credentials[method];
		expect(await test(type, fields)).toMatchObject({ status: 'OK' });
		const wrong = await test(type, { ...fields, [secret]: 'not-the-right-one' });
		expect(wrong).toEqual({ status: 'Error', message: expect.stringMatching(refusal) as string });
		expect(await test(type, fields)).toMatchObject({ status: 'OK' });
		const { logins, refusedLogins: refused, calls, rejected } = all[type].counters;
		expect({ logins, refused, calls, rejected }).toEqual(tests);

		const run = await runNode(nodeOf(type, fields), { parameters: { api: type, ...parameters } });
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(count);
		expect(JSON.stringify(run.items)).toContain(text);
	},
);
