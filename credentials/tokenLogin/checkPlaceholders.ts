import { keptNames, textsOf } from './answer/keptValues';
import { namesAny } from './baseUrl';
import type { Settings } from './settings/readSettings';
import { wrongField } from './template/wrongField';

/** Matches GraphQL. There, `{token}` and `$token` are not mistyped placeholders. */
const OWN_BRACES = /\b(mutation|query|subscription)\b/;

/**
 * Throws if a text looks like a placeholder but would be sent literally, if calls would need a
 * signature of their own, or if the token template has no token.
 */
export function checkPlaceholders(settings: Settings): void {
	const { use, assertion } = settings;
	const kept = keptNames(settings);
	const names = [...Object.keys(settings.values), ...kept, 'token', 'refreshToken', 'assertion'];
	const words = names.filter((name) => /^[A-Za-z_][\w-]*$/.test(name)).join('|');
	const wrong = new RegExp(`(?<!\\$)\\{\\s*(?:${words})\\s*\\}|\\$(?:${words})\\b`);
	for (const [label, text] of fieldsOf(settings)) {
		const found = OWN_BRACES.test(text) ? undefined : wrong.exec(text)?.[0];
		if (found !== undefined)
			throw wrongField(
				label,
				`has ${found}, which would be sent unchanged. A placeholder begins with a dollar sign and has braces: \${${found.replace(/[${}\s]/g, '')}}`,
			);
	}
	const ofCall = OF_CALL.filter((name) => !names.includes(name));
	for (const [label, text] of callFieldsOf(settings))
		if (namesAny(text, ofCall))
			throw wrongField(
				label,
				"needs the call's own method, address or body. This credential signs logins, not single calls (as AWS or OAuth1 require); an API of that kind can't be called with it",
			);
	const sent = [...kept, 'token', 'refreshToken', ...(assertion ? ['assertion'] : [])];
	if (namesAny(use.template, sent)) return;
	if (namesAny(use.headers, ['token']) || namesAny(use.query, ['token'])) return;
	throw wrongField(
		'Token Template',
		'has no ${token}, so calls would carry no token; write ${token} where it goes, such as Bearer ${token}',
	);
}

/** The parts of a call that a signature would cover. No placeholder has these names. */
const OF_CALL = ['method', 'url', 'path', 'query', 'body', 'requestBody', 'payload'];

function callFieldsOf({ use }: Settings): Array<[label: string, text: string]> {
	return [
		['Token Template', use.template],
		['Headers of Each Call', use.headers],
		['Query of Each Call', use.query],
	];
}

function fieldsOf(settings: Settings): Array<[label: string, text: string]> {
	const { login, steps, renew, release, use, assertion, baseUrl } = settings;
	const requests = [login, ...steps, renew, release].filter((request) => request !== undefined);
	return [
		['Base URL', baseUrl],
		['Token Name', use.name],
		...callFieldsOf(settings),
		['Assertion Header', assertion?.header ?? ''],
		['Assertion Claims', assertion?.claims ?? ''],
		...requests.flatMap((request) =>
			textsOf(request).map((text, index): [string, string] => [
				`${request.label} ${['URL', 'Query', 'Headers', 'Body'][index]}`,
				text,
			]),
		),
	];
}
