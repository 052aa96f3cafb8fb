import { isCall } from './callCommand';
import type { CurlCommand } from '../command/command';
import { textsOfCommand } from '../command/commandTexts';
import { wrongCommand } from '../command/curlError';
import { type CurlOption, readArguments } from './arguments/readArguments';
import { commandOf, DATA } from './parse';
import { type ShellWords, tokenize } from './shells/tokenize';

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
 * after `-c jar`). The last ones can be examples of calls, if one of them sends the token, or nothing but
 * those cookies: the first that does counts, the others are passed over. Throws an error that names what
 * is not supported.
 *
 * @param named names of the credential's own values
 */
export function parseCurl(text: string, named: string[] = []): CurlScript {
	const parts = partsOf(tokenize(text), named);
	const count = parts.findLastIndex(({ kind }) => kind === 'login') + 1;
	const login = parts.slice(0, count);
	const examples = parts.slice(count);
	const call = examples.find(({ kind }) => kind !== 'plain');
	const tooMany =
		login.findIndex(({ isStep }, index) => index > 0 && !isStep) + 1 ||
		(examples.length > 0 && call === undefined ? count + 1 : 0);
	if (tooMany > 0) throw oneTooMany(tooMany - 1);
	return {
		login: login.map(({ command }) => command),
		...(call && { call: call.command, callsByCookies: call.kind === 'cookies' }),
		tokenPath: login.at(-1)?.output.path,
	};
}

const oneTooMany = (index: number) =>
	wrongCommand(
		`holds more than one curl command. Keep the login here. A further login request must use a value of an earlier answer, such as \${step${index}.code}; an example call must have \${token} where the token goes`,
	);

/** A command of a script, and what it is for. */
interface Part {
	command: CurlCommand;
	/** A request of the login; a call by token or by cookies; a request that has nothing to do with either. */
	kind: 'cookies' | 'login' | 'plain' | 'token';
	/** Whether it takes something from an answer before it. */
	isStep: boolean;
	output: ShellWords['output'];
}

function partsOf(all: ShellWords[], named: string[]): Part[] {
	const jars: string[] = [];
	return all.map(({ words, input, files, output }, index) => {
		const isFetching = isTakenUp(all, index);
		const before = all.slice(0, index).map((each) => each.output);
		const options = readArguments(
			index === 0 ? words : words.map((word) => withToken(word, before, named, isFetching)),
		).map((option) => withInput(option, input, files));
		const readsJar = options.some(({ name, value }) => name === 'cookie' && jars.includes(value));
		const known = [...jars];
		jars.push(...options.filter(({ name }) => name === 'cookie-jar').map(({ value }) => value));
		const read = (cookies: string) => commandOf(withCookies(options, known, cookies));
		const step = read(`\${step${index}.cookies}`);
		const kindOf = (): Part['kind'] => {
			if (index === 0 || isFetching) return 'login';
			if (isCall(step) && !sendsPassword(step)) return 'token';
			if (!isPlainCall(read(''))) return 'login';
			return readsJar ? 'cookies' : 'plain';
		};
		const kind = kindOf();
		return {
			command: kind === 'cookies' ? read('${token}') : step,
			kind,
			isStep: readsJar || (!isCall(step) && sendsAnswer(step)),
			output,
		};
	});
}

const sendsAnswer = (command: CurlCommand) =>
	textsOfCommand(command).some((each) => /\bstep\d/.test(each));

/** Whether a later command uses the variable that takes this one's output: it fetches something, and is no example. */
function isTakenUp(all: ShellWords[], index: number): boolean {
	const { variable } = all[index].output;
	return (
		variable !== undefined &&
		all.slice(index + 1).some(({ words }) => words.some((word) => word.includes(`\${${variable}}`)))
	);
}

const sendsPassword = (command: CurlCommand) =>
	textsOfCommand(command).some((text) => /\$\{[^{}]*\b(?:password|clientSecret)\b/.test(text));

/**
 * A variable holds the token if it took the login's output, or if its name says so. One that a further
 * request of the login sends, or that a later one has replaced, is a value of the answer it was taken from.
 */
function withToken(
	word: string,
	before: Array<ShellWords['output']>,
	named: string[],
	isFetching: boolean,
): string {
	const newest = before.findLastIndex(({ variable }) => variable !== undefined);
	return word.replace(/\$\{(\w+)\}/g, (all, name: string) => {
		if (named.includes(name)) return all;
		const from = before.findLastIndex(({ variable }) => variable === name);
		const path = before[from]?.path;
		if (path !== undefined && (isFetching || from < newest)) return `\${step${from + 1}.${path}}`;
		const isNamedSo =
			/(?:token|jwt|session(?:_?(?:id|key))?)$/i.test(name) && !/[cx]srf/i.test(name);
		return from === before.length - 1 || isNamedSo ? '${token}' : all;
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

/** Replaces `-d @-` and `-d @file` by what the script puts there. */
function withInput(
	option: CurlOption,
	input: string | undefined,
	files: ReadonlyMap<string, string>,
): CurlOption {
	if (!DATA.includes(option.name) || !option.value.startsWith('@')) return option;
	const file = option.value.slice(1);
	const text = file === '-' ? input : files.get(file);
	if (text === undefined) return option;
	const name = option.name === 'json' ? 'json' : 'data-raw';
	// As curl reads files: -d without their line breaks.
	const isJoined = ['data', 'data-ascii'].includes(option.name);
	return { ...option, name, value: isJoined ? text.replace(/\n/g, '') : text };
}
