import { TokenStore } from './tokenStore';
import type { Outcome, ProviderCounters, ProviderSettings, RecordedCall } from './types';

const MAX_REQUESTS = 20_000;

const COUNTER_OF: Record<Outcome, Exclude<keyof ProviderCounters, 'violations'>> = {
	login: 'logins',
	refusedLogin: 'refusedLogins',
	renewal: 'renewals',
	refusedRenewal: 'refusedRenewals',
	release: 'releases',
	discovery: 'discoveries',
	rejected: 'rejected',
	tooMany: 'tooMany',
};

/** The counters of an emulator before anything was sent. */
export const NO_COUNTS = {
	logins: 0,
	refusedLogins: 0,
	renewals: 0,
	refusedRenewals: 0,
	releases: 0,
	discoveries: 0,
	calls: 0,
	rejected: 0,
	tooMany: 0,
};

/** The settings that every emulator starts with, except the token lifetime. */
export const COMMON_DEFAULTS: Omit<ProviderSettings, 'tokenLifetimeMs'> = {
	loginDelayMs: 0,
	callDelayMs: 0,
	maxInFlight: null,
	newestSessionOnly: false,
	issueRefreshTokens: true,
	failLogins: null,
	loginAnswer: null,
	editLogin: null,
	editClaims: null,
	revokeAfterCalls: null,
	now: () => Date.now(),
};

/**
 * What one emulator remembers. A reset keeps the same objects, so that tests can hold on to them.
 */
export class ProviderState<S extends ProviderSettings> {
	readonly counters: ProviderCounters = { ...NO_COUNTS, violations: [] };
	readonly requests: RecordedCall[] = [];
	readonly issued: string[] = [];
	readonly settings: S;
	readonly tokens: TokenStore;
	readonly refreshTokens: TokenStore;

	constructor(private readonly defaults: S) {
		this.settings = { ...defaults };
		this.tokens = new TokenStore(() => this.now(), this.issued);
		this.refreshTokens = new TokenStore(() => this.now(), this.issued);
	}

	/** The emulator's clock, epoch ms. */
	now(): number {
		return this.settings.now();
	}

	record(call: RecordedCall): void {
		this.requests.push(call);
		if (this.requests.length > MAX_REQUESTS) this.requests.shift();
	}

	count(outcome: Outcome): void {
		this.counters[COUNTER_OF[outcome]] += 1;
	}

	/** Records something that the vendor's documentation forbids. */
	violation(words: string): void {
		this.counters.violations.push(words);
	}

	/** Call this on a successful login, before its tokens are issued. */
	beginSession(): void {
		if (!this.settings.newestSessionOnly) return;
		this.tokens.clear();
		this.refreshTokens.clear();
	}

	reset(): void {
		Object.assign(this.counters, NO_COUNTS);
		this.counters.violations.length = 0;
		this.requests.length = 0;
		this.issued.length = 0;
		Object.assign(this.settings, this.defaults);
		this.tokens.clear();
		this.refreshTokens.clear();
	}
}
