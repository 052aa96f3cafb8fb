import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FieldReader } from '../../engine/vendor/fieldReader';
import type { BodyType, RequestSettings } from './settings';

/** The common ways to log in; each needs a few fields only. */
export type LoginKind =
	| 'json'
	| 'oauth2Password'
	| 'oauth2ClientCredentials'
	| 'basic'
	| 'cookie'
	| 'form'
	| 'signedJwt'
	| 'curl'
	| 'custom';

/** What a kind of login sends, before the person's own changes. */
export interface Preset {
	method: string;
	bodyType: BodyType;
	body: string;
	basic?: RequestSettings['basic'];
	/** Where a refresh token is found; empty: there is none. */
	refreshTokenPath: string;
	/** The body of the renewal, form-encoded. */
	renewBody: string;
}

const CLIENT = 'client_id=${clientId}\nclient_secret=${clientSecret}';
const PUBLIC_CLIENT = 'client_id=${clientId}';

/** The preset of a kind, with the names that the credential's fields give. */
export function presetOf(kind: LoginKind, fields: FieldReader): Preset {
	const user = fields.text('usernameName') || 'username';
	const password = fields.text('passwordName') || 'password';
	const scope = fields.text('scope') === '' ? '' : '\nscope=${scope}';
	const client = fields.text('clientSecret') === '' ? PUBLIC_CLIENT : CLIENT;
	const simple = { method: 'POST', refreshTokenPath: '', renewBody: '' };
	switch (kind) {
		case 'oauth2Password':
			return {
				...simple,
				bodyType: 'form',
				body: `grant_type=password\n${fields.text('clientId') === '' ? '' : `${client}\n`}username=\${username}\npassword=\${password}${scope}`,
				refreshTokenPath: 'refresh_token',
				renewBody: `grant_type=refresh_token\n${fields.text('clientId') === '' ? '' : `${client}\n`}refresh_token=\${refreshToken}`,
			};
		case 'oauth2ClientCredentials':
			return {
				...simple,
				bodyType: 'form',
				body: `grant_type=client_credentials\n${client}${scope}`,
			};
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

/** Named values of the credential: those of its own fields, and those that a person added. */
export function namedValues(
	credentials: ICredentialDataDecryptedObject,
	fields: FieldReader,
): { values: Record<string, string>; secrets: string[] } {
	// n8n leaves out the fields that this kind of login does not show: their names mean nothing then.
	const isShown = (name: string) => Object.hasOwn(credentials, name);
	const own = ['username', 'clientId', 'scope']
		.filter(isShown)
		.map((name) => [name, fields.text(name)]);
	const ownSecrets = ['password', 'clientSecret']
		.filter(isShown)
		.map((name) => [name, String(credentials[name] ?? '')]);
	const added = pairsOf(credentials.values);
	const addedSecrets = pairsOf(credentials.secretValues);
	return {
		values: Object.fromEntries([...own, ...ownSecrets, ...added, ...addedSecrets]) as Record<
			string,
			string
		>,
		secrets: [...ownSecrets, ...addedSecrets].map(([, value]) => value).filter(Boolean),
	};
}

function pairsOf(collection: unknown): string[][] {
	const { values } = (collection ?? {}) as { values?: Array<{ name?: unknown; value?: unknown }> };
	return (values ?? [])
		.map(({ name, value }) => [String(name ?? '').trim(), String(value ?? '')])
		.filter(([name]) => name !== '');
}
