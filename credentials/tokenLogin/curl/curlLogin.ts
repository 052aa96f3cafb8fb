import type { RequestSettings } from '../settings/settings';
import { type CallExample, readCall } from './callCommand';
import type { CurlCommand } from '../command/command';
import { namedTexts, textsOfCommand } from '../command/commandTexts';
import { wrongCommand } from '../command/curlError';
import { refuseLeftovers, valueMeant } from './leftovers';
import { parseCurl } from './script';
import { indexOutside } from '../command/placeholders';

/** The fields whose values a command can name, with their labels. */
const VALUE_FIELDS: Record<string, string> = {
	username: 'Username',
	password: 'Password',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	scope: 'Scope',
};

/** What is read from pasted commands. */
export interface CurlLogin {
	login: RequestSettings;
	/** The requests that follow the login. */
	steps: RequestSettings[];
	/**
	 * Scheme, host and port of the login's URL. Undefined if that URL is a path or begins with a
	 * placeholder.
	 */
	baseUrl?: string;
	/** The renewal by refresh token that belongs to the login (RFC 6749 section 6). */
	renew?: RequestSettings;
	/** How calls are made. */
	call?: CallExample;
	/** Whether the example of a call sends the cookies of the login. */
	callsByCookies?: boolean;
	/** Where the token is in the last answer. */
	tokenPath?: string;
}

/**
 * Reads the login from cURL commands. Throws errors that name the field and what to correct.
 *
 * @param values the credential's values, by the names of their placeholders
 * @param kept the names under which values of the answer are kept
 */
export function readCurlLogin(
	text: string,
	values: Record<string, string>,
	kept: string[] = [],
): CurlLogin {
	const script = parseCurl(text, [...Object.keys(values), ...kept]);
	const { login: parsed, call, callsByCookies, tokenPath } = script;
	const commands = parsed.map((command) => underBase(command, values));
	for (const [index, command] of commands.entries()) {
		refuseLeftovers(command);
		requirePassword(command);
		requireValues(command, values, index);
	}
	const [login, ...steps] = commands;
	const baseUrl = /^https?:\/\/[^/?#]+/i.exec(login.url)?.[0];
	const renewal = steps.length === 0 ? renewalOf(login) : undefined;
	return {
		login: settingsOf('Login', login),
		steps: steps.map((step, index) => settingsOf(`Step ${index + 2}`, step)),
		...(baseUrl !== undefined && { baseUrl }),
		...(renewal && { renew: settingsOf('Renewal', renewal) }),
		...(call && callIn(call, values, kept)),
		...(callsByCookies === true && { callsByCookies }),
		...(tokenPath !== undefined && { tokenPath }),
	};
}

/**
 * Reads from an example of a call how the token is sent, and to which server. The rest is ignored.
 */
function callIn(command: CurlCommand, values: Record<string, string>, kept: string[]) {
	const { headers } = command;
	const basic = command.basic?.includes('${token}') ? undefined : command.basic;
	refuseLeftovers({ method: 'GET', url: '', headers, basic });
	const later = Object.fromEntries(['token', ...kept].map((name) => [name, 'x']));
	requireValues({ method: 'GET', url: '', headers }, { ...later, ...values });
	const call = readCall(command);
	return { call, ...(/^(?:https?:|\$\{step)/i.test(call.baseUrl) && { baseUrl: call.baseUrl }) };
}

/**
 * Turns a URL into a path if it begins with a variable that only the documentation knows, such as
 * $BASE_URL.
 */
function underBase(command: CurlCommand, values: Record<string, string>): CurlCommand {
	const [start, name] = /^\$\{(\w+)\}(?=\/)/.exec(command.url) ?? [];
	if (start === undefined || Object.hasOwn(values, name)) return command;
	return { ...command, url: command.url.slice(start.length) };
}

function settingsOf(label: string, command: CurlCommand): RequestSettings {
	const { method, url } = command;
	return { label, method, url, query: '', headers: '', bodyType: 'none', body: '', command };
}

/** Throws if `-u` has no password. curl itself would ask for it. */
function requirePassword({ basic }: CurlCommand): void {
	if (basic === undefined || basic === '' || indexOutside(basic, ':') >= 0) return;
	throw wrongCommand(
		"has a user without a password after -u. Write -u '${username}:${password}'; if there is no password, write a colon after the user",
	);
}

/**
 * Throws if a placeholder has no value, because an empty user or password would be sent.
 *
 * @param answers how many requests of the login come before the command
 */
function requireValues(command: CurlCommand, values: Record<string, string>, answers = 0): void {
	const expressions = textsOfCommand(command).flatMap((text) =>
		[...text.matchAll(/\$\{([^}]*)\}/g)].map(([, expression]) => expression.trim()),
	);
	const isNamed = (name: string) =>
		expressions.some((expression) => new RegExp(`(?<![\\w'-])${name}(?![\\w'-])`).test(expression));
	const empty = Object.keys(VALUE_FIELDS).find((name) => values[name] === '' && isNamed(name));
	if (empty !== undefined)
		throw wrongCommand(
			`uses \${${empty}}, but the field "${VALUE_FIELDS[empty]}" is empty. Fill it in`,
		);
	const unknown = expressions.find(
		(name) => /^[A-Za-z_][\w-]*$/.test(name) && !isKnown(name, values),
	);
	if (unknown === undefined) return;
	const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
	const similar =
		[...Object.keys(VALUE_FIELDS), ...Object.keys(values)].find(
			(name) => plain(name) === plain(unknown),
		) ?? [valueMeant(unknown)].find((name) => name !== undefined && name in VALUE_FIELDS);
	const add = `dd ${unknown} under "Further Values"`;
	const advice =
		similar !== undefined
			? `Write \${${similar}}, or a${add}`
			: answers > 0
				? `Write the path of that value in an earlier answer, such as \${step${answers}.name}, or a${add}`
				: `A${add}`;
	throw wrongCommand(`uses \${${unknown}}, but there is no such value. ${advice}`);
}

/** True for a value of the credential, and for a value that is made anew for each request. */
const isKnown = (name: string, values: Record<string, string>) =>
	Object.hasOwn(values, name) || ['uuid', 'random', 'now', 'assertion'].includes(name);

/**
 * The renewal of a login by the password grant (RFC 6749 section 6): the same request with the
 * refresh token in place of user and password. Undefined for any other login.
 */
function renewalOf(command: CurlCommand): CurlCommand | undefined {
	const { body } = command;
	const isPasswordGrant = namedTexts(command).some(
		({ name, value }) => name === 'grant_type' && value === 'password',
	);
	if (!isPasswordGrant || body?.kind !== 'form') return undefined;
	const kept = body.text
		.split('&')
		.filter((pair) => !/^(grant_type|username|password|scope|refresh_token)=/.test(pair));
	const text = ['grant_type=refresh_token', ...kept, 'refresh_token=${refreshToken}'].join('&');
	return { ...command, body: { kind: 'form', text } };
}
