/** Real APIs, each with the credential as the guide leads a person to it, and what the API does. */
import type { IDataObject } from 'n8n-workflow';

/**
 * What a server answers; an object goes as JSON. In all texts HOST is the server's own address,
 * HOSTNAME the same without http://, and § the number of the login.
 */
export interface Answer {
	status?: number;
	headers?: Record<string, string | string[]>;
	body?: unknown;
}

/** A request that the API wants, to the letter, and what it answers. */
export interface Exchange {
	/** Method, path and query. */
	line: string;
	/** Headers that must be there; a request has no Authorization and no Cookie beside them. */
	headers?: Record<string, string>;
	body?: string;
	answer: Answer | (() => Answer);
}

/** A request of a call. */
export interface Call {
	/** Parameters of the node, if not a GET of /things. */
	parameters?: IDataObject;
	line: string;
	headers?: Record<string, string>;
	body?: string;
}

/** One API: how it is filled in, and all that it does. */
export interface Api {
	api: string;
	/** What is unusual in its login. */
	kind: string;
	/** The credential as a person fills it in. */
	fields: IDataObject;
	login: Exchange[];
	renewal?: Exchange;
	call: Call;
	/** Seconds that a token lives; absent: the API does not say. */
	lives?: number;
	/** How it says that a token is dead. */
	dead: Answer;
	/** How it says that the password is wrong, in which request of the login, and what must show of it. */
	wrong: Answer & { at?: number; words: RegExp };
}

/** What a person types, with signs that each encoding has to take care of. */
export const USER = 'ada@x.io';
export const PASSWORD = 'p"ä&s<%+\'';
export const WHO = { username: USER, password: PASSWORD };
export const CLIENT = { clientId: 'n8n', clientSecret: 's3/+=' };

/** Values as they stand in each place. */
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
/** The command of the login, and often an example of a call, as both stand in the documentation. */
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
