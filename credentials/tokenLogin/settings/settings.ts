import type { CurlCommand } from '../command/command';

/** The credential's fields, as n8n hands them over. Every text can hold placeholders. */
export type BodyType = 'auto' | 'json' | 'form' | 'raw' | 'xml' | 'none';

/** One request of the flow, as its fields describe it. */
export interface RequestSettings {
	/** The beginning of its fields' names in the form, for errors. */
	label: string;
	method: string;
	url: string;
	/** `name=value` lines. */
	query: string;
	/** `Name: value` lines. */
	headers: string;
	bodyType: BodyType;
	body: string;
	/** HTTP Basic (RFC 7617); undefined sends none, either part may be empty. */
	basic?: { user: string; password: string };
	/** The request as a cURL command, in place of all the texts above. */
	command?: CurlCommand;
}

/** Where a value is found in an answer. */
export type AnswerPlace = 'auto' | 'json' | 'header' | 'cookie' | 'text' | 'xml';

/** Where the lifetime comes from. */
export type ExpirySource =
	| 'auto'
	| 'seconds'
	| 'milliseconds'
	| 'minutes'
	| 'date'
	| 'jwt'
	| 'fixed'
	| 'idle'
	| 'idleMinutes'
	| 'idleSeconds'
	| 'none';
