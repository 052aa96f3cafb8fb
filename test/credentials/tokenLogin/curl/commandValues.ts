/** The values that the commands name, and their forms in a request. */

/** A command, and the request that it describes. */
export interface Row {
	title: string;
	command: string;
	/** Method, path and query. */
	line: string;
	/** Headers that the request must have; undefined: it must not have the header. */
	headers?: Record<string, string | undefined>;
	body: string;
	/** Whether the command is written for sh, so that curl itself can send it for comparison. */
	isSh?: boolean;
}

/** Values with characters that every encoding must handle. */
export const VALUES = {
	username: 'ada "l" & co',
	password: 'p"ä&s%\\$;',
	clientId: 'n8n=client',
	clientSecret: 's3cret/+=',
	scope: 'read write',
};
/** The name of one of these values. */
type Name = keyof typeof VALUES;

/** Returns a value as a form has it. */
export const form = (name: Name) => new URLSearchParams({ v: VALUES[name] }).toString().slice(2);
/** Returns a value as a URL has it. */
export const url = (name: Name) => encodeURIComponent(VALUES[name]);
/** Returns a value as JSON has it, between its quotes. */
export const json = (name: Name) => JSON.stringify(VALUES[name]).slice(1, -1);
/** Returns the header of HTTP Basic. */
export const basic = (user: Name, password: Name) =>
	`Basic ${Buffer.from(`${VALUES[user]}:${VALUES[password]}`).toString('base64')}`;

/** The headers that curl sends with -d. */
export const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
/** The header of a JSON body. */
export const JSON_BODY = { 'content-type': 'application/json' };
/** A user as JSON. */
export const USER_JSON = `{"username":"${json('username')}","password":"${json('password')}"}`;
/** A client as a form. */
export const CLIENT_FORM = `grant_type=client_credentials&client_id=${form('clientId')}&client_secret=${form('clientSecret')}`;

/** Returns the command for an API at this address. */
export const commandAt = (command: string, url: string) =>
	command.replace(/HOSTNAME/g, url.replace(/^https?:\/\//, '')).replace(/HOST/g, url);
