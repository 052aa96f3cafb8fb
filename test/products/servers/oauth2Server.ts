import { startServer } from '../../support/httpServer';
import { LIGHT } from '../install';
import type { Product, Purpose, Way } from '../product';
import { type Express, load, type Request } from './libraries';

const CLIENT = { id: 'our-client', secret: 'c-s3cret' };
const USER = { username: 'ada', password: 'p&ss "w=rd" ä' };
const PAGE = '/openapi/v2/user/page?pageIndex=1&pageSize=1';

interface Token {
	accessToken: string;
	accessTokenExpiresAt: Date;
	refreshToken: string;
	refreshTokenExpiresAt: Date;
	client: object;
	user: object;
}

/** The package's server, as far as it is used here. */
interface OAuth2Server {
	token(request: object, response: object): Promise<Token>;
	authenticate(request: object, response: object): Promise<Token>;
}

interface Library {
	new (options: { model: object; accessTokenLifetime: number }): OAuth2Server;
	Request: new (request: Request) => object;
	Response: new (response: object) => Answer;
}

interface Answer {
	status: number;
	headers: Record<string, string>;
	body: unknown;
}

/** Keeps tokens in memory. The library expects its user to write this part. */
function memory() {
	const tokens = new Map<string, Token>();
	const byRefresh = (refreshToken: string) =>
		[...tokens.values()].find((token) => token.refreshToken === refreshToken);
	const model = {
		getClient: (id: string, secret: string | null) =>
			id === CLIENT.id && secret === CLIENT.secret
				? { id, grants: ['password', 'refresh_token'] }
				: undefined,
		getUser: (username: string, password: string) =>
			username === USER.username && password === USER.password ? { username } : undefined,
		saveToken: (token: Token, client: object, user: object) => {
			const saved = { ...token, client, user };
			tokens.set(token.accessToken, saved);
			return saved;
		},
		getAccessToken: (accessToken: string) => tokens.get(accessToken),
		getRefreshToken: byRefresh,
		revokeToken: ({ refreshToken }: Token) =>
			tokens.delete(byRefresh(refreshToken)?.accessToken ?? ''),
	};
	return { tokens, model };
}

const purposeOf: Way['purposeOf'] = ({ path, body }): Purpose => {
	if (path === '/logout') return 'logout';
	if (!path.startsWith('/oauth/token')) return 'call';
	return body.includes('grant_type=refresh_token') ? 'renewal' : 'login';
};

/** `@node-oauth/oauth2-server` on Express: password grant, and refresh tokens that work once. */
export const oauth2Server: Product = {
	name: 'oauth2-server 5.3.0',
	groups: [LIGHT],
	async start({ tokenSeconds }) {
		const [express, Library] = await Promise.all([
			load<Express>('express'),
			load<Library>('@node-oauth/oauth2-server'),
		]);
		const { tokens, model } = memory();
		const oauth = new Library({ model, accessTokenLifetime: tokenSeconds });
		const app = express();
		app.use(express.urlencoded({ extended: false }));
		app.post('/oauth/token', async (request, response) => {
			const answer = new Library.Response(response);
			// The library also writes its errors into the answer.
			await oauth.token(new Library.Request(request), answer).catch(() => undefined);
			response.status(answer.status).set(answer.headers).json(answer.body);
		});
		app.use(async (request, response, next) => {
			const answer = new Library.Response(response);
			try {
				await oauth.authenticate(new Library.Request(request), answer);
				next();
			} catch (error) {
				const { code = 500, message } = error as Error & { code?: number };
				response.status(code).set(answer.headers).json({ error: message });
			}
		});
		app.get('/openapi/v2/user/page', (_request, response) =>
			response.json({ code: '0000', message: 'success', data: { content: [{ id: 1 }] } }),
		);
		app.post('/logout', (request, response) => {
			tokens.delete((request.headers.authorization ?? '').replace('Bearer ', ''));
			response.status(204).end();
		});
		const { url, stop } = await startServer(app);
		const common = {
			passwordField: 'password',
			call: { url: PAGE },
			purposeOf,
			probe: {
				path: PAGE,
				headers: (token: string) => ({ Authorization: `Bearer ${token}` }),
			},
			revoke: async (token: string) => void tokens.delete(token),
			afterExpiry: 'renewal' as const,
			afterRevocation: 'refusedRenewal' as const,
			knowsExpiry: true,
			rotates: true,
		};
		const client = { clientId: CLIENT.id, clientSecret: CLIENT.secret };
		return {
			url,
			stop,
			ways: [
				{
					...common,
					name: 'CloudCX',
					type: 'cloudCxApi',
					fields: (baseUrl) => ({ baseUrl, ...client, ...USER }),
					canLogOut: false,
				},
				{
					...common,
					name: 'Token Login, password grant',
					type: 'tokenLoginApi',
					fields: (baseUrl) => ({
						loginKind: 'oauth2Password',
						baseUrl,
						loginUrl: '/oauth/token',
						...client,
						...USER,
						showRelease: true,
						releaseUrl: '/logout',
						releaseHeaders: 'Authorization: Bearer ${token}',
					}),
					canLogOut: true,
				},
			],
		};
	},
};
