import { asObject } from '../../engine/answers';
import { readXml } from '../../engine/formats/xml';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { isObject } from '../../engine/values';
import type { Settings } from '../settings/readSettings';

/** What to say of an answer without a token: where it was looked for, and what there is. */
export function noToken(
	{ tokenFrom, tokenPath }: Settings,
	{ body, headers, cookies }: HttpAnswer,
) {
	const where = tokenPath === '' ? 'under any of the usual names' : `at "${tokenPath}"`;
	const names =
		{
			header: Object.keys(headers),
			cookie: Object.keys(cookies ?? {}),
		}[tokenFrom as string] ?? namesIn(body);
	const known = names.length === 0 ? '' : ` (the answer has ${names.slice(0, 12).join(', ')})`;
	return {
		problem: `there was no token ${where}${known}`,
		cure: 'Correct "Token From" and "Token Path" in the credential, or "Login URL" if it leads elsewhere.',
	};
}

/** The fields of a JSON answer; of XML the paths, since its outermost element says little. */
function namesIn(body: unknown): string[] {
	if (typeof body !== 'string') return Object.keys(asObject(body));
	const paths = (value: unknown, path: string): string[] =>
		isObject(value)
			? Object.entries(value).flatMap(([name, part]) =>
					paths(part, path ? `${path}.${name}` : name),
				)
			: [path];
	return paths(readXml(body) ?? {}, '');
}
