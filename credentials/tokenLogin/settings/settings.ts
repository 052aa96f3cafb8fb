import type { CurlCommand } from '../command/command';

/** How the body of a request is written. With `auto`, that depends on how the body begins. */
export type BodyType = 'auto' | 'json' | 'form' | 'raw' | 'xml' | 'none';

/** One request of the flow, as its fields describe it. Every text can hold placeholders. */
export interface RequestSettings {
	/** How the names of its fields begin in the form, such as `Login`. Used in errors. */
	label: string;
	method: string;
	url: string;
	/** One `name=value` per line. */
	query: string;
	/** One `Name: value` per line. */
	headers: string;
	bodyType: BodyType;
	body: string;
	/**
	 * User and password for HTTP Basic (RFC 7617); either may be empty. Undefined: no such header.
	 */
	basic?: { user: string; password: string };
	/** The request as a cURL command, in place of all the texts above. */
	command?: CurlCommand;
}

/** Where a value is found in an answer. */
export type AnswerPlace = 'auto' | 'json' | 'header' | 'cookie' | 'text' | 'xml';

/** Where the token's lifetime comes from. */
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
