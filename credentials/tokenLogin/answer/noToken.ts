import { asksForPassword } from '../../engine/failure/loginWords';
import { readXml } from '../../engine/formats/xml';
import { bodyOf } from '../../engine/formats/textFields';
import type { HttpAnswer } from '../../engine/tokenFlow';
import { isObject } from '../../engine/values';
import type { Settings } from '../settings/readSettings';
import { asToken } from './asToken';
import { findInAnswer } from './findInAnswer';

/**
 * The error for an answer without a token. It says where the token was looked for and what the
 * answer has instead.
 */
export function noToken({ tokenFrom, tokenPath }: Settings, answer: HttpAnswer) {
	const { body, headers, cookies } = answer;
	const where = tokenPath === '' ? 'under any of the usual names' : `at "${tokenPath}"`;
	const names =
		{
			header: Object.keys(headers),
			cookie: Object.keys(cookies ?? {}),
		}[tokenFrom as string] ?? shownPlaces(answer);
	const known = listed(names);
	const likely = tokenFrom === 'cookie' ? undefined : likelyPath(answer);
	const there = tokenPath === '' ? undefined : findInAnswer(answer, tokenFrom, tokenPath);
	const saysNo =
		asksForPassword(answer) ||
		(there !== undefined && asToken(there) === undefined) ||
		saysNothing(body);
	const cure = saysNo
		? 'APIs answer like this if the user name, password or key is wrong: check them in the credential, and "Token Path" if they are right.'
		: typeof body === 'string' && isShort(body)
			? 'If that is the token, choose "Token From" → Whole Body in the credential; if not, check "Login URL" and the login fields.'
			: likely === undefined
				? 'Correct "Token From" and "Token Path" in the credential, or "Login URL" if it leads elsewhere. If they are right, check the user name, password or key: some APIs answer like this if one of them is wrong.'
				: `If the token is at ${likely}, write that into "Token Path" in the credential ("Describe the Login Answer"); if not, correct "Token From", "Token Path" or "Login URL".`;
	return { problem: `there was no token ${where}${known}`, cure };
}

/** True for a body such as `false`, `0` or `[]`, and for an empty one. */
function saysNothing(body: unknown): boolean {
	if (isObject(body)) return Object.keys(body).length === 0;
	return asToken(String(body ?? '')) === undefined || String(body ?? '').trim() === '';
}

/** Lists what an answer has, for the error about a path that finds nothing. */
export const placesOf = (answer: HttpAnswer) => listed(shownPlaces(answer));

const listed = (names: string[]) =>
	names.length === 0 ? '' : ` (the answer has ${names.slice(0, 12).join(', ')})`;

/** True if a body is a short text, not a web page or XML. */
const isShort = (body: string) => body.trim() !== '' && body.length <= 200 && !/[<>]/.test(body);

/** Lists what an answer has: the paths of JSON and XML, or a short text as it is. */
function shownPlaces(answer: HttpAnswer): string[] {
	const { body } = answer;
	const fields = bodyOf(answer);
	if (isObject(fields)) return leaves(fields).map(shown);
	if (typeof body !== 'string') return body === null || body === undefined ? [] : [String(body)];
	if (isShort(body))
		return [saysNothingSecret(body) ? `the text "${body.trim()}"` : 'a short text'];
	const attributes = leaves(readXml(body, '@') ?? {}).filter(({ path }) => path.includes('@'));
	return [...leaves(readXml(body) ?? {}), ...attributes].map(shown);
}

/** True if a text consists of short words of letters. A token never does. */
const saysNothingSecret = (body: string) =>
	/^[\p{L}\s.,:;!?'’()-]+$/u.test(body) && !/\S{20}/.test(body);

interface Leaf {
	path: string;
	value: unknown;
}

/** Every single value in nested lists and objects, with its path. */
function leaves(value: unknown, path = '', depth = 0): Leaf[] {
	if (!isObject(value) || depth > MAX_DEPTH || Object.keys(value).length === 0)
		return path === '' ? [] : [{ path, value }];
	return Object.entries(value)
		.slice(0, MAX_FIELDS)
		.flatMap(([name, part]) =>
			leaves(part, Array.isArray(value) ? `${path}[${name}]` : joined(path, name), depth + 1),
		);
}

const joined = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

const MAX_DEPTH = 4;
const MAX_FIELDS = 20;

/**
 * The path of a value, and whether the value is empty or says "no". Other values are not shown,
 * because they can be secrets.
 */
function shown({ path, value }: Leaf): string {
	if (value === '') return `${path} (empty)`;
	if (typeof value === 'string' && asToken(value) === undefined)
		return `${path} (a word that says "none" or "no")`;
	const isTold = value === null || typeof value === 'boolean' || value === 0 || value === -1;
	return isTold ? `${path} (${String(value)})` : path;
}

/** The path of a value that could be the token, judged by its name and length. */
export function likelyPath(answer: HttpAnswer): string | undefined {
	const found = leaves(bodyOf(answer)).filter(
		({ value }) =>
			typeof value === 'string' && /^\S{3,}$/.test(value) && asToken(value) !== undefined,
	);
	const named = (pattern: RegExp) =>
		found.find(({ path }) => pattern.test(path) && !/refresh|csrf|type/i.test(path))?.path;
	return (
		named(/(token|jwt|session_?id|ticket|bearer)(\.value|\.id|\[0\])?$/i) ??
		named(/(^|[._])(access|key|auth|sid|session|id_?token|result)(\.value|\.id)?$/i)
	);
}
