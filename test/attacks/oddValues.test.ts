/**
 * Values that no form lets through, but that a workflow, an import or another node can bring in.
 * Each must end in a readable error.
 */
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { testCredential } from '../support/credentialTest';
import { CREDENTIAL_TYPES } from '../support/credentialTypes';
import { readBody } from '../support/httpServer';
import { useServer } from '../support/lifecycle';
import { runNode, StoredCredentials } from '../support/n8nHost';

/** Parts of a message that no user should have to read. */
const NO_WORDS =
	/undefined|\[object|is not a function|Cannot (?:read|convert|create)|TypeError|RangeError|Symbol|native code|Maximum call|is not iterable|toLowerCase|prototype/;

const server = useServer(async (request, response) => {
	await readBody(request);
	response.setHeader('content-type', 'application/json');
	const isLogin = request.url?.startsWith('/login');
	response.end(JSON.stringify(isLogin ? { token: 'tok-1234567-abc' } : { ok: true }));
});

/** A credential whose fields differ from what the form makes. */
class Odd extends StoredCredentials {
	constructor(private readonly odd: (fields: IDataObject) => unknown) {
		super();
	}

	async getDecrypted(data: unknown, details: unknown, type: string) {
		const fields = await super.getDecrypted(data, details, type);
		return this.odd(fields as IDataObject) as ICredentialDataDecryptedObject;
	}
}

const ODD: Record<string, unknown> = {
	null: null,
	'no value': undefined,
	'a number': 5,
	true: true,
	'a list': ['a', 1],
	'a nested list': [[]],
	'an object': { a: 1 },
	'an object without a prototype': Object.create(null),
	'an object that is its own text': { toString: 1, valueOf: 2 },
	'a date': new Date(0),
	blanks: ' \n\t ',
	'a long text': 'x'.repeat(100_000),
	'NUL and half a character': 'a\0b\ud800',
	'line ends': 'a\r\nX-Evil: 1\r\n\r\n',
	'a name of objects': '__proto__',
};

const told: string[] = [];
function problemOf(what: string, error: (Error & { description?: string | null }) | undefined) {
	if (error === undefined) return [];
	const text = `${error.message} ${error.description ?? ''}`;
	told.push(text);
	const isOk = text.trim() !== '' && text.length < 5_000 && !NO_WORDS.test(text);
	return isOk ? [] : [`${what}: ${text.slice(0, 250)}`];
}

const FIELDS: Record<string, () => IDataObject> = {
	tokenLoginApi: () => ({ loginKind: 'json', loginUrl: '/login', testPath: '/me' }),
	caTokenApi: () => ({ clientAppId: 'app', fallbackLifetimeMinutes: 5 }),
	cloudCxApi: () => ({ authMethod: 'oAuth2', clientId: 'c', clientSecret: 's3cret-9876' }),
	ccaApi: () => ({ authMethod: 'session', module: 'm' }),
	caepeApi: () => ({ organization: 'a', authMethod: 'userAccount', keycloakUrl: server.url }),
	crmComApi: () => ({ authMethod: 'userAccount', organisation: 'o' }),
};
const types = CREDENTIAL_TYPES.filter(({ name }) => name in FIELDS);

describe.each(types)('$name', ({ name, properties }) => {
	const usual = () => ({
		...{ baseUrl: server.url, username: 'ada', password: 'pa-55-wo"rd' },
		...FIELDS[name](),
	});

	it('a field of another kind, in a call, in HTTP Request and in the test', async () => {
		const wrong: string[] = [];
		const names = Object.keys(usual());
		const others = properties
			.map((property) => property.name)
			.filter((one) => !names.includes(one));
		// Tries each value in every field that is filled in, and in one of the other fields.
		for (const [index, [kind, value]] of Object.entries(ODD).entries())
			for (const field of [...names, others[index % others.length]]) {
				const stored = new Odd((fields) => ({ ...fields, [field]: value }));
				stored.set(name, usual() as never);
				const { error } = await runNode(stored, { parameters: { api: name, url: '/x' } });
				wrong.push(...problemOf(`${field} is ${kind}`, error));
				if (index % 4 > 0) continue;
				const fields = { ...usual(), [field]: value };
				const { status, message } = await testCredential(name, fields);
				if (status === 'Error')
					wrong.push(...problemOf(`test, ${field} is ${kind}`, new Error(message)));
			}
		expect(wrong).toEqual([]);
	});

	it('no fields at all, and fields that can not be changed', async () => {
		const wrong: string[] = [];
		const whole: Record<string, (fields: IDataObject) => unknown> = {
			null: () => null,
			nothing: () => undefined,
			'a text': () => 'x',
			'a list': () => [],
			empty: () => ({}),
			'without a prototype': (fields) => Object.assign(Object.create(null) as object, fields),
			frozen: (fields) => Object.freeze({ ...fields }),
			'that throw': () =>
				new Proxy(
					{},
					{
						get() {
							throw new Error('locked away');
						},
					},
				),
		};
		for (const [kind, odd] of Object.entries(whole)) {
			const stored = new Odd(odd);
			stored.set(name, usual() as never);
			const { error } = await runNode(stored, { parameters: { api: name, url: '/x' } });
			wrong.push(...problemOf(kind, error));
		}
		expect(wrong).toEqual([]);
	});
});

/** Parameters of the node, each with the other parameters that it needs. */
const PARAMETERS: Record<string, IDataObject> = {
	url: {},
	method: {},
	sendQuery: {},
	queryParameters: { sendQuery: true },
	jsonQuery: { sendQuery: true, specifyQuery: 'json' },
	specifyQuery: { sendQuery: true },
	headerParameters: { sendHeaders: true },
	jsonHeaders: { sendHeaders: true, specifyHeaders: 'json' },
	contentType: { method: 'POST', sendBody: true },
	bodyParameters: { method: 'POST', sendBody: true },
	jsonBody: { method: 'POST', sendBody: true, specifyBody: 'json' },
	body: { method: 'POST', sendBody: true, contentType: 'raw', rawContentType: 'text/plain' },
	inputDataFieldName: { method: 'POST', sendBody: true, contentType: 'binaryData' },
	rawContentType: { method: 'POST', sendBody: true, contentType: 'raw', body: 'a' },
	resource: {},
	tokenOperation: { resource: 'token' },
	options: {},
};
const OPTIONS = [
	'allowUnauthorizedCerts',
	'batching',
	'concurrency',
	'credentialPerItem',
	'itemsPath',
	'lowercaseHeaders',
	'pagination',
	'proxy',
	'queryParameterArrays',
	'redirect',
	'response',
	'retry',
	'timeout',
];

it('a parameter or an option of another kind', async () => {
	const wrong: string[] = [];
	const run = async (what: string, parameters: IDataObject) => {
		const stored = new StoredCredentials();
		stored.set('tokenLoginApi', {
			...{ baseUrl: server.url, loginKind: 'json', loginUrl: '/login?odd' },
			...{ username: 'ada', password: 'pa-55-wo"rd' },
		} as never);
		const all = { api: 'tokenLoginApi', url: '/x', ...parameters };
		// n8n itself reports a missing parameter by an error of its own.
		const error = await runNode(stored, { parameters: all }).then(
			(result) => result.error,
			(thrown: Error) => thrown,
		);
		wrong.push(...problemOf(what, error));
	};
	for (const [kind, value] of Object.entries(ODD)) {
		for (const [name, beside] of Object.entries(PARAMETERS))
			await run(`${name} is ${kind}`, { ...beside, [name]: value as never });
		for (const name of OPTIONS)
			await run(`option ${name} is ${kind}`, { options: { [name]: value as never } });
	}
	expect(wrong).toEqual([]);
});
