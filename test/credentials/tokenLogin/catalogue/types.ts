import type { IDataObject } from 'n8n-workflow';
import type { Algorithm } from '../../../../credentials/tokenLogin/template/signAssertion';
import type { Lifetime, LifetimeSource } from '../../../../credentials/engine/tokenFlow';

/** A request as it goes over the wire, without what every HTTP client adds (Host and the like). */
export interface Sent {
	/** Method and URL with its query: `POST https://api.example.com/login?v=1`. */
	line: string;
	/** All headers, names in lower case. */
	headers: Record<string, string>;
	/** The exact text; empty where none is sent. `<uuid>` and `<assertion>` stand for what is new each time. */
	body: string;
}

/** A request of the login or the renewal, and what the API answers to it: JSON, or text as it is. */
export interface Exchange extends Sent {
	answer: IDataObject | string;
}

/** One API of the catalogue: the credential as a person fills it in, and what it must make of it. */
export interface CatalogueApi {
	api: string;
	/** The fields of the credential. */
	fields: IDataObject;
	/** The login's requests in order. */
	login: Exchange[];
	token: string;
	/** What is understood of the expiry; absent: used until it is rejected. */
	lifetime?: Lifetime;
	/** Parameters of the node for a call, `url` at least, and what it sends with a token. */
	call: { parameters: IDataObject; sent: (token: string) => Sent };
	/** The renewal by refresh token, and the token that it brings. */
	renewal?: Exchange & { token: string };
	/** What the API reads in the signed assertion of its login. */
	assertion?: { algorithm: Algorithm; header: IDataObject; claims: IDataObject };
}

/** The instant at which all of the catalogue happens. */
export const NOW = Date.UTC(2026, 2, 5, 7, 8, 9);
/** The same in seconds. */
export const NOW_SECONDS = NOW / 1000;

export const JSON_TYPE = { 'content-type': 'application/json' };
export const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
export const XML_TYPE = { 'content-type': 'application/xml' };
export const ACCEPT_JSON = { accept: 'application/json' };
/** What the node asks for where nothing else is wanted. */
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

/** A GET by the node, and what it sends with the token. */
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

/** The usual header. */
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
