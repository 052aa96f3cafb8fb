import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FieldReader } from '../../engine/vendor/fieldReader';
import { addedValues } from './addedValues';
import { grantPreset } from './grants';
import type { Preset } from './preset';

export type { Preset } from './preset';

/** The common ways to log in. Each needs only a few fields. */
export type LoginKind =
	| 'json'
	| 'oauth2Password'
	| 'oauth2ClientCredentials'
	| 'refreshToken'
	| 'basic'
	| 'cookie'
	| 'form'
	| 'signedJwt'
	| 'curl'
	| 'custom';

/**
 * The preset of a kind of login. Its user and password fields have the names that the credential
 * gives.
 */
export function presetOf(kind: LoginKind, fields: FieldReader): Preset {
	const user = fields.text('usernameName') || 'username';
	const password = fields.text('passwordName') || 'password';
	const simple = { method: 'POST', refreshTokenPath: '', renewBody: '' };
	switch (kind) {
		case 'oauth2Password':
		case 'oauth2ClientCredentials':
		case 'refreshToken':
			return grantPreset(kind, fields);
		case 'basic':
			return {
				...simple,
				bodyType: 'none',
				body: '',
				basic: { user: '${username}', password: '${password}' },
			};
		case 'cookie':
		case 'form':
			return {
				...simple,
				bodyType: 'form',
				body: `${user}=\${username}\n${password}=\${password}`,
			};
		case 'curl':
		case 'custom':
			return { ...simple, bodyType: 'auto', body: '' };
		case 'signedJwt':
			return { ...simple, bodyType: 'none', body: '' };
		default:
			return {
				...simple,
				bodyType: 'json',
				body: JSON.stringify({ [user]: '${username}', [password]: '${password}' }),
			};
	}
}

/** The kinds that log in with a user name and a password. */
const OF_USER: LoginKind[] = ['basic', 'cookie', 'form', 'json', 'oauth2Password'];

/**
 * Throws if the form asks for user name and password and one of them is empty. The API would only
 * say that they are wrong.
 */
export function requireUser(kind: LoginKind, fields: FieldReader): void {
	if (!OF_USER.includes(kind)) return;
	fields.required('username', 'Username');
	fields.secret('password', 'Password');
}

/** The named values of the credential: those of its own fields, and those that the user added. */
export function namedValues(
	credentials: ICredentialDataDecryptedObject,
	fields: FieldReader,
): { values: Record<string, string>; secrets: string[] } {
	// n8n leaves out fields that this kind of login does not show. Their names then have no value.
	const isShown = (name: string) => Object.hasOwn(credentials, name);
	const own = ['username', 'clientId', 'scope']
		.filter(isShown)
		.map((name) => [name, fields.text(name)]);
	const ownSecrets = ['password', 'clientSecret', 'refreshToken']
		.filter(isShown)
		.map((name) => [name, secretIn(name, credentials[name], fields)]);
	const added = addedValues(credentials.values, 'Values');
	const addedSecrets = addedValues(credentials.secretValues, 'Secret Values');
	return {
		values: Object.fromEntries([...own, ...ownSecrets, ...added, ...addedSecrets]) as Record<
			string,
			string
		>,
		secrets: [...ownSecrets, ...addedSecrets].map(([, value]) => value).filter(Boolean),
	};
}

/**
 * The secret as it is sent. White space around a refresh token is removed (RFC 6749 appendix A.17),
 * around a password never.
 */
function secretIn(name: string, value: unknown, fields: FieldReader): string {
	const text = (value ?? '') === '' ? '' : fields.secret(name, name);
	return name === 'refreshToken' ? text.trim() : text;
}
