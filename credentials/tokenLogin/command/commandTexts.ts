import type { CurlCommand } from './command';
import { indexOutside } from './placeholders';

/**
 * A named text of a command: the value of a header, a query parameter, a cookie or a body field.
 */
export interface NamedText {
	name: string;
	value: string;
}

/** Every text of a command that can hold placeholders. */
export function textsOfCommand({ url, headers, basic, body }: CurlCommand): string[] {
	const inBody =
		body === undefined
			? []
			: body.kind === 'multipart'
				? body.fields.map(({ value }) => value)
				: [body.text];
	return [
		url,
		...headers.map(([, value]) => value),
		...(basic === undefined ? [] : [basic]),
		...inBody,
	];
}

/** Lists the headers, query parameters, cookies and body fields of a command. */
export function namedTexts(command: CurlCommand): NamedText[] {
	const { url, headers, body } = command;
	const question = indexOutside(url, '?');
	const query = question < 0 ? [] : pairs(url.slice(question + 1));
	return [...headers.flatMap(inHeader), ...query, ...(body === undefined ? [] : inBody(body))];
}

function inHeader([name, value]: [string, string]): NamedText[] {
	if (name.toLowerCase() !== 'cookie') return [{ name, value }];
	return pairs(value.replace(/;\s*/g, '&'));
}

function inBody(body: NonNullable<CurlCommand['body']>): NamedText[] {
	switch (body.kind) {
		case 'multipart':
			return body.fields;
		case 'form':
			return pairs(body.text);
		case 'json':
			return [
				...body.text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d[\d.]*))/g),
			].map(([, name, text, digits]) => ({ name, value: text ?? digits }));
		case 'xml':
			return [...body.text.matchAll(/<(?:[\w-]+:)?([\w.-]+)(?:\s[^<>]*)?>([^<>]*)<\//g)].map(
				([, name, value]) => ({ name, value }),
			);
		default:
			return [];
	}
}

function pairs(text: string): NamedText[] {
	return text.split('&').flatMap((pair) => {
		const at = indexOutside(pair, '=');
		return at < 0 ? [] : [{ name: plain(pair.slice(0, at)), value: plain(pair.slice(at + 1)) }];
	});
}

function plain(text: string): string {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' ')).trim();
	} catch {
		return text.trim();
	}
}
