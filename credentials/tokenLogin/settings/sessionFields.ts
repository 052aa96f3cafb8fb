/** Which of the credential's fields a session belongs to. */
import { stepNamesIn } from '../template/stepNames';

type Fields = Record<string, unknown>;

/** Whether the login starts from a refresh token that each answer replaces by a new one. */
export function isOneTime({ loginKind, refreshTokenRotates }: Fields): boolean {
	return loginKind === 'refreshToken' && refreshTokenRotates !== false;
}

/** Fields that say how calls are made with a token, whatever it is. */
const OF_CALLS = [
	'callHeaders',
	'callQuery',
	'showCallValues',
	'showUse',
	'tokenName',
	'tokenPlace',
	'tokenTemplate',
];
/** Lists of further values. */
const VALUES = ['values', 'secretValues'];

/**
 * The fields whose change ends a stored session.
 *
 * With a rotating refresh token these are the server of the login, the client and the refresh token that
 * was entered. After any other edit the stored token must be used on, because the entered one is spent.
 *
 * Elsewhere these are all fields but those that only calls use. Otherwise a time among the headers of
 * each call would make every run log in.
 */
export function sessionFields(fields: Fields): Fields {
	if (isOneTime(fields)) {
		const { loginKind, loginUrl, clientId, refreshToken } = fields;
		const entered = textOf(refreshToken).trim();
		return { loginKind, loginUrl, clientId, refreshToken: entered, server: serverOf(fields) };
	}
	const others = Object.entries(fields).filter(([name]) => !OF_CALLS.includes(name));
	const ofLogin = others.filter(([name]) => !VALUES.includes(name));
	const texts = JSON.stringify(ofLogin);
	return {
		...Object.fromEntries(ofLogin),
		...Object.fromEntries(VALUES.map((name) => [name, namedIn(texts, fields[name])])),
		keptForCalls: stepNamesIn(OF_CALLS.map((name) => textOf(fields[name]))),
	};
}

/** What is no text is told where the fields are read. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Scheme, host and port of the login. */
function serverOf({ baseUrl, loginUrl }: Fields): string {
	const url = [loginUrl, baseUrl].map(textOf).find((each) => /^https?:/i.test(each.trim())) ?? '';
	return URL.canParse(url) ? new URL(url).origin : url;
}

/** The values of a list whose names the texts have. */
function namedIn(texts: string, collection: unknown): unknown[] {
	const { values } = (collection ?? {}) as { values?: Array<{ name?: unknown }> };
	return (values ?? []).filter(({ name }) => texts.includes(String(name ?? '').trim()));
}
