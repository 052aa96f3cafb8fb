/**
 * Tests that the credential test never succeeds, for any login method, if one field has a wrong
 * value.
 */
import { testCredential } from '../support/credentialTest';
import { secretFields } from '../support/credentialTypes';
import { type Method, METHODS } from '../support/methods';
import { useProviders } from '../support/lifecycle';

const providers = useProviders();

type Fields = Record<string, unknown>;

async function test({ type, method }: Method, changes: Fields = {}) {
	return await testCredential(type, { ...providers[type].credentials[method], ...changes });
}

const WRONG: Fields = {
	baseUrl: (url: string) => url.replace(/(:\d+).*$/, '$1/nowhere'),
	bearerHeader: () => 'authorization',
	loginField: () => 'email',
};

function wrongValue(name: string, value: unknown): unknown {
	const change = WRONG[name] as ((value: unknown) => unknown) | undefined;
	return change ? change(value) : 'not-the-right-one';
}

const rows = METHODS.map((method): [string, Method] => [`${method.type} ${method.method}`, method]);

it.each(rows)('%s: green with the right values', async (_name, method) => {
	expect(await test(method)).toMatchObject({ status: 'OK' });
	expect(providers[method.type].counters.violations).toEqual([]);
});

describe.each(rows)('%s, one wrong value:', (_name, method) => {
	it('is never green, and the message shows no secret', async () => {
		const fields: Fields = providers[method.type].credentials[method.method];
		const untold = ['authMethod', ...(method.untold ?? [])];
		const names = Object.keys(fields).filter(
			(name) => !untold.includes(name) && fields[name] !== '',
		);
		expect(names).toContain('baseUrl');
		for (const name of names) {
			providers[method.type].reset();
			const wrong = wrongValue(name, fields[name]);
			const { status, message } = await test(method, { [name]: wrong });
			expect({ name, status }).toEqual({ name, status: 'Error' });
			expect(message).toMatch(/Check|Fill in|Correct|Choose/);
			for (const secret of secretFields(method.type))
				if (fields[secret] && secret !== name)
					expect(message).not.toContain(encodeURIComponent(String(fields[secret])));
			expect(message).not.toContain('not-the-right-one/Check');
		}
	});
});

const of = (type: string, method: string) =>
	METHODS.find((row) => row.type === type && row.method === method)!;

describe('CCA, a permanent token without a test path', () => {
	const method = of('ccaApi', 'permanentToken');

	it('is tried by Session/{token}/Check', async () => {
		expect(await test(method)).toEqual({ status: 'OK', message: 'The API accepted the token.' });
		expect(providers.ccaApi.requests.map(({ path }) => path)).toEqual([
			`/CcaWebApi/Session/${String(providers.ccaApi.credentials.permanentToken.permanentToken)}/Check`,
		]);
	});

	it('is refused in words that do not show it', async () => {
		const { status, message } = await test(method, { permanentToken: 'A-wrong/ön&e' });
		expect({ status, message }).toEqual({
			status: 'Error',
			message: `CCA API: the test call to ${providers.ccaApi.url}/CcaWebApi/Session/{token}/Check failed (CCA says that it is not a valid token). Check "Permanent Token": copy it from Supervisor again, and see whether it has expired there.`,
		});
	});

	it.each([null, 200])('cannot be tried on an older server (HTTP %p)', async (httpStatus) => {
		Object.assign(providers.ccaApi.settings, {
			knowsCheck: false,
			failureHttpStatus: httpStatus,
		});
		const { status, message } = await test(method);
		expect(status).toBe('Error');
		expect(message).toMatch(
			/the token could not be tried at http\S+\/Session\/\{token\}\/Check \(.*No such resource\)\. Check "Base URL"\. If it is right, this server is too old to check a token: fill in "Test Path"\.$/,
		);
		expect(await test(method, { testPath: '/SurveyTasks' })).toMatchObject({ status: 'OK' });
	});

	it('is tried at the test path if there is one', async () => {
		await test(method, { testPath: '/SurveyTasks' });
		expect(providers.ccaApi.requests.map(({ path }) => path)).toEqual(['/CcaWebApi/SurveyTasks']);
	});
});

describe('CAEPE, discovery', () => {
	const method = of('caepeApi', 'serviceAccount');

	it('sends no password where an answer leads off the server', async () => {
		providers.caepeApi.settings.discoveredIssuer = 'http://kc.example.com/realms/biqmind';
		const { message } = await test(method);
		expect(message).toBe(
			`CAEPE API: ${providers.caepeApi.url} did not say where to log in (it names http://kc.example.com, another server, to which a password would go unencrypted). Check "Base URL" and "Organization", or fill in "Keycloak URL" and "Realm".`,
		);
		expect(providers.caepeApi.requests.map(({ asksFor }) => asksFor)).toEqual(['discovery']);
	});

	it('says in the words of the API what is wrong with the organization', async () => {
		const { message } = await test(method, { organization: 'nobody' });
		expect(message).toMatch(
			/did not say where to log in \(HTTP 400: E400: Simulated: The organization does not exist\)\. Check "Base URL" and "Organization"/,
		);
	});

	it('is not asked where Keycloak is filled in', async () => {
		await test(of('caepeApi', 'userAccount'));
		expect(providers.caepeApi.counters).toMatchObject({ discoveries: 0, logins: 1 });
	});
});
