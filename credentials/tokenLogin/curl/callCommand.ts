import { splitTemplate } from '../template/template';
import type { CurlCommand } from '../command/command';
import { wrongCommand } from '../command/curlError';
import { textsOfCommand } from '../command/commandTexts';
import { indexOutside } from '../command/placeholders';

/** How calls are made, read from an example. */
export interface CallExample {
	place: 'body' | 'cookie' | 'header' | 'query';
	name: string;
	template: string;
	/** Further headers, one `Name: value` per line. */
	headers: string;
	/** Scheme and host, with the path up to its last part that has a placeholder. */
	baseUrl: string;
}

/**
 * Matches `${token}`, alone or within a function, but not the field `token` of an earlier answer
 * (`${step1.token}`).
 */
const TOKEN = /\$\{[^{}]*(?<![\w.'-])token(?![\w-])[^{}]*\}/;
/** Values of `Accept` and `Content-Type` that the node sets by itself. */
const USUAL = /^(?:\*\/\*|application\/json(?:;.*)?|application\/x-www-form-urlencoded)$/i;

/** True if a command is a call, because it sends the token. */
export const isCall = (command: CurlCommand) =>
	textsOfCommand(command).some((text) => TOKEN.test(text));

/**
 * Reads how calls carry the token, and which headers they all send. Throws an error if the token is
 * in a place that can't be read.
 */
export function readCall(command: CurlCommand): CallExample {
	const own = command.headers.filter(
		([name, value]) => !(/^(?:accept|content-type)$/i.test(name) && USUAL.test(value)),
	);
	const found = inHeader(own) ?? inBasic(command) ?? inQuery(command) ?? inBody(command);
	if (found === undefined)
		throw wrongCommand(
			'sends ${token} at a place in its body that can’t be read from an example. Remove that command, and describe the place under "Change How the Token Is Sent"',
		);
	const { header, ...use } = found;
	const others = own.filter((each) => each !== header);
	return {
		...use,
		headers: others.map(([name, value]) => `${name}: ${value}`).join('\n'),
		baseUrl: baseOf(command.url),
	};
}

interface Found extends Pick<CallExample, 'place' | 'name' | 'template'> {
	header?: [name: string, value: string];
}

function inHeader(headers: CurlCommand['headers']): Found | undefined {
	const header = headers.find(([, value]) => TOKEN.test(value));
	if (header === undefined) return undefined;
	const [name, value] = header;
	const [, cookie, text] = /^([^=;\s]+)=([^;]*)$/.exec(value) ?? [];
	return name.toLowerCase() === 'cookie' && cookie !== undefined
		? { place: 'cookie', name: cookie, template: text, header }
		: { place: 'header', name, template: value, header };
}

/** Finds the token in HTTP Basic: `-u '${token}:session'`. */
function inBasic({ basic }: CurlCommand): Found | undefined {
	if (basic === undefined || !TOKEN.test(basic)) return undefined;
	const pair = indexOutside(basic, ':') < 0 ? `${basic}:` : basic;
	return { place: 'header', name: 'Authorization', template: `Basic \${base64('${pair}')}` };
}

function inQuery({ url }: CurlCommand): Found | undefined {
	const question = indexOutside(url, '?');
	return question < 0 ? undefined : inPairs('query', url.slice(question + 1));
}

function inBody({ body }: CurlCommand): Found | undefined {
	if (body?.kind === 'form') return inPairs('body', body.text);
	const [, name, template] =
		(body?.kind === 'json' && /^\{[^{}]*"([^"]+)"\s*:\s*"(\$\{[^{}]*\})"/.exec(body.text)) || [];
	return name !== undefined && TOKEN.test(template) ? { place: 'body', name, template } : undefined;
}

function inPairs(place: 'body' | 'query', text: string): Found | undefined {
	for (const pair of splitTemplate(text, '&')) {
		const at = indexOutside(pair, '=');
		const template = pair.slice(at + 1);
		if (at > 0 && TOKEN.test(template)) return { place, name: pair.slice(0, at), template };
	}
	return undefined;
}

/** The part of the URL that all calls share: up to the last part of the path that has a placeholder. */
function baseOf(url: string): string {
	const question = indexOutside(url, '?');
	const address = question < 0 ? url : url.slice(0, question);
	const origin = /^(?:https?:\/\/)?[^/]*/i.exec(address)?.[0] ?? '';
	const parts = splitTemplate(address.slice(origin.length), '/');
	const last = parts.findLastIndex((part) => part.includes('${'));
	return last < 0 ? origin : `${origin}${parts.slice(0, last + 1).join('/')}`;
}
