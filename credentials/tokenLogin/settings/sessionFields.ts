/** Which fields of the credential a stored session depends on. */
import { stepNamesIn } from '../template/stepNames';

type Fields = Record<string, unknown>;

/** Whether the login starts from a refresh token that each answer replaces with a new one. */
export function isOneTime({ loginKind, refreshTokenRotates }: Fields): boolean {
	return loginKind === 'refreshToken' && refreshTokenRotates !== false;
}

/** Fields that say how calls carry the token. They don't affect which token it is. */
const OF_CALLS = [
	'callHeaders',
	'callQuery',
	'showCallValues',
	'showUse',
	'tokenName',
	'tokenPlace',
	'tokenTemplate',
];
/** The fields that hold the lists of further values. */
const VALUES = ['values', 'secretValues'];

/**
 * The fields whose change ends a stored session.
 *
 * With a rotating refresh token these are the server of the login, the client and the refresh token
 * that the user entered. After any other edit the stored token must stay in use, because the
 * entered one is already spent.
 *
 * In all other cases these are all fields except those that only calls use. Otherwise a time in the
 * headers of each call would make every run log in.
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

/** Values that are not text count as empty here. They are reported where the fields are read. */
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Scheme, host and port of the login URL or, if that is a path, of the base URL. */
function serverOf({ baseUrl, loginUrl }: Fields): string {
	const url = [loginUrl, baseUrl].map(textOf).find((each) => /^https?:/i.test(each.trim())) ?? '';
	return URL.canParse(url) ? new URL(url).origin : url;
}

/** The entries of a list whose names occur in the texts. */
function namedIn(texts: string, collection: unknown): unknown[] {
	const { values } = (collection ?? {}) as { values?: Array<{ name?: unknown }> };
	return (values ?? []).filter(({ name }) => texts.includes(String(name ?? '').trim()));
}
