import { isCall } from './callCommand';
import type { CommandBody, CurlCommand, TextKind } from '../command/command';
import { textsOfCommand } from '../command/commandTexts';
import { wrongCommand } from '../command/curlError';
import { formEncoded } from '../wire/formEncoded';
import { joinData, multipartField } from './data';
import { headersOf, valueOf } from './headers';
import { indexOutside, outsidePlaceholders } from '../command/placeholders';
import { type CurlOption, readArguments } from './arguments/readArguments';
import { type ShellWords, tokenize } from './shells/tokenize';
import { FORM } from '../../engine/attach/outgoingRequest';

const DATA = ['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json'];
const FORMS = ['form', 'form-string'];
const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

/** The commands of a script, read. */
export interface CurlScript {
	/** The login, and the requests that follow it. */
	login: CurlCommand[];
	/** An example of a call, with `${token}` where the token goes. */
	call?: CurlCommand;
	/** Whether that example sends the cookies that the login kept (`-b jar`). */
	callsByCookies?: boolean;
	/** The path of the token in the last answer, from the script's `jq`. */
	tokenPath?: string;
}

/**
 * Reads cURL commands, one after the other. A later one is a further request of the login, if it names
 * a value of an answer before (`${step1.code}`) or sends the cookies that an earlier one kept (`-b jar`
 * after `-c jar`); the last can be an example of a call, if it sends the token, or nothing but those
 * cookies. Throws an error that names what is not supported.
 *
 * @param named names of the credential's own values
 */
export function parseCurl(text: string, named: string[] = []): CurlScript {
	const jars: string[] = [];
	const outputs: Array<ShellWords['output']> = [];
	const script: CurlScript = { login: [] };
	const all = tokenize(text);
	for (const [index, { words, input, output }] of all.entries()) {
		const options = readArguments(
			index === 0 ? words : words.map((word) => withToken(word, outputs, named)),
		).map((option) => withInput(option, input));
		const readsJar = options.some(({ name, value }) => name === 'cookie' && jars.includes(value));
		const isLast = index > 0 && index === all.length - 1;
		const callsByCookies =
			isLast && readsJar && isPlainCall(commandOf(withCookies(options, jars, '')));
		const cookies = callsByCookies ? '${token}' : `\${step${index}.cookies}`;
		const command = commandOf(withCookies(options, jars, cookies));
		const isStep = readsJar || textsOfCommand(command).some((each) => /\bstep\d/.test(each));
		if (isLast && isCall(command)) Object.assign(script, { call: command, callsByCookies });
		else if (index > 0 && !isStep) throw oneTooMany(index);
		else {
			script.login.push(command);
			script.tokenPath = output.path;
		}
		outputs.push(output);
		jars.push(...options.filter(({ name }) => name === 'cookie-jar').map(({ value }) => value));
	}
	return script;
}

const oneTooMany = (index: number) =>
	wrongCommand(
		`holds more than one curl. Keep the login here. A further request of the login names what it takes from an answer before it, such as \${step${index}.code}; an example of a call has \${token} where the token goes`,
	);

/** A variable holds the token if it took the login's output, or if its name says so. */
function withToken(word: string, outputs: Array<ShellWords['output']>, named: string[]): string {
	return word.replace(/\$\{(\w+)\}/g, (all, name: string) => {
		const isToken =
			outputs.at(-1)?.variable === name || /(?:token|jwt|session(?:_?(?:id|key))?)$/i.test(name);
		return isToken && !named.includes(name) ? '${token}' : all;
	});
}

/** Replaces `-b jar` by the cookies of the answer before, if an earlier command filled that jar. */
function withCookies(options: CurlOption[], jars: string[], cookies: string): CurlOption[] {
	return options.map((option) =>
		option.name === 'cookie' && jars.includes(option.value)
			? { ...option, value: cookies }
			: option,
	);
}

const OF_LOGIN =
	/token|csrf|xsrf|log-?in|log-?on|auth|sign-?in|session|nonce|ticket|challenge|key/i;

/**
 * Whether a command brings nothing of a login: no value of the credential, no address of that kind. One
 * that only fetches can have values of an answer, such as a CSRF token, in its headers.
 */
