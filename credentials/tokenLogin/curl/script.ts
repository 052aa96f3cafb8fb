import { isCall } from './callCommand';
import type { CurlCommand } from '../command/command';
import { textsOfCommand } from '../command/commandTexts';
import { wrongCommand } from '../command/curlError';
import { type CurlOption, readArguments } from './arguments/readArguments';
import { commandOf, DATA } from './parse';
import { type ShellWords, tokenize } from './shells/tokenize';

/** What the commands of a script are for. */
export interface CurlScript {
	/** The login, and the requests that follow it. */
	login: CurlCommand[];
	/** An example of a call, with `${token}` where the token goes. */
	call?: CurlCommand;
	/** Whether that example sends the cookies that the login kept (`-b jar`). */
	callsByCookies?: boolean;
	/** The path of the token in the last answer, read from the script's `jq`. */
	tokenPath?: string;
}

/**
 * Reads cURL commands in order.
 *
 * A later command is a further request of the login if it names a value of an earlier answer
 * (`${step1.code}`), or if it sends the cookies that an earlier command kept (`-b jar` after `-c
 * jar`).
 *
 * The last commands can be examples of calls, if one of them sends the token or nothing but those
 * cookies. The first one that does counts; the others are ignored.
 *
 * Throws an error that names what is not supported.
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
	/**
	 * `login`: a request of the login. `token` and `cookies`: a call that sends these. `plain`: a
	 * request that is neither.
	 */
	kind: 'cookies' | 'login' | 'plain' | 'token';
	/** Whether the command uses a value of an earlier answer. */
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

/**
 * True if a later command uses the variable that takes this command's output. Then this command
 * fetches a value and is not an example of a call.
 */
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
 * Replaces the variables of a word. A variable stands for the token if it took the login's output
 * or if its name says so. It stands for a value of the answer it was taken from if a further login
 * request sends it, or if a later variable has replaced it.
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

/**
 * Replaces `-b jar` with the cookies of the previous answer, if an earlier command filled that jar.
 */
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
 * True if a command can't belong to the login: it sends no value of the credential and its address
 * does not name a login. The headers of a GET may have values of an answer, such as a CSRF token.
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

/** Replaces `-d @-` and `-d @file` with the text that the script puts there. */
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
	// Like curl, -d drops the line breaks of a file.
	const isJoined = ['data', 'data-ascii'].includes(option.name);
	return { ...option, name, value: isJoined ? text.replace(/\n/g, '') : text };
}
