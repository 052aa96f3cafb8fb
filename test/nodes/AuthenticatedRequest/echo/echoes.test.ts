/**
 * A server whose refusals repeat what it was sent, in every encoding and place. No part of a secret
 * may show in errors, items, logs, previews, the credential's test, or Inspect's explanation.
 */
import '../../../support/fakeSleep';
import { createHash } from 'node:crypto';
import { type IDataObject, type Logger, LoggerProxy } from 'n8n-workflow';
import { testCredential } from '../../../support/credentialTest';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { EchoServer, ENCODINGS, SHAPES } from './echoServer';
import { leaksIn } from './leaks';

const PASSWORD = `p"ä&s w+ord%<>'7`;
const TOKEN = 'tok/en+Ä"1&2<3>4';
const STEP = 'step value 12=34&x';
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const basicOf = (user: string, password: string) =>
	Buffer.from(`${user}:${password}`).toString('base64');

const SECRETS = [
	PASSWORD,
	TOKEN.replace(/[^ -ÿ]/g, ''),
	STEP,
	hashOf(PASSWORD),
	basicOf('ada', PASSWORD),
	Buffer.from(PASSWORD).toString('base64'),
];

interface Login {
	type?: string;
	fields: (url: string) => IDataObject;
	/** Paths of the login requests. */
	logins: RegExp;
	answers?: Record<string, object>;
	secrets?: string[];
}

const user = { username: 'ada', password: PASSWORD };
const tokenLogin = (fields: IDataObject): Login => ({
	fields: (url) => ({ baseUrl: url, loginUrl: '/login', testPath: '/me', ...user, ...fields }),
	logins: /^\/login/,
});
const custom = (fields: IDataObject) =>
	tokenLogin({ loginKind: 'custom', showLogin: true, loginMethod: 'POST', ...fields });

const LOGINS: Record<string, Login> = {
	JSON: tokenLogin({ loginKind: 'json' }),
	form: tokenLogin({ loginKind: 'form' }),
	Basic: tokenLogin({ loginKind: 'basic' }),
	'OAuth2 client in the header': tokenLogin({
		loginKind: 'oauth2ClientCredentials',
		clientId: 'ada',
		clientSecret: PASSWORD,
		clientAuthentication: 'header',
	}),
	'functions of the password': custom({
		loginHeaders:
			'X-Sign: ${sha256(password)}\nX-Key: ${base64(username:password)}\nX-Url: ${base64url(password)}',
		loginBody:
			'{"a": "${hmacSha256(password, username)}", "half": "${slice(password, 0, 9)}", "up": "${upper(password)}"}',
	}),
	XML: custom({
		loginBody: '<login><user>${username}</user><word>${password}</word></login>',
		loginBodyType: 'xml',
	}),
	'a second step': {
		...tokenLogin({
			loginKind: 'json',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '/second/${step1.ticket}',
						headers: 'X-Step: ${base64(step1.ticket)}',
						body: '{"again": "${step1.ticket}", "word": "${password}"}',
					},
				],
			},
		}),
		logins: /^\/second/,
	},
	'a signed assertion': custom({
		showAssertion: true,
		assertionAlgorithm: 'HS256',
		assertionKey: PASSWORD.repeat(3),
		assertionClaims: '{"iss": "ada", "iat": 1, "exp": 9999999999, "pin": "${password}"}',
		loginBody: 'grant_type=x\nassertion=${assertion}',
	}),
	'a cURL command': tokenLogin({
		loginKind: 'curl',
		loginUrl: undefined as never,
		curlCommand: `curl -X POST 'URL/login' -u '\${username}:\${password}' -H 'X-Sign: \${sha256(password)}' -d 'word=\${password}'`,
	}),
	'CA Token': {
		type: 'caTokenApi',
		fields: (baseUrl) => ({ baseUrl, ...user, clientAppId: 'app', fallbackLifetimeMinutes: 5 }),
		logins: /token/,
	},
	'CloudCX API': {
		type: 'cloudCxApi',
		fields: (baseUrl) => ({
			baseUrl,
			authMethod: 'oAuth2',
			clientId: 'c',
			...user,
			clientSecret: PASSWORD,
		}),
		logins: /oauth/,
	},
	CCA: {
		type: 'ccaApi',
		fields: (baseUrl) => ({ baseUrl, authMethod: 'session', ...user, module: 'm' }),
		logins: /session/,
	},
	CAEPE: {
		type: 'caepeApi',
		fields: (url) => ({
			baseUrl: url,
			organization: 'acme',
			keycloakUrl: url,
			authMethod: 'serviceAccount',
			clientId: 'c',
			clientSecret: PASSWORD,
		}),
		logins: /openid/,
	},
	'CRM.COM': {
		type: 'crmComApi',
		fields: (baseUrl) => ({ baseUrl, authMethod: 'userAccount', ...user, organisation: 'o' }),
		logins: /login|auth|token/,
	},
};

