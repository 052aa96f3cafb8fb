import type { BodyType, RequestSettings } from './settings';

/** The requests of a kind of login, before the user's changes. */
export interface Preset {
	method: string;
	bodyType: BodyType;
	body: string;
	basic?: RequestSettings['basic'];
	/** Path of the refresh token in the answer; empty if the kind has none. */
	refreshTokenPath: string;
	/** The body of the renewal, whose type and authentication are those of the login. */
	renewBody: string;
}
