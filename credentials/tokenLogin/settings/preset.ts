import type { BodyType, RequestSettings } from './settings';

/** What a kind of login sends, before the person's own changes. */
export interface Preset {
	method: string;
	bodyType: BodyType;
	body: string;
	basic?: RequestSettings['basic'];
	/** Where a refresh token is found; empty: there is none. */
	refreshTokenPath: string;
	/** The body of the renewal, written and authenticated like the login. */
	renewBody: string;
}