const server = new EchoServer();
let lines: string[] = [];
let distinct = 0;

beforeAll(async () => await server.start());
afterAll(async () => await server.stop());
beforeEach(() => {
	lines = [];
	const note = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
	const logger = { scoped: () => logger, debug: note, info: note, warn: note, error: note };
	LoggerProxy.init(logger as unknown as Logger);
	server.answers = {
		'/login': { ticket: STEP, token: TOKEN, access_token: TOKEN, expires_in: 600 },
		'/second': { token: TOKEN },
	};
});

function credentialOf({ type = 'tokenLoginApi', fields }: Login) {
	distinct++;
	const all = fields(server.url);
	if (typeof all.curlCommand === 'string')
		all.curlCommand = all.curlCommand.replace('URL', server.url);
	const stored = new StoredCredentials();
	if (type === 'tokenLoginApi') all.testPath = `/me?run=${distinct}`;
	else all.baseUrl = `${server.url}?run${distinct}`;
	stored.set(type, all as never);
	return { type, stored, all };
}

/** Everything that a person could see after using the credential in this way. */
async function seenOf(way: string, login: Login): Promise<string> {
	const { type, stored, all } = credentialOf(login);
	const run = async (parameters: IDataObject, more: object = {}) => {
		const result = await runNode(stored, { parameters: { api: type, ...parameters }, ...more });
		const { items, errorItems, error, hints, shown } = result;
		const { message, description, context, messages } = (error ?? {}) as IDataObject;
		return JSON.stringify({
			items,
			errorItems,
			message,
			description,
			context,
			messages,
			hints,
			shown,
		});
	};
	switch (way) {
		case 'call':
			return await run({ url: '/me' });
		case 'item':
			return await run({ url: '/me' }, { onError: 'continueErrorOutput' });
		case 'explain':
			return await run({ resource: 'token', tokenOperation: 'inspect', explain: true });
		case 'HTTP Request':
			return await run(
				{ request: JSON.stringify({ uri: `${server.url}/me`, method: 'GET' }) },
				{ nodeType: 'deprecatedRequest' },
			);
		default:
			return JSON.stringify(await testCredential(type, all));
	}
}

/**
 * Each test tries one of this many shares. Coprime to the number of shapes, so that each share
 * contains every shape.
 */
const SHARES = 15;
const WAYS = ['call', 'item', 'explain', 'HTTP Request', 'test'];

/** Undoes the JSON escapes of quotes and backslashes. */
const unescaped = (json: string) => json.replace(/\\(["\\])/g, '$1');

async function leaksOf(way: string, login: Login, refuses: RegExp): Promise<string[]> {
	const share = Object.values(LOGINS).indexOf(login) + WAYS.indexOf(way) * 4 + 1;
	server.refuses = refuses;
	const found: string[] = [];
	const kinds = Object.keys(ENCODINGS).flatMap((encoding) =>
		Object.keys(SHAPES).map((shape) => ({ encoding, shape })),
	);
	for (const [index, kind] of kinds.entries()) {
		// Each test tries a different share. Together, the tests try all combinations in every way.
		if (index % SHARES !== share % SHARES) continue;
		server.refusal = { ...kind, status: [400, 401, 500][index % 3], part: index + distinct };
		lines = [];
		const seen = unescaped(`${await seenOf(way, login)} ${lines.join(' ')}`);
		const leaks = leaksIn(seen, [...SECRETS, ...(login.secrets ?? [])]);
		if (leaks.length > 0) found.push(`${JSON.stringify(server.refusal)}: ${leaks[0]}`);
	}
	return found;
}

describe.each(Object.entries(LOGINS))(
	'%s, a login that repeats what it was sent',
	(_name, login) => {
		it.each(WAYS)('%s', async (way) => {
			expect((await leaksOf(way, login, login.logins)).slice(0, 5)).toEqual([]);
		});
	},
);

// HTTP Request is left out, because its own error shows the answer unchanged.
describe('a call that repeats what it was sent', () => {
	it.each(WAYS.filter((way) => way !== 'HTTP Request'))('%s', async (way) => {
		const login = tokenLogin({
			loginKind: 'json',
			showUse: true,
			tokenTemplate: 'Bearer ${url(token)}',
			showCallValues: true,
			callHeaders: 'X-Sign: ${sha256(password)}',
			callQuery: 'key=${password}',
		});
		expect((await leaksOf(way, login, /^\/me/)).slice(0, 5)).toEqual([]);
	});
});
