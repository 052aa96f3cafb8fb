/** The sandbox's examples and the browser test's cases, tried without n8n's server and without a browser. */
import { casesOf } from '../e2e/cases';
import { examplesOf, ITEMS } from '../n8n/examples';
import { type AllProviders } from './index';
import { testCredential } from '../support/credentialTest';
import { runNode, StoredCredentials } from '../support/n8nHost';
import { ALL } from './registry';
import { useProviders } from '../support/lifecycle';

const all = useProviders();

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

it.each(ALL.flatMap(casesOf))(
	'the case "$name": right, wrong, right again, and a call',
	async ({ type, method, secret, refusal, tests, parameters, items: [count, text] }) => {
		const fields: Record<string, unknown> = all[type].credentials[method];
		expect(await testCredential(type, fields)).toMatchObject({ status: 'OK' });
		const wrong = await testCredential(type, { ...fields, [secret]: 'not-the-right-one' });
		expect(wrong).toEqual({ status: 'Error', message: expect.stringMatching(refusal) as string });
		expect(await testCredential(type, fields)).toMatchObject({ status: 'OK' });
		const { logins, refusedLogins: refused, calls, rejected } = all[type].counters;
		expect({ logins, refused, calls, rejected }).toEqual(tests);

		const run = await runNode(nodeOf(type, fields), { parameters: { api: type, ...parameters } });
		expect(run.error).toBeUndefined();
		expect(run.items).toHaveLength(count);
		expect(JSON.stringify(run.items)).toContain(text);
	},
);
