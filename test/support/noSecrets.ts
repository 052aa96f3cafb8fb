import type { Provider } from '../providers';

/** Fields of the credentials whose values nobody may ever see. */
const SECRET_FIELDS = [
	'password',
	'clientSecret',
	'webApiKey',
	'apiKey',
	'permanentToken',
	'accessToken',
	'sessionState',
];
/** What an emulator's answer calls a token. */
const TOKEN_NAMES = /^(token|access_token|refresh_token|sessionToken|id)$/i;

/** The forms in which a secret could show: as it is, in a URL, a form, JSON, or a Basic header. */
function formsOf(secret: string, usernames: string[]): string[] {
	const inJson = JSON.stringify(secret).slice(1, -1);
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ v: secret }).toString().slice(2),
		inJson,
		JSON.stringify(inJson).slice(1, -1),
		Buffer.from(secret).toString('base64'),
		...['', ...usernames].flatMap((user) => [
			Buffer.from(`${user}:${secret}`).toString('base64'),
			Buffer.from(`${secret}:${user}`).toString('base64'),
		]),
	];
}

/** The secrets of a credential as it is stored: what was entered, and the tokens it holds. */
export function secretsIn(credential: Record<string, unknown>): string[] {
	const values = SECRET_FIELDS.filter((name) => name !== 'sessionState').map(
		(name) => credential[name],
	);
	const { sessionState } = credential;
	if (typeof sessionState === 'string' && sessionState !== '')
		values.push((JSON.parse(sessionState) as Record<string, unknown>).refreshToken);
	return values.filter((value): value is string => typeof value === 'string' && value.length > 3);
}

/** Every token that came to an emulator with a request, dead ones included. */
export function tokensSeenBy(provider: Provider): string[] {
	return provider.requests.flatMap(({ headers, query, body }) => {
		const inHeaders = [headers.authorization, headers.authentication]
			.flat()
			.filter((value): value is string => value !== undefined)
			.map((value) => value.replace(/^(Bearer|Basic) /, ''));
		const fields = [...Object.entries(query), ...new URLSearchParams(body)];
		const inFields = fields.filter(([name]) => TOKEN_NAMES.test(name)).map(([, value]) => value);
		const inJson = [...body.matchAll(/"(?:token|refresh_token)":"([^"]+)"/g)].map(
			([, token]) => token,
		);
		return [...inHeaders, ...inFields, ...inJson];
	});
}

/** Fails if any of the secrets shows in the text, in any form; names the form, not the secret. */
export function expectNoSecrets(text: string, secrets: string[], usernames: string[] = []): void {
	const found = [...new Set(secrets)].flatMap((secret, index) =>
		formsOf(secret, usernames)
			.map((form, kind) => ({ form, name: `secret ${index}, form ${kind}` }))
			.filter(({ form }) => form.length > 3 && text.includes(form))
			.map(
				({ name, form }) =>
					`${name}: …${text.slice(Math.max(0, text.indexOf(form) - 80), text.indexOf(form))}`,
			),
	);
	expect(found).toEqual([]);
}
