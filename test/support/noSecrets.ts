import { secretFields } from './credentialTypes';

/**
 * The forms in which a secret could appear: as it is, in a URL, a form, JSON, or a Basic header.
 */
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

/** The secrets of a stored credential: those that the user entered, and the tokens it holds. */
export function secretsIn(type: string, credential: Record<string, unknown>): string[] {
	const { sessionState, ...fields } = credential;
	const values = secretFields(type).map((name) => fields[name]);
	if (typeof sessionState === 'string' && sessionState !== '')
		values.push((JSON.parse(sessionState) as Record<string, unknown>).refreshToken);
	// A placeholder such as ${password} is not the secret.
	return values.filter(
		(value): value is string =>
			typeof value === 'string' && value.length > 3 && !value.startsWith('${'),
	);
}

/**
 * Fails if any of the secrets appears in the text, in any form. The failure names the form, not the
 * secret.
 */
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
