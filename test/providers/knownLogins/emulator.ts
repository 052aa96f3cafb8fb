import { mintJwt } from '../jwt';
import type { FactAnswer, FactRequest, KnownFacts } from './facts';
import { fillIn, RIGHT, type Values } from './fillIn';
import type { FactPage } from './pages';
import { isWanted, type Received } from './received';

/** What a request turned out to be. */
export type Kind = 'call' | 'dead' | 'login' | 'logout' | 'refused' | 'renew';

interface FactSession {
	values: Values;
	isDead: boolean;
}

/**
 * Stands in for one API under its own URLs. It is as strict as the facts: a request that is not
 * exactly what the API expects is refused and recorded. Only one login is under way at a time.
 */
export class FactEmulator {
	/** The requests since the last `look`. */
	readonly seen: Kind[] = [];
	/** Requests that the API does not know. */
	readonly violations: string[] = [];
	/** The pages of a list, instead of the call that is answered with `{"ok":true}`. */
	pages?: FactPage[];

	private readonly sessions: FactSession[] = [];

	private step = 0;

	private count = 0;

	constructor(
		private readonly facts: KnownFacts,
		private readonly wrong: Values,
		private readonly testUrl: string | undefined,
	) {}

	/** Returns the requests since the last call of this method. */
	look(): Kind[] {
		return this.seen.splice(0);
	}

	/** The token that was issued last. */
	get token(): string {
		return this.sessions.at(-1)?.values.token ?? '';
	}

	/** Ends every session, as a provider does when it restarts or another login replaces it. */
	kill(): void {
		for (const session of this.sessions) session.isDead = true;
	}

	/** Answers a request. Returns status, body and headers. */
	reply(got: Received): [number, string, Record<string, string | string[]>] {
		const [kind, answer] = this.judge(got);
		if (kind !== undefined) this.seen.push(kind);
		else
			this.violations.push(
				`${got.method} ${got.url.href} ${JSON.stringify(got.headers)} ${got.body}`,
			);
		const isText = answer.raw !== undefined;
		const text = answer.raw ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
		return [
			answer.status ?? 200,
			text,
			{
				Date: new Date(Date.now()).toUTCString(),
				'Content-Type': answer.contentType ?? (isText ? 'text/plain' : 'application/json'),
				...answer.headers,
				...(answer.cookies && { 'Set-Cookie': answer.cookies }),
			},
		];
	}

	private judge(got: Received): [Kind | undefined, FactAnswer] {
		return (
			this.judgeSession(got) ??
			this.judgeLogin(got) ?? [
				undefined,
				{ status: 418, body: { error: 'not what the API wants' } },
			]
		);
	}

	/** Judges a request that carries a token. */
	private judgeSession(got: Received): [Kind, FactAnswer] | undefined {
		const { call, expired, logout, renew, login } = this.facts;
		for (const session of this.sessions) {
			const is = (wanted: FactRequest) => isWanted(got, wanted, session.values);
			if (logout && is(logout)) {
				session.isDead = true;
				return ['logout', fillIn(logout.answer ?? {}, session.values)];
			}
			if (renew && is(renew)) {
				session.isDead = true;
				const last = renew.answer ?? login[login.length - 1].answer ?? {};
				return ['renew', fillIn(last, this.newSession().values)];
			}
			const isTest = this.testUrl !== undefined && is(this.testCall(call, this.testUrl));
			const page = this.pages?.find((each) => is(pageCall(call, each)));
			if (!isTest && !page && !is(call)) continue;
			if (session.isDead) return ['dead', fillIn(expired, session.values)];
			return ['call', page?.answer ?? { body: { ok: true } }];
		}
		return undefined;
	}

	/** The request of the credential's test. It carries the token as a call does. */
	private testCall(call: FactRequest, url: string): FactRequest {
		const { headers } = call;
		const ofToken = Object.fromEntries(
			Object.entries(call.query ?? {}).filter(([, value]) => value.includes('{{token}}')),
		);
		return { method: 'GET', url, headers, query: ofToken };
	}

	private judgeLogin(got: Received): [Kind, FactAnswer] | undefined {
		const { login, assertion, refused } = this.facts;
		const step = this.step;
		const values = { ...this.valuesOf(this.count + 1), ...RIGHT };
		if (isWanted(got, login[step], values, assertion)) {
			const isLast = step === login.length - 1;
			this.step = isLast ? 0 : step + 1;
			const session = isLast ? this.newSession() : { values };
			return ['login', fillIn(login[step].answer ?? {}, session.values)];
		}
		if (!isWanted(got, login[step], { ...values, ...this.wrong }, assertion)) return undefined;
		this.step = 0;
		return ['refused', refused];
	}

	private newSession(): FactSession {
		this.count++;
		const session = { values: { ...RIGHT, ...this.valuesOf(this.count) }, isDead: false };
		this.sessions.push(session);
		return session;
	}

	/** The values that the API issues for its nth session. */
	private valuesOf(n: number): Values {
		const { lifetime, style, mint } = this.facts.token;
		const now = Date.now();
		const seconds = lifetime ?? 3600;
		const token =
			style === 'jwt'
				? mintJwt(`u${n}`, now, seconds * 1000)
				: (mint ?? 'tk-{{n}}-00af').replaceAll('{{n}}', String(n));
		const previous = this.sessions.at(-1)?.values.token ?? '';
		return {
			n: String(n),
			token,
			oldToken: token,
			previous,
			refresh: `rt-${n}-77be`,
			lifetime: String(seconds),
			lifetimeText: String(seconds),
			lifetimeMs: String(seconds * 1000),
			inTwoDays: new Date(now + 2 * 86_400_000).toISOString().slice(0, 10),
			endIso: new Date(now + seconds * 1000).toISOString(),
		};
	}
}

/** The call for a page. If the page has its own address, that contains everything but the token. */
function pageCall(call: FactRequest, { url, query, body }: FactPage): FactRequest {
	const ofToken = Object.entries(call.query ?? {}).filter(([, value]) => value.includes('{{'));
	const own = url === undefined ? call.query : Object.fromEntries(ofToken);
	return {
		...call,
		url: url ?? call.url,
		query: { ...own, ...query },
		...(body && { body: { ...(call.body as object), ...body } }),
	};
}
