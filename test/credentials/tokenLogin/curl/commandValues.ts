/** The values that the commands name, and what becomes of them in a request. */

/** A command, and the request that it stands for. */
export interface Row {
	title: string;
	command: string;
	/** Method, path and query. */
	line: string;
	/** Headers that it must have; undefined: must not have. */
	headers?: Record<string, string | undefined>;
	body: string;
	/** Whether it is written for sh, so that curl itself can say what it sends. */
	isSh?: boolean;
}

/** Values with signs that every encoding has to take care of. */
export const VALUES = {
	username: 'ada "l" & co',
	password: 'p"ä&s%\\$;',
	clientId: 'n8n=client',
	clientSecret: 's3cret/+=',
	scope: 'read write',
};
/** One of them. */
type Name = keyof typeof VALUES;

/** How a form has a value. */
export const form = (name: Name) => new URLSearchParams({ v: VALUES[name] }).toString().slice(2);
/** How a URL has a value. */
export const url = (name: Name) => encodeURIComponent(VALUES[name]);
/** How JSON has a value, between its quotes. */
export const json = (name: Name) => JSON.stringify(VALUES[name]).slice(1, -1);
/** The header of HTTP Basic. */
export const basic = (user: Name, password: Name) =>
	`Basic ${Buffer.from(`${VALUES[user]}:${VALUES[password]}`).toString('base64')}`;

/** What curl sends with -d. */
export const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
/** The header of a JSON body. */
export const JSON_BODY = { 'content-type': 'application/json' };
/** A user as JSON. */
export const USER_JSON = `{"username":"${json('username')}","password":"${json('password')}"}`;
/** A client as a form. */
export const CLIENT_FORM = `grant_type=client_credentials&client_id=${form('clientId')}&client_secret=${form('clientSecret')}`;

/** The command for an API at this address. */
export const commandAt = (command: string, url: string) =>
	command.replace(/HOSTNAME/g, url.replace(/^https?:\/\//, '')).replace(/HOST/g, url);