function isPlainCall(command: CurlCommand): boolean {
	const { url, method, headers } = command;
	if (OF_LOGIN.test(url.replace(/^https?:\/\/[^/]*/i, ''))) return false;
	const ofAnswers = method === 'GET' ? headers.map(([, value]) => value) : [];
	return textsOfCommand(command).every(
		(text) =>
			!text.includes('${') ||
			text === url ||
			(ofAnswers.includes(text) && !/\$\{(?!step\d)/.test(text)),
	);
}

function commandOf(options: CurlOption[]): CurlCommand {
	const all = (...names: string[]) => options.filter(({ name }) => names.includes(name));
	const last = (name: string) => all(name).at(-1)?.value;
	const data = all(...DATA);
	const forms = all(...FORMS);
	if (data.length > 0 && forms.length > 0)
		throw wrongCommand(
			`has both ${data[0].written} and ${forms[0].written}; curl takes one of them`,
		);
	const isGet = all('get').length > 0;
	requireMethod(last('request'));
	const { url, userInfo } = urlOf(all('url'));
	const query = all('url-query').map((option) => joinData([option]));
	if (isGet && data.length > 0) query.unshift(joinData(data));
	const hasBody = !isGet && data.length + forms.length > 0;
	const isHead = all('head').length > 0;
	const method = last('request') ?? (isHead ? 'HEAD' : hasBody ? 'POST' : 'GET');
	if (hasBody && method.toUpperCase() === 'GET')
		throw wrongCommand(
			'sends a body with GET, which n8n does not. Use POST if the API takes it, or put the values into the query with -G',
		);
	const headers = headersOf(options, hasBody && data.length > 0 ? FORM : undefined);
	const basic = last('user') ?? userInfo;
	return {
		method: method.toUpperCase(),
		url: query.reduce(withQuery, url),
		headers,
		...(basic !== undefined && { basic }),
		...(hasBody && { body: bodyOf(data, forms, valueOf(headers, 'content-type')) }),
	};
}

function requireMethod(method: string | undefined): void {
	if (method !== undefined && !METHODS.includes(method.toUpperCase()))
		throw wrongCommand(`has the method ${method}; it must be one of ${METHODS.join(', ')}`);
}

/** Replaces `-d @-`, by which curl reads its standard input, by what the script puts there. */
function withInput(option: CurlOption, input: string | undefined): CurlOption {
	const isRead = DATA.includes(option.name) && /^@-$/.test(option.value);
	if (!isRead || input === undefined) return option;
	const name = option.name === 'json' ? 'json' : 'data-raw';
	// As curl reads files: -d without their line breaks.
	const isJoined = ['data', 'data-ascii'].includes(option.name);
	return { ...option, name, value: isJoined ? input.replace(/\n/g, '') : input };
}

function bodyOf(data: CurlOption[], forms: CurlOption[], type: string | undefined): CommandBody {
	if (forms.length > 0) return { kind: 'multipart', fields: forms.map(multipartField) };
	const text = joinData(data);
	const kind = textKind(text, type ?? '');
	return { kind, text: kind === 'form' ? withoutBreaks(text) : text };
}

/** Documentation breaks long forms into lines; a form has no line breaks between its pairs. */
const withoutBreaks = (form: string) => form.trim().split('&').map(withoutBreak).join('&');

/** Removes the white space before or after a field if it has a line break in it. */
function withoutBreak(field: string): string {
	const start = field.length - field.trimStart().length;
	const kept = field.slice(0, start).includes('\n') ? field.slice(start) : field;
	const end = kept.trimEnd().length;
	return kept.slice(end).includes('\n') ? kept.slice(0, end) : kept;
}

/** Goes by the text more than by its declared type: many APIs read JSON that is sent as a form. */
function textKind(text: string, type: string): TextKind {
	const start = text.trim();
	if (/^[[{]/.test(start) || (/json/i.test(type) && /^["$]/.test(start))) return 'json';
	if (start.startsWith('<') || /xml/i.test(type)) return 'xml';
	// A placeholder that is the whole body, such as a key, is not a field of a form.
	if (/^\$\{/.test(start) && indexOutside(start, '=') < 0) return 'raw';
	return type === '' || type.toLowerCase().startsWith(FORM) || /json/i.test(type) ? 'form' : 'raw';
}

function urlOf(urls: CurlOption[]): { url: string; userInfo?: string } {
	const [first, second] = urls.map(({ value }) => value.trim());
	if (first === undefined || first === '') throw wrongCommand('has no URL');
	if (second !== undefined)
		throw wrongCommand(
			`has two URLs, "${shown(first)}" and "${shown(second)}". Put quotes around what belongs together`,
		);
	if (/^(?:[<{[]|your[_-]|my[_-])/i.test(first))
		throw wrongCommand(
			`still has "${shown(first)}" where the address of the API belongs. Write it with https://`,
		);
	if (!/^(https?:\/\/|\/|\$\{)/i.test(first))
		throw wrongCommand(
			`has the URL "${shown(first)}" without https:// (or http://) before it. If it is none, a quote before it or the sign at the end of a line is missing`,
		);
	const hash = indexOutside(first, '#');
	const [, scheme, userInfo, rest] = /^(https?:\/\/)(?:([^/?#@]*)@)?([\s\S]*)$/i.exec(
		hash < 0 ? first : first.slice(0, hash),
	) ?? [undefined, '', undefined, hash < 0 ? first : first.slice(0, hash)];
	return {
		url: `${scheme}${rest}`,
		...(userInfo !== undefined && { userInfo: outsidePlaceholders(userInfo, decoded) }),
	};
}

/** Cut, since what stands in the place of a URL can be a secret. */
const shown = (url: string) => (url.length > 60 ? `${url.slice(0, 40)}…` : url);

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function withQuery(url: string, query: string): string {
	if (query === '') return url;
	const separator = indexOutside(url, '?') < 0 ? '?' : /[?&]$/.test(url) ? '' : '&';
	return `${url}${separator}${outsidePlaceholders(query, (literal) => literal.replace(/ /g, formEncoded))}`;
}
