/** The state of a token. */
export type TokenStanding = 'alive' | 'expired' | 'unknown';

interface StoredToken {
	expiresAt: number;
	/** For an idle expiry: the ms that a token lives after each use. */
	idleMs?: number;
	session: string;
}

/**
 * The tokens that an emulator has issued, by value. An expired token is remembered as expired; a
 * revoked one is forgotten.
 */
export class TokenStore {
	private readonly tokens = new Map<string, StoredToken>();

	/** @param issued receives every token that is ever issued */
	constructor(
		private readonly now: () => number,
		private readonly issued: string[],
	) {}

	/** Keeps a token for `lifetimeMs`: from now or, with `idle`, from its last use. */
	issue(
		value: string,
		lifetimeMs: number,
		{ idle = false, session = value }: { idle?: boolean; session?: string } = {},
	): string {
		const expiresAt = this.now() + lifetimeMs;
		this.issued.push(value);
		this.tokens.set(value, { expiresAt, session, ...(idle && { idleMs: lifetimeMs }) });
		return value;
	}

	/** Returns the state of a token. This counts as a use, so it extends an idle expiry. */
	use(value: string): TokenStanding {
		const token = this.tokens.get(value);
		if (!token) return 'unknown';
		if (token.expiresAt <= this.now()) return 'expired';
		if (token.idleMs !== undefined) token.expiresAt = this.now() + token.idleMs;
		return 'alive';
	}

	/** Returns the session that a token belongs to. */
	sessionOf(value: string): string | undefined {
		return this.tokens.get(value)?.session;
	}

	revoke(value: string): void {
		this.tokens.delete(value);
	}

	/** Revokes every token of a session. */
	revokeSession(session: string): void {
		for (const [value, token] of this.tokens) {
			if (token.session === session) this.tokens.delete(value);
		}
	}

	clear(): void {
		this.tokens.clear();
	}
}
