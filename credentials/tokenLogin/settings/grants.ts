import type { FieldReader } from '../../engine/vendor/fieldReader';
import type { Preset } from './preset';

/** The kinds of login that are OAuth2 grants (RFC 6749 sections 4.3, 4.4 and 6). */
export type Grant = 'oauth2Password' | 'oauth2ClientCredentials' | 'refreshToken';

type Fields = Array<[name: string, value: string]>;

const OWN_FIELDS: Record<Grant, Fields> = {
	oauth2ClientCredentials: [['grant_type', 'client_credentials']],
	oauth2Password: [
		['grant_type', 'password'],
		['username', '${username}'],
		['password', '${password}'],
	],
	refreshToken: [
		['grant_type', 'refresh_token'],
		['refresh_token', '${refreshToken}'],
	],
};

/**
 * The requests of a grant. The client is sent in the body or by HTTP Basic, form-encoded (RFC 6749
 * section 2.3.1). A client without a secret is public: only its ID is sent, in the body.
 */
export function grantPreset(grant: Grant, fields: FieldReader): Preset {
	const sentAs = fields.text('clientSentAs') || 'form';
	const hasSecret = fields.text('clientSecret') !== '';
	const inHeader = sentAs === 'basic' && hasSecret;
	const hasClient = grant === 'oauth2ClientCredentials' || fields.text('clientId') !== '';
	const client: Fields = [];
	if (hasClient && !inHeader) client.push(['client_id', '${clientId}']);
	if (hasClient && !inHeader && hasSecret) client.push(['client_secret', '${clientSecret}']);
	const scope: Fields = fields.text('scope') === '' ? [] : [['scope', '${scope}']];
	const write = sentAs === 'json' ? asJson : asForm;
	const [grantType, ...own] = OWN_FIELDS[grant];
	const renewal: Fields = [...OWN_FIELDS.refreshToken];
	return {
		method: 'POST',
		bodyType: sentAs === 'json' ? 'json' : 'form',
		body: write([grantType, ...client, ...own, ...scope]),
		...(inHeader && { basic: { user: '${form(clientId)}', password: '${form(clientSecret)}' } }),
		refreshTokenPath: grant === 'oauth2ClientCredentials' ? '' : 'refresh_token',
		renewBody:
			grant === 'oauth2Password' ? write([renewal[0], ...client, ...renewal.slice(1)]) : '',
	};
}

const asForm = (fields: Fields) => fields.map(([name, value]) => `${name}=${value}`).join('\n');
const asJson = (fields: Fields) => JSON.stringify(Object.fromEntries(fields));
