/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommonEndpoints, wait } from './endpoints';
import { ProviderState } from './state';
import type {
	Answer,
	Behaviour,
	Handler,
	LoginAnswer,
	Provider,
	ProviderSettings,
	RecordedCall,
} from './types';

/** The definition of one vendor's emulator. */
export interface Definition<S extends ProviderSettings> {
	name: string;
	defaults: S;
	/** Builds its APIs: one, or several that share accounts and settings. */
	build(state: ProviderState<S>): Behaviour | Behaviour[];
	/** Valid credential fields by method, for the origin that the emulator listens on. */
	credentials(url: string): Provider['credentials'];
}

/** A path that is not one of the API's ordinary endpoints. */
interface Route {
	purpose: 'login' | 'release' | 'discovery';
	method: string;
	path: string;
	handler: Handler;
}

/** All routes of an API. Routes that are written without a method have the usual one. */
function routesOf({ tokenRoutes, releaseRoutes, discoveryRoutes }: Behaviour): Route[] {
	const read = (purpose: Route['purpose'], usual: string, routes: Record<string, Handler> = {}) =>
		Object.entries(routes).map(([key, handler]): Route => {
			const [path, method = usual] = key.split(' ').reverse();
			return { purpose, method, path, handler };
		});
	return [
		...read('login', 'POST', tokenRoutes),
		...read('release', 'POST', releaseRoutes),
		...read('discovery', 'GET', discoveryRoutes),
	];
}

/** The route of a call by method and path. If no route has its method, by path alone. */
function routeOf(routes: Route[], { method, path }: RecordedCall): Route | undefined {
	const here = routes.filter((route) => route.path === path);
	return here.find((route) => route.method === method) ?? here[0];
}

async function readCall(request: IncomingMessage): Promise<RecordedCall> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const bytes = Buffer.concat(chunks);
	const { pathname, search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
	const query: Record<string, string> = {};
	for (const key of searchParams.keys()) query[key] = searchParams.getAll(key).join(',');
	return {
		method: request.method ?? '',
		path: pathname,
		search,
		query,
		headers: request.headers,
		body: bytes.toString('utf8'),
		bodyBytes: bytes.length,
	};
}

function send(response: ServerResponse, { status, headers = {}, body, cutAfter }: Answer): void {
	if (status === 0 || response.destroyed) {
		response.destroy();
	} else if (cutAfter === undefined) {
		response.writeHead(status, headers).end(body);
	} else {
		const bytes = Buffer.from((body ?? '') as string);
		response.writeHead(status, { ...headers, 'content-length': bytes.length });
		response.write(bytes.subarray(0, cutAfter), () => response.destroy());
	}
}

/** The answer that a test has set for this login; undefined if there is none. */
function orderedAnswer(settings: ProviderSettings): Answer | undefined {
	const { failLogins } = settings;
	let ordered: LoginAnswer | null = settings.loginAnswer;
	if (failLogins && failLogins.times > 0) {
		settings.failLogins = { ...failLogins, times: failLogins.times - 1 };
		ordered = failLogins;
	}
	if (!ordered) return undefined;
	const { status, headers, body, cutAfter } = ordered;
	const outcome = status >= 200 && status < 400 ? 'login' : 'refusedLogin';
	return { status, headers, body, cutAfter, outcome };
}

/** Runs an emulator on 127.0.0.1, on a free port unless one is given. */
export async function startProvider<S extends ProviderSettings>(
	{ name, defaults, build, credentials }: Definition<S>,
	port = 0,
): Promise<Provider<S>> {
	const state = new ProviderState(defaults);
	const apis = [build(state)].flat().map((behaviour) => ({
		behaviour,
		routes: routesOf(behaviour),
		common: new CommonEndpoints(behaviour),
	}));
	type Api = (typeof apis)[number];

	/** The API that a path belongs to. Its own routes decide, else the base of its endpoints. */
	function apiOf({ path }: RecordedCall): Api {
		return (
			apis.find(({ routes }) => routes.some((route) => route.path === path)) ??
			apis.find(({ behaviour }) => path.startsWith(`${behaviour.apiBase}/`)) ??
			apis[0]
		);
	}

	async function answerRoute(
		{ behaviour }: Api,
		route: Route,
		call: RecordedCall,
	): Promise<Answer> {
		if (route.purpose === 'login') return await answerToken(behaviour, route, call);
		if (call.method === route.method) return await route.handler(call);
		state.violation(`${call.method} to ${call.path}`);
		return behaviour.failure(405, `Only ${route.method}`, call);
	}

	async function answerToken(
		behaviour: Behaviour,
		{ method, handler }: Route,
		call: RecordedCall,
	): Promise<Answer> {
		await wait(state.settings.loginDelayMs);
		if (call.method !== method) {
			state.violation(`${call.method} to the login path`);
			return { ...behaviour.failure(405, `Only ${method}`, call), outcome: 'refusedLogin' };
		}
		const ordered = orderedAnswer(state.settings);
		if (ordered) return ordered;
		const answer = await handler(call);
		const { editLogin } = state.settings;
		const isGranted = answer.outcome === 'login' || answer.outcome === 'renewal';
		return editLogin && isGranted ? { ...answer, body: editLogin(String(answer.body)) } : answer;
	}

	let inFlight = 0;

	async function answerApiIfFree(api: Api, call: RecordedCall): Promise<Answer> {
		if (inFlight >= (state.settings.maxInFlight ?? Infinity))
			return {
				...api.behaviour.failure(429, 'Too many calls at once', call),
				outcome: 'tooMany',
			};
		inFlight++;
		try {
			return await answerApi(api, call);
		} finally {
			inFlight--;
		}
	}

	async function answerApi({ behaviour, common }: Api, call: RecordedCall): Promise<Answer> {
		if (!call.path.startsWith(`${behaviour.apiBase}/`)) return { status: 404, body: 'Not found' };
		const refusal = behaviour.authorise(call);
		await wait(state.settings.callDelayMs);
		if (refusal) return refusal;
		const path = call.path.slice(behaviour.apiBase.length + 1);
		const answer =
			behaviour.endpoint(path, call) ??
			(await common.answer(path, call)) ??
			behaviour.failure(404, 'No such resource', call);
		if (answer.status > 0 && answer.status < 400) {
			state.counters.calls += 1;
			if (state.counters.calls === state.settings.revokeAfterCalls) state.tokens.clear();
		}
		return answer;
	}

	const server = createServer((request, response) => {
		void (async () => {
			const call = await readCall(request);
			const api = apiOf(call);
			const route = routeOf(api.routes, call);
			const isRenewal = route?.purpose === 'login' && api.behaviour.isRenewal?.(call);
			call.asksFor = isRenewal ? 'renewal' : route?.purpose;
			state.record(call);
			const answer = route ? await answerRoute(api, route, call) : await answerApiIfFree(api, call);
			if (answer.outcome) state.count(answer.outcome);
			const date = new Date(state.now()).toUTCString();
			send(response, { ...answer, headers: { date, ...answer.headers } });
		})().catch((error: unknown) => {
			state.violation(`The emulator failed: ${String(error)}`);
			response.destroy();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

	return {
		name,
		url,
		apiUrl: url + apis[0].behaviour.apiBase,
		counters: state.counters,
		requests: state.requests,
		issued: state.issued,
		settings: state.settings,
		credentials: credentials(url),
		revokeAll: () => state.tokens.clear(),
		revokeRefreshTokens: () => state.refreshTokens.clear(),
		reset() {
			state.reset();
			for (const { behaviour, common } of apis) {
				behaviour.forget?.();
				common.forget();
			}
		},
		async stop() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}
