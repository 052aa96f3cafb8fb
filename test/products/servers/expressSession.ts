import { startServer } from '../../support/httpServer';
import { LIGHT } from '../install';
import type { Product, Purpose, RunningProduct, Way } from '../product';
import { type Express, type Handler, load, type Request } from './libraries';

const USER = { username: 'ada', password: 'p&ss "w=rd" ä' };

interface SessionRequest extends Request {
	isAuthenticated(): boolean;
	logout(done: (error?: unknown) => void): void;
}

/** The packages' types, as far as they are used here. */
interface Session {
	(options: object): Handler<SessionRequest>;
	MemoryStore: new () => Store;
}
interface Store {
	sessions: Record<string, string>;
	destroy(id: string, done: () => void): void;
}
type Done = (error: unknown, user?: unknown) => void;
interface Passport {
	use(strategy: object): void;
	initialize(): Handler<SessionRequest>;
	session(): Handler<SessionRequest>;
	authenticate(name: string, options: object): Handler<SessionRequest>;
	serializeUser(how: (user: unknown, done: Done) => void): void;
	deserializeUser(how: (user: unknown, done: Done) => void): void;
}
interface Local {
	Strategy: new (verify: (username: string, password: string, done: Done) => void) => object;
}

const purposeOf: Way['purposeOf'] = ({ method, path }): Purpose => {
	if (method !== 'POST') return 'call';
	return path === '/logout' ? 'logout' : 'login';
};

/**
 * Starts the application that the guides of Express and Passport build: a form, a session and a
 * cookie.
 */
async function start(tokenSeconds: number): Promise<RunningProduct> {
	const [express, session, passport, local] = await Promise.all([
		load<Express>('express'),
		load<Session>('express-session'),
		load<Passport>('passport'),
		load<Local>('passport-local'),
	]);
	passport.use(
		new local.Strategy((username, password, done) =>
			done(null, username === USER.username && password === USER.password && { username }),
		),
	);
	passport.serializeUser((user, done) => done(null, user));
	passport.deserializeUser((user, done) => done(null, user));
	const store = new session.MemoryStore();
	const app = express<SessionRequest>();
	app.use(express.urlencoded({ extended: false }));
	app.use(
		session({
			store,
			secret: 'of this test',
			resave: false,
			saveUninitialized: false,
			cookie: { maxAge: tokenSeconds * 1000 },
		}),
	);
	app.use(passport.initialize());
	app.use(passport.session());
	app.get('/login', (_request, response) => response.status(200).end('<form>…</form>'));
	app.post(
		'/login',
		passport.authenticate('local', { successRedirect: '/', failureRedirect: '/login' }),
	);
	app.post('/api/login', passport.authenticate('local', {}), (_request, response) =>
		response.json({ ok: true }),
	);
	app.post('/logout', (request, response, next) =>
		request.logout((error) => (error ? next(error) : response.redirect('/'))),
	);
	app.get('/api/me', (request, response) =>
		request.isAuthenticated() ? response.json(USER.username) : response.status(401).json({}),
	);
	app.get('/page', (request, response) =>
		request.isAuthenticated() ? response.json({ page: 1 }) : response.redirect('/login'),
	);
	const { url, stop } = await startServer(app);
	// express-session writes `s:<id>.<signature>`.
	const idOf = (token: string) => /^s(?:%3A|:)([^.]+)\./.exec(token)?.[1] ?? '';
	const common = {
		type: 'tokenLoginApi',
		passwordField: 'password',
		purposeOf,
		revoke: async (token: string) =>
			await new Promise<void>((resolve) => store.destroy(idOf(token), resolve)),
		isOver: (token: string) => {
			const { cookie } = JSON.parse(store.sessions[idOf(token)]) as { cookie: { expires: string } };
			return Date.parse(cookie.expires) <= Date.now();
		},
		afterExpiry: 'login' as const,
		afterRevocation: 'login' as const,
		// The cookie's `Expires` is the only thing that says when the session ends.
		knowsExpiry: true,
		canLogOut: true,
	};
	const headers = (token: string) => ({ Cookie: `connect.sid=${token}` });
	const credential = {
		loginKind: 'cookie',
		cookieName: 'connect.sid',
		...USER,
		showRelease: true,
		releaseUrl: '/logout',
		releaseHeaders: 'Cookie: connect.sid=${token}',
	};
	return {
		url,
		stop,
		ways: [
			{
				...common,
				name: 'Session Cookie, HTTP 401',
				fields: (baseUrl) => ({ ...credential, baseUrl, loginUrl: '/api/login' }),
				call: { url: '/api/me' },
				probe: { path: '/api/me', headers },
			},
			{
				...common,
				name: 'Session Cookie, redirects',
				fields: (baseUrl) => ({
					...credential,
					baseUrl,
					loginUrl: '/login',
					showRejection: true,
					rejectedStatuses: '302',
				}),
				// Redirects are not followed, because that would hide the rejection.
				call: {
					url: '/page',
					options: { redirect: { redirect: { followRedirects: false } } },
				},
				isRejection: (status) => status === 302,
				probe: { path: '/page', headers },
			},
		],
	};
}

/** `express-session` with Passport's local strategy, on Express. */
export const expressSession: Product = {
	name: 'express-session 1.19.0',
	groups: [LIGHT],
	start: async ({ tokenSeconds }) => await start(tokenSeconds),
};
