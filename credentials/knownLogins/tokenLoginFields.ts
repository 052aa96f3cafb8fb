import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { CompleteLogin, CompleteSettings, SettingName } from './definition';
import { isSecret } from './fields';

/** The switches of Token Login's form. Each pattern matches the names of the fields behind one. */
const SWITCHES: Array<[name: string, fields: RegExp]> = [
	['loginBasic', /^loginBasic(User|Password)$/],
	['showAnswer', /^(errorPath|expiry|keepValues|success|tokenFrom$|tokenPath$)/],
	['showUse', /^token(Place|Name|Template)$/],
	['showCallValues', /^call(Headers|Query)$/],
	['showRenewal', /^(refreshTokenPath$|renew)/],
	['showRelease', /^release/],
	['showRejection', /^rejected/],
	['showAssertion', /^assertion/],
	['showSteps', /^steps$/],
];
/** Fields in which Token Login fills in no placeholders, so the values are inserted here. */
const PLAIN: SettingName[] = ['assertionKey'];

/** Matches fields with one header or parameter per line. */
const LINES = /(Headers|Query)$/;

/** Matches a body that is a JSON object, written after the name of its setting. */
const JSON_BODY = /^\w+Body=\s*\{/;

/** The switches of Token Login that these settings need, by name. */
export function switchesFor(settings: CompleteSettings): string[] {
	const names = Object.keys(settings);
	return SWITCHES.filter(([, fields]) => names.some((name) => fields.test(name))).map(
		([name]) => name,
	);
}

/**
 * Returns the fields of a Token Login credential: the definition's settings with the user's values.
 */
export function tokenLoginFields(
	{ settings, fields, test = '' }: CompleteLogin,
	values: Record<string, string>,
): ICredentialDataDecryptedObject {
	const named = (wanted: boolean) => ({
		values: Object.entries(values)
			.filter(([name]) => isSecret(fields[name]) === wanted)
			.map(([name, value]) => ({ name, value })),
	});
	const { steps, ...all } = settings;
	const empty = Object.keys(fields).filter((name) => fields[name].optional && !values[name]);
	const texts = Object.fromEntries(
		Object.entries(all).map(([name, text]) => [
			name,
			LINES.test(name)
				? withoutLinesOf(empty, String(text))
				: JSON_BODY.test(`${name}=${text}`)
					? withoutMembersOf(empty, String(text))
					: text,
		]),
	);
	const plain = PLAIN.filter((name) => Object.hasOwn(texts, name)).map((name) => [
		name,
		String(texts[name]).replace(/\$\{(\w+)\}/g, (_all, value: string) => values[value] ?? ''),
	]);
	return {
		loginKind: 'custom',
		...texts,
		...(Object.fromEntries(plain) as Record<string, string>),
		...(steps && { steps: { steps } }),
		...Object.fromEntries(switchesFor(settings).map((name) => [name, true])),
		values: named(false),
		secretValues: named(true),
		testPath: test,
	};
}

/** Removes the lines that name a value the user left empty. */
function withoutLinesOf(empty: string[], lines: string): string {
	const isThere = (line: string) => !empty.some((name) => line.includes(`\${${name}}`));
	return lines.split('\n').filter(isThere).join('\n');
}

/**
 * Removes the members of a JSON object whose value the user left empty. The first member stays:
 * `{"contentUrl": ""}` is Tableau's default site.
 */
function withoutMembersOf(empty: string[], json: string): string {
	return empty.reduce(
		(text, name) => text.replace(new RegExp(`,\\s*"[^"]*"\\s*:\\s*"\\$\\{${name}\\}"`, 'g'), ''),
		json,
	);
}
