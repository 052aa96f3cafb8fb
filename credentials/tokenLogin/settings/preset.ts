import type { BodyType, RequestSettings } from './settings';

/** The requests that a kind of login sends unless the user changes them. */
export interface Preset {
	method: string;
	bodyType: BodyType;
	body: string;
	basic?: RequestSettings['basic'];
	/** Path of the refresh token in the answer; empty if the kind has none. */
	refreshTokenPath: string;
	/** The body of the renewal. Its type and its authentication are those of the login. */
	renewBody: string;
}
