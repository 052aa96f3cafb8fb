/** How a token stands. */
export type TokenStanding = 'alive' | 'expired' | 'unknown';

interface StoredToken {
	expiresAt: number;
	/** For an idle expiry: what each use adds, in ms. */
	idleMs?: number;
	session: string;
}

/** The tokens an emulator has issued, by value. An expired token is remembered as expired; a revoked one is forgotten. */
export class TokenStore {
	private readonly tokens = new Map<string, StoredToken>();

	/** @param issued gets every token ever issued */
	constructor(
		private readonly now: () => number,
		private readonly issued: string[],
	) {}

	/** Keeps a token for `lifetimeMs`, from now on or, with `idle`, from its last use. */
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

	/** Tells how a token stands; a use, so it extends an idle expiry. */
	use(value: string): TokenStanding {
		const token = this.tokens.get(value);
		if (!token) return 'unknown';
		if (token.expiresAt <= this.now()) return 'expired';
		if (token.idleMs !== undefined) token.expiresAt = this.now() + token.idleMs;
		return 'alive';
	}

	/** The session a token belongs to. */
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
