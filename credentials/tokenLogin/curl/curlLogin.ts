import type { RequestSettings } from '../settings/settings';
import type { CurlCommand } from './command';
import { namedTexts, textsOfCommand } from './commandTexts';
import { wrongCommand } from './curlError';
import { refuseLeftovers } from './leftovers';
import { parseCurl } from './parse';

/** The fields whose values a command can name, and their labels. */
const VALUE_FIELDS: Record<string, string> = {
	username: 'Username',
	password: 'Password',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	scope: 'Scope',
};

/** What a pasted command makes of a credential. */
export interface CurlLogin {
	login: RequestSettings;
	/** Scheme, host and port of its URL; undefined if the URL is a path or begins with a placeholder. */
	baseUrl?: string;
	/** The renewal by refresh token that goes with it (RFC 6749 section 6). */
	renew?: RequestSettings;
}

/**
 * Reads the login from a cURL command. Throws errors that name the field and what to correct.
 *
 * @param values those of the credential, by the names of their placeholders
 */
export function readCurlLogin(text: string, values: Record<string, string>): CurlLogin {
	const command = underBase(parseCurl(text), values);
	refuseLeftovers(command);
	requireValues(command, values);
	const baseUrl = /^https?:\/\/[^/?#]+/i.exec(command.url)?.[0];
	const renewal = renewalOf(command);
	return {
		login: settingsOf('Login', command),
		...(baseUrl !== undefined && { baseUrl }),
		...(renewal && { renew: settingsOf('Renewal', renewal) }),
	};
}

/** A URL that begins with a variable of the documentation's own, such as $BASE_URL, is a path. */
function underBase(command: CurlCommand, values: Record<string, string>): CurlCommand {
	const [start, name] = /^\$\{(\w+)\}(?=\/)/.exec(command.url) ?? [];
	if (start === undefined || Object.hasOwn(values, name)) return command;
	return { ...command, url: command.url.slice(start.length) };
}

function settingsOf(label: string, command: CurlCommand): RequestSettings {
	const { method, url } = command;
	return { label, method, url, query: '', headers: '', bodyType: 'none', body: '', command };
}

/** A placeholder without a value would send an empty user or password. */
function requireValues(command: CurlCommand, values: Record<string, string>): void {
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
	const similar = [...Object.keys(VALUE_FIELDS), ...Object.keys(values)].find(
		(name) => plain(name) === plain(unknown),
	);
	throw wrongCommand(
		`uses \${${unknown}}, but there is no such value. ${similar === undefined ? '' : `Write \${${similar}}, or a`}${similar === undefined ? 'A' : ''}dd ${unknown} under "Further Values"`,
	);
}

/** Beside the credential's values: what is made anew for each request. */
const isKnown = (name: string, values: Record<string, string>) =>
	Object.hasOwn(values, name) || ['uuid', 'random', 'now', 'assertion'].includes(name);

/**
 * A login by the password grant is renewed as RFC 6749 section 6 says: the same request with the
 * refresh token in the place of user and password. Undefined for any other login.
 */
function renewalOf(command: CurlCommand): CurlCommand | undefined {
	const { body } = command;
	const isPasswordGrant = namedTexts(command).some(
		({ name, value }) => name === 'grant_type' && value === 'password',
	);
	if (!isPasswordGrant || body?.kind !== 'form') return undefined;
	const kept = body.text
		.split('&')
		.filter((pair) => !/^(grant_type|username|password|scope)=/.test(pair));
	const text = ['grant_type=refresh_token', ...kept, 'refresh_token=${refreshToken}'].join('&');
	return { ...command, body: { kind: 'form', text } };
}
