/** Real APIs, each with the credential as the guide describes it, and the API's behavior. */
import type { IDataObject } from 'n8n-workflow';

/**
 * A server's answer. An object is sent as JSON. In all texts, HOST is the server's own address,
 * HOSTNAME the same without http://, and § the number of the login.
 */
export interface Answer {
	status?: number;
	headers?: Record<string, string | string[]>;
	body?: unknown;
}

/** The exact request that the API requires, and its answer. */
export interface Exchange {
	/** Method, path and query. */
	line: string;
	/** Headers that must be present. A request must not have any other Authorization or Cookie. */
	headers?: Record<string, string>;
	body?: string;
	answer: Answer | (() => Answer);
}

/** A request of a call. */
export interface Call {
	/** Parameters of the node. Absent: a GET of /things. */
	parameters?: IDataObject;
	line: string;
	headers?: Record<string, string>;
	body?: string;
}

/** An API: its fields and its behavior. */
export interface Api {
	api: string;
	/** The unusual property of its login. */
	kind: string;
	/** The credential as a person fills it in. */
	fields: IDataObject;
	login: Exchange[];
	renewal?: Exchange;
	call: Call;
	/** Lifetime of a token in seconds. Absent: the API does not say. */
	lives?: number;
	/** The answer to a dead token. */
	dead: Answer;
	/**
	 * The answer to a wrong password, the request of the login that gets it, and the words of it that
	 * must show.
	 */
	wrong: Answer & { at?: number; words: RegExp };
}

/** Values that a person types, with characters that every encoding must handle. */
export const USER = 'ada@x.io';
export const PASSWORD = 'p"ä&s<%+\'';
export const WHO = { username: USER, password: PASSWORD };
export const CLIENT = { clientId: 'n8n', clientSecret: 's3/+=' };

/** Values as they are written in each place. */
export const json = (text: string) => JSON.stringify(text).slice(1, -1);
export const form = (text: string) =>
	new URLSearchParams({ v: text })
		.toString()
		.slice(2)
		.replace(/%C2%A7/g, '§');
export const url = (text: string) => encodeURIComponent(text).replace(/'/g, '%27');
export const xml = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&apos;');
export const base64 = (text: string) => Buffer.from(text).toString('base64');
export const basic = (user: string, password: string) => ({
	authorization: `Basic ${base64(`${user}:${password}`)}`,
});
export const named = (values: Record<string, string>) => ({
	values: Object.entries(values).map(([name, value]) => ({ name, value })),
});
export const USER_JSON = `{"username":"${USER}","password":"${json(PASSWORD)}"}`;
/** The command of the login, and often an example of a call, as the documentation has them. */
export const curl = (path: string, rest: string, call?: string) => ({
	loginKind: 'curl',
	curlCommand: `curl -k HOST${path} ${rest}${call === undefined ? '' : `\ncurl -k ${call}`}`,
});
export const JSON_HEADER = `-H 'Content-Type: application/json'`;
/** An instant so far from now. */
export const inMs = (ms: number) => new Date(Date.now() + ms);
/** A token that goes into a header, as a person fills it in. */
export const header = (tokenName: string, tokenTemplate = '${token}') => ({
	showUse: true,
	tokenPlace: 'header',
	tokenName,
	tokenTemplate,
});
/** A call that posts JSON as it is typed. */
export const post = (path: string, text: string) => ({
	parameters: {
		method: 'POST',
		url: path,
		sendBody: true,
		contentType: 'json',
		specifyBody: 'json',
		jsonBody: text,
	},
});
