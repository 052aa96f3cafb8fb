import type { MultipartField } from '../command/command';
import { wrongCommand } from '../command/curlError';
import { formEncoded } from '../wire/formEncoded';
import type { CurlOption } from './arguments/readArguments';
import { indexOutside, outsidePlaceholders } from '../command/placeholders';

/**
 * The error for a command that reads a file. n8n does not have the user's files, so their contents
 * have to be in the command.
 */
function refuseFile(written: string, file: string) {
	return wrongCommand(
		`reads the file "${file}" by ${written}. Write the contents of the file in its place, as in ${written} '…'`,
	);
}

/** What a data option adds to the body or the query (man curl: -d, --data-raw, --data-urlencode). */
function dataText({ written, name, value }: CurlOption): string {
	if (name === 'data-raw') return value;
	if (name !== 'data-urlencode' && name !== 'url-query') {
		if (value.startsWith('@')) throw refuseFile(written, value.slice(1));
		return value;
	}
	if (name === 'url-query' && value.startsWith('+')) return value.slice(1);
	const encoded = (text: string) => outsidePlaceholders(text, formEncoded);
	const equals = indexOutside(value, '=');
	const at = indexOutside(value, '@');
	if (at >= 0 && equals < 0) throw refuseFile(written, value.slice(at + 1));
	if (equals < 0) return encoded(value);
	const before = value.slice(0, equals);
	return `${before === '' ? '' : `${before}=`}${encoded(value.slice(equals + 1))}`;
}

/**
 * Joins the data of several options as curl does: with `&`, but data of `--json` without a
 * separator.
 */
export function joinData(options: CurlOption[]): string {
	return options
		.map((option, index) => {
			const isFirst = index === 0;
			return `${isFirst || option.name === 'json' ? '' : '&'}${dataText(option)}`;
		})
		.join('');
}

/** Reads a field of `-F` or `--form-string`. Throws an error that names what is not supported. */
export function multipartField({ written, name: option, value }: CurlOption): MultipartField {
	const equals = indexOutside(value, '=');
	if (equals <= 0) throw wrongCommand(`has no name=value after ${written}`);
	const name = value.slice(0, equals);
	const content = value.slice(equals + 1);
	if (option === 'form-string') return { name, value: content };
	if (/^[@<]/.test(content)) throw refuseFile(written, content.slice(1));
	const { text, rest } = firstPart(content);
	const field: MultipartField = { name, value: text };
	for (const part of rest.split(';').map((each) => each.trim())) {
		const [, key, setting] = /^(\w+)=(.*)$/.exec(part) ?? [];
		if (key === 'type') field.type = setting;
		else if (key === 'filename') field.fileName = setting.replace(/^"(.*)"$/, '$1');
		else if (key !== undefined)
			throw wrongCommand(`has ";${key}=" after ${written}, which is not possible here`);
	}
	return field;
}

/**
 * Splits the value of `-F`. The text is in quotes or ends at the first semicolon; its settings
 * follow.
 */
function firstPart(content: string): { text: string; rest: string } {
	const quoted = /^"((?:[^"\\]|\\.)*)"\s*(?:;([\s\S]*))?$/.exec(content);
	if (quoted !== null)
		return { text: quoted[1].replace(/\\(["\\])/g, '$1'), rest: quoted[2] ?? '' };
	const semicolon = indexOutside(content, ';');
	if (semicolon < 0) return { text: content.trim(), rest: '' };
	return { text: content.slice(0, semicolon).trim(), rest: content.slice(semicolon + 1) };
}
