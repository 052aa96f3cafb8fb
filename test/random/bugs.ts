/**
 * Bugs that somebody could make, each put into the sources for one run: `npm run test:random -- --bugs`
 * says which of them the randomised tests notice.
 */

/** A bug: what stands in a file, and what stands there instead. */
export interface Bug {
	name: string;
	file: string;
	from: string;
	to: string;
	/** The tests that should notice it. */
	test: 'sessions' | 'pages' | 'keys';
}

const session = (file: string) => `credentials/engine/session/${file}.ts`;
const node = (file: string) => `nodes/AuthenticatedRequest/${file}.ts`;

export const BUGS: Bug[] = [
	{
		name: 'everyone logs in for themselves',
		file: session('sessionManager'),
		from: '		if (entry.pending) return await entry.pending;\n		this.requireNoFailure(entry, subject);\n		return await this.acquisition.replace',
		to: '		this.requireNoFailure(entry, subject);\n		return await this.acquisition.replace',
		test: 'sessions',
	},
	{
		name: 'a login that has ended is waited for again and again',
		file: session('acquisition'),
		from: 'if (entry.pending === work) entry.pending = undefined;',
		to: '',
		test: 'sessions',
	},
	{
		name: 'a rejected token is forgotten',
		file: session('sessionCache'),
		from: 'entry.rejectedTokens = [...entry.rejectedTokens, token].slice(-MAX_REJECTED_TOKENS);',
		to: '',
		test: 'sessions',
	},
	{
		name: 'a token that is rejected during its renewal is used on',
		file: session('acquisition'),
		from: '!entry.rejectedTokens.includes(current.token);',
		to: 'true;',
		test: 'sessions',
	},
	{
		name: 'a rejected token stays rejected when the login gives it again',
		file: session('acquisition'),
		from: 'entry.rejectedTokens = entry.rejectedTokens.filter((token) => token !== session.token);',
		to: '',
		test: 'sessions',
	},
	{
		name: 'the stored rejected token is taken over',
		file: session('sessionCache'),
		from: 'session !== undefined && !entry.rejectedTokens.includes(session.token),',
		to: 'session !== undefined,',
		test: 'sessions',
	},
	{
		name: 'a wrong password is tried again at once',
		file: session('acquisition'),
		from: 'entry.failure = { error, until, edition: subject.edition };',
		to: '',
		test: 'sessions',
	},
	{
		name: 'a failure is held for ever',
		file: session('acquisition'),
		from: 'return Math.max(least,',
		to: 'return Math.max(1e9, least,',
		test: 'sessions',
	},
	{
		name: 'pauses go by the clock on the wall',
		file: 'credentials/engine/clock.ts',
		from: 'return clock.steady?.() ?? clock.now();',
		to: 'return clock.now();',
		test: 'sessions',
	},
	{
		name: 'a token is used a moment after its end',
		file: session('expiry'),
		from: 'now >= session.expiresAt;',
		to: 'now > session.expiresAt + 50;',
		test: 'sessions',
	},
	{
		name: 'a lifetime in seconds is taken for one ten times as long',
		file: session('login'),
		from: 'expiresAt: lifetime && receivedAt + lifetime.ms,',
		to: 'expiresAt: lifetime && receivedAt + lifetime.ms * 10,',
		test: 'sessions',
	},
	{
		name: 'each use makes a token live longer',
		file: session('expiry'),
		from: "if (session.lifetime?.kind === 'idle') session",
		to: 'if (session.lifetime) session',
		test: 'sessions',
	},
	{
		name: 'no token is renewed before its end',
		file: session('expiry'),
		from: 'return now >= session.expiresAt - expiryMarginMs(session.lifetime);',
		to: 'return false;',
		test: 'sessions',
	},
	{
		name: 'what is stored late wins over what was obtained here',
		file: session('sessionCache'),
		from: 'if (known === latest && stored.madeBy === known.madeBy) return known;',
		to: 'if (known === latest && stored.madeBy === known.madeBy) return stored;',
		test: 'sessions',
	},
	{
		name: 'a refresh token that stays is lost',
		file: session('renewal'),
		from: 'return session.refreshToken === undefined ? { ...kept, refreshToken, refreshExpiresAt } : kept;',
		to: 'return kept;',
		test: 'sessions',
	},
	{
		name: 'after a refused renewal nobody logs in',
		file: session('renewal'),
		from: 'return isDead || !isUnreachable(error);',
		to: 'return isDead;',
		test: 'sessions',
	},
	{
		name: 'a call is sent again though its token lives',
		file: session('proof/afterFailure'),
		from: "if (verdict === 'alive' || verdict === 'unavailable') return undefined;",
		to: "if (verdict === 'unavailable') return undefined;",
		test: 'sessions',
	},
	{
		name: 'every failed call asks the API by itself',
		file: session('proof/asking'),
		from: 'probes.set(token, asked);',
		to: '',
		test: 'sessions',
	},
	{
		name: 'the API is asked again about a token that is known to be dead',
		file: session('proof/asking'),
		from: "if (entry.rejectedTokens.includes(token)) return 'dead';",
		to: '',
		test: 'sessions',
	},
	{
		name: 'after a failed early renewal every call tries again',
		file: session('acquisition'),
		from: 'entry.renewalPausedUntil = steadyNow(this.clock) + RENEWAL_PAUSE_MS;',
		to: '',
		test: 'sessions',
	},
	{
		name: 'a login with a spent refresh token is tried after its renewal',
		file: session('renewal'),
		from: "if (source.kind !== 'login' || source.isOneTime) return false;",
		to: "if (source.kind !== 'login') return false;",
		test: 'sessions',
	},
	{
		name: 'a new token that is dead at its first use is sent once more',
		file: session('proof/afterFailure'),
		from: "if (verdict !== 'dead' && !entry.rejectedTokens.includes(token)) return next;",
		to: 'return next;',
		test: 'sessions',
	},
	{
		name: 'a token that is used on goes for a new one',
		file: session('proof/afterFailure'),
		from: 'return next.token === used && next.obtainedAt === session?.obtainedAt ? undefined : next;',
		to: 'return next;',
		test: 'sessions',
	},
	{
		name: 'one credential is taken for another',
		file: session('sessionCache'),
		from: 'const known = this.entries.get(key);',
		to: 'const known = this.entries.get(key) ?? [...this.entries.values()][2];',
		test: 'keys',
	},
	{
		name: 'a login under way is forgotten to make room',
		file: session('sessionCache'),
		from: 'if (!pending) this.entries.delete(key);\n		}\n	}',
		to: 'this.entries.delete(key);\n		}\n	}',
		test: 'keys',
	},
	{
		name: 'items go on after a stop',
		file: node('pace/forEachItem'),
		from: 'if (failures.length > 0 || isCancelled()) {',
		to: 'if (failures.length > 0) {',
		test: 'pages',
	},
	{
		name: 'pages go on after a stop',
		file: node('pagination/pagesAhead'),
		from: 'while (this.outlook !== undefined && !this.isCancelled()) {',
		to: 'while (this.outlook !== undefined) {',
		test: 'pages',
	},
	{
		name: 'a free place is given to nobody',
		file: node('pace/pace'),
		from: '		this.inFlight--;\n		this.admit();',
		to: '		this.inFlight--;',
		test: 'pages',
	},
	{
		name: 'who waited has no place counted',
		file: node('pace/pace'),
		from: '			this.inFlight++;\n			next();',
		to: '			next();',
		test: 'pages',
	},
	{
		name: 'a pause is not kept',
		file: node('pace/pace'),
		from: 'this.pausedUntil = Math.max(this.pausedUntil, steadyNow(this.clock) + ms);',
		to: '',
		test: 'pages',
	},
	{
		name: 'a shorter pause ends a longer one',
		file: node('pace/pace'),
		from: 'this.pausedUntil = Math.max(this.pausedUntil, steadyNow(this.clock) + ms);',
		to: 'this.pausedUntil = steadyNow(this.clock) + ms;',
		test: 'pages',
	},
	{
		name: 'each refusal of a round halves the limit',
		file: node('pace/pace'),
		from: 'if (this.fixed !== undefined || round !== this.round) return;',
		to: 'if (this.fixed !== undefined) return;',
		test: 'pages',
	},
	{
		name: 'a limit that shrank is exceeded by pages',
		file: node('pace/pace'),
		from: 'if (this.inFlight <= this.currentLimit) return;',
		to: 'return;',
		test: 'pages',
	},
	{
		name: 'a stopped run keeps a place',
		file: node('pace/forEachItem'),
		from: '			pace.leave();\n			break;',
		to: '			break;',
		test: 'pages',
	},
	{
		name: 'pages that were read ahead are taken for others',
		file: node('pagination/pagesAhead'),
		from: 'this.nextPage = fromPage;',
		to: 'this.nextPage = fromPage + 1;',
		test: 'pages',
	},
	{
		name: 'calls under way are not waited for',
		file: node('pagination/pagesAhead'),
		from: 'while (this.underWay.size > 0) await Promise.all(this.underWay);',
		to: '',
		test: 'pages',
	},
];
