import type { IDataObject } from 'n8n-workflow';
import type { Algorithm } from '../../../../credentials/tokenLogin/template/signAssertion';
import type { Lifetime, LifetimeSource } from '../../../../credentials/engine/tokenFlow';

/** A request as it is sent, without the headers that every HTTP client adds (Host and the like). */
export interface Sent {
	/** Method and URL with its query: `POST https://api.example.com/login?v=1`. */
	line: string;
	/** All headers, with names in lower case. */
	headers: Record<string, string>;
	/**
	 * The exact text; empty if none is sent. `<uuid>` and `<assertion>` stand for values that are new
	 * each time.
	 */
	body: string;
}

/** A request of the login or the renewal, and the API's answer: JSON, or text as it is. */
export interface Exchange extends Sent {
	answer: IDataObject | string;
}

/**
 * An API of the catalogue: the credential as a person fills it in, and the requests that must
 * result from it.
 */
export interface CatalogueApi {
	api: string;
	/** The fields of the credential. */
	fields: IDataObject;
	/** The login's requests in order. */
	login: Exchange[];
	token: string;
	/** The lifetime that is read from the answer. Absent: the token is used until it is rejected. */
	lifetime?: Lifetime;
	/**
	 * Parameters of the node for a call, at least `url`, and the request that is sent with a token.
	 */
	call: { parameters: IDataObject; sent: (token: string) => Sent };
	/** The renewal with a refresh token, and the token in its answer. */
	renewal?: Exchange & { token: string };
	/** The content that the API requires in the signed assertion of its login. */
	assertion?: { algorithm: Algorithm; header: IDataObject; claims: IDataObject };
}

/** The time at which everything in the catalogue happens. */
export const NOW = Date.UTC(2026, 2, 5, 7, 8, 9);
/** The same in seconds. */
export const NOW_SECONDS = NOW / 1000;

export const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
export const XML_TYPE = { 'content-type': 'application/xml' };
export const ACCEPT_JSON = { accept: 'application/json' };
/** The header that the node sends if no other type is requested. */
export const ACCEPT_ANY = { accept: 'application/json, text/*;q=0.9, */*;q=0.8' };

export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const absolute = (seconds: number, from: LifetimeSource = 'answer'): Lifetime => ({
	kind: 'absolute',
	ms: seconds * 1000,
	from,
});

/** Further values of the credential, plain or secret, as its form stores them. */
export const named = (values: Record<string, string>) => ({
	values: Object.entries(values).map(([name, value]) => ({ name, value })),
});

/** A GET by the node, and the request that is sent with the token. */
export function getting(
	path: string,
	url: string,
	headers: (token: string) => Record<string, string> = bearer,
): CatalogueApi['call'] {
	return {
		parameters: { url: path },
		sent: (token) => ({
			line: `GET ${url}`,
			headers: { ...ACCEPT_ANY, ...headers(token) },
			body: '',
		}),
	};
}

/** The header of a bearer token. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
