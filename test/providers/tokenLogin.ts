import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { TokenLoginApi } from '../../credentials/TokenLoginApi.credentials';
import { BY_PASSWORD, LOGIN, LOGIN_AND_CALL } from './browserCases';
import { formFields, hasType, isForm, json, jsonFields } from './messages';
import { startProvider, type Definition } from './server';
import { COMMON_DEFAULTS, type ProviderState } from './state';
import { tokenLoginFields } from './tokenLoginFields';
import type {
	Answer,
	Behaviour,
	Emulator,
	Handler,
	Provider,
	ProviderSettings,
	RecordedCall,
	ShownMethod,
} from './types';

declare module './types' {
	interface Emulators {
		tokenLoginApi: ProviderSettings;
	}
}

type State = ProviderState<ProviderSettings>;

const TENANT = '12';
const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** The paths of the five APIs' endpoints, and the token that a call to each must carry. */
const TOKEN_IN_CALL: Array<[area: RegExp, tokenOf: (call: RecordedCall) => string | undefined]> = [
	[/^\/v[123]\//, ({ headers }) => /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]],
	[/^\/api\//, (call) => sessionWithCsrf(call)],
	[/^\/eu7\/api\//, ({ headers }) => headers['x-session'] as string | undefined],
];

const csrfOf = (session: string) => `csrf-${session.slice(-8)}`;

function sessionWithCsrf({ headers }: RecordedCall): string | undefined {
	const session = /(?:^|; )JSESSIONID=([^;]+)/.exec(headers.cookie ?? '')?.[1];
	return session !== undefined && headers['x-csrf-token'] === csrfOf(session) ? session : undefined;
}

const refused = (words: string): Answer => ({
	...json(401, { message: words }),
	outcome: 'refusedLogin',
});

function issue(state: State, prefix: string): string {
	state.beginSession();
	return state.tokens.issue(`${prefix}-${randomUUID()}`, state.settings.tokenLifetimeMs);
}

const seconds = ({ settings }: State) => Math.ceil(settings.tokenLifetimeMs / 1000);

function jsonLogin(state: State): Handler {
	return (call) => {
		const { username, password } = jsonFields(call) ?? {};
		if (username !== 'ada@example.com' || password !== 'p"ä&s%') return refused('No such user');
		return { ...json(200, { token: issue(state, 'T') }), outcome: 'login' };
	};
}

function oauth(state: State, url: () => string, publicKey: string): Handler {
	return (call) => {
		const { grant_type: grant, client_id, client_secret, scope, assertion } = formFields(call);
		if (!isForm(call)) return refused('Form expected');
		const isClient =
			grant === 'client_credentials' &&
			client_id === 'n8n-client' &&
			client_secret === 's3cret/+=' &&
			scope === 'read write';
		const isSigned =
			grant === JWT_GRANT && isGoodAssertion(assertion, publicKey, url(), state.now());
		if (!isClient && !isSigned) return refused('invalid_client');
		const token = { access_token: issue(state, 'A'), token_type: 'Bearer' };
		return { ...json(200, { ...token, expires_in: seconds(state) }), outcome: 'login' };
	};
}

/**
 * True if an assertion is valid (RFC 7523 section 3): signed by the client, for this server, not
 * expired.
 */
function isGoodAssertion(text: string, publicKey: string, audience: string, now: number): boolean {
	const [header = '', claims = '', signature = ''] = (text ?? '').split('.');
	const read = (part: string) =>
		JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
	const isSigned = verify(
		'sha256',
		Buffer.from(`${header}.${claims}`),
		createPublicKey(publicKey),
		Buffer.from(signature, 'base64url'),
	);
	if (!isSigned) return false;
	const { iss, aud, exp, jti } = read(claims);
	return (
		read(header).kid === 'key-1' &&
		iss === 'robot@example.com' &&
		aud === `${audience}/oauth/token` &&
		typeof jti === 'string' &&
		Number(exp) * 1000 > now
	);
}

function formLogin(state: State): Handler {
	return (call) => {
		const { j_username: user, j_password: password } = formFields(call);
		if (!isForm(call) || user !== 'ada' || password !== 'p&w') return refused('Wrong password');
		const session = issue(state, 'J');
		return {
			status: 302,
			headers: {
				location: '/home',
				'set-cookie': `JSESSIONID=${session}; Path=/; HttpOnly`,
				'x-csrf-token': csrfOf(session),
			},
			outcome: 'login',
		};
	};
}

function twoSteps(state: State, url: () => string): Record<string, Handler> {
	const codes = new Set<string>();
	return {
		'/v1/login': (call) => {
			const { user, password } = jsonFields(call) ?? {};
			if (user !== 'ada' || password !== 'pw-123') return refused('Unknown user');
			const code = `C-${randomUUID()}`;
			codes.add(code);
			return json(200, { code, tenant: { id: Number(TENANT) } });
		},
		'/v1/session': (call) => {
			const isKnown = codes.delete(String(call.headers['x-login-code']));
			if (!isKnown || call.query.tenant !== TENANT) return refused('Unknown code');
			const validUntil = new Date(state.now() + state.settings.tokenLifetimeMs).toISOString();
			const data = { sessionToken: issue(state, 'S'), server: `${url()}/eu7/api/`, validUntil };
			return { ...json(200, { data }), outcome: 'login' };
		},
	};
}

function build(state: State, url: () => string, publicKey: string): Behaviour {
	return {
		apiBase: '',
		success: (data, status = 200) => json(status, data),
		failure: (status, message) => json(status, { message }),
		tokenRoutes: {
			'/v1/auth/login': jsonLogin(state),
			'/oauth/token': oauth(state, url, publicKey),
			'/login': formLogin(state),
			...twoSteps(state, url),
		},
		authorise(call) {
			const area = TOKEN_IN_CALL.find(([pattern]) => pattern.test(call.path));
			const token = area?.[1](call);
			if (token !== undefined && state.tokens.use(token) === 'alive') return undefined;
			return { ...json(401, { message: 'Not logged in' }), outcome: 'rejected' };
		},
		endpoint(path, call) {
			const user = /^v1\/users\/(\d+)$/.exec(path)?.[1];
			if (user !== undefined) return json(200, { id: Number(user), name: `User ${user}` });
			switch (`${call.method} ${path}`) {
				case 'GET v2/orders':
					return json(200, { orders: [{ id: 1, status: 'open' }] });
				case 'POST api/tickets':
					return hasType(call, 'application/json')
						? json(201, { id: 77, ...jsonFields(call) })
						: json(415, { message: 'JSON expected' });
				case 'GET eu7/api/items':
					return json(200, { items: ['lamp', 'chair'] });
				case 'GET v3/calendars':
					return json(200, { calendars: ['work'] });
				default:
					return undefined;
			}
		},
	};
}

/**
 * Emulates on one server the five APIs of the guide to the Token Login credential. All are
 * fictional.
 */
async function startTokenLogins(port?: number): Promise<Provider> {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', {
		modulusLength: 2048,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
	});
	let origin = '';
	const definition: Definition<ProviderSettings> = {
		name: 'tokenLoginApi',
		defaults: { ...COMMON_DEFAULTS, tokenLifetimeMs: 3_600_000 },
		build: (state) => build(state, () => origin, publicKey),
		credentials: (url) => tokenLoginFields(url, privateKey),
	};
	const provider = await startProvider(definition, port);
	origin = provider.url;
	return provider;
}

const USERS = '=/users/{{ $json.page }}';
const TICKET = {
	method: 'POST',
	url: '/api/tickets',
	sendBody: true,
	bodyParameters: { parameters: [{ name: 'title', value: 'Printer' }] },
};
/** The counts for a login that is refused before anything is sent. */
const UNSENT = { ...LOGIN, refused: 0 };

function shown(
	number: number,
	method: string,
	what: string,
	parameters: Record<string, unknown>,
	browser: Partial<ShownMethod['browser']> & Pick<ShownMethod['browser'], 'items'>,
): ShownMethod {
	return {
		method,
		example: { title: `Token Login ${number}: ${what}`, parameters },
		browser: { ...BY_PASSWORD, parameters, ...browser },
	};
}

/**
 * Token Login as the sandbox and the browser test show it: the five APIs of its guide, which have
 * tests of their own.
 */
export const EMULATOR: Emulator<'tokenLoginApi'> = {
	type: 'tokenLoginApi',
	title: 'Token Login',
	credential: new TokenLoginApi(),
	start: startTokenLogins,
	methods: [
		shown(
			1,
			'jsonLogin',
			'user name and password as JSON',
			{ url: USERS },
			{ tests: LOGIN_AND_CALL, parameters: { url: '/users/7' }, items: [1, 'User 7'] },
		),
		shown(
			2,
			'clientCredentials',
			'OAuth2 client credentials',
			{ url: '/orders' },
			{ secret: 'clientSecret', items: [1, 'open'] },
		),
		shown(3, 'sessionCookie', 'session cookie with a CSRF header', TICKET, {
			items: [1, 'Printer'],
		}),
		shown(
			4,
			'twoSteps',
			'two steps, and the answer names the server',
			{ url: '/items' },
			{ items: [1, 'lamp'] },
		),
		shown(
			5,
			'signedJwt',
			'a signed JWT instead of a password',
			{ url: '/calendars' },
			{
				secret: 'assertionKey',
				refusal: /Assertion Key/,
				tests: UNSENT,
				items: [1, 'work'],
			},
		),
		shown(
			6,
			'curlCommand',
			"the vendor's cURL command, pasted",
			{ url: '=/v1/users/{{ $json.page }}' },
			{ tests: LOGIN_AND_CALL, parameters: { url: '/v1/users/7' }, items: [1, 'User 7'] },
		),
	],
};
