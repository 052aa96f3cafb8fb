/** Where CAEPE's Keycloak is: as it is filled in, or as CAEPE names it. */
import { asObject } from '../engine/answers';
import type { Discovery, HttpAnswer, LoginSource } from '../engine/tokenFlow';
import { oAuth2Grant } from '../engine/vendor/commonRules';
import type { FieldReader } from '../engine/vendor/fieldReader';

const DEFAULT_REALM = 'biqmind';
/** The discovered value: Keycloak's address with its realm, `https://host/realms/name`. */
const ISSUER = 'issuer';

/** Paths of the API have its version in them; a base URL that ends in one is understood as well. */
export const withoutVersion = (baseUrl: string) => baseUrl.replace(/\/v\d+$/, '');

/**
 * `GET /v2/Auth/Discover` names Keycloak's address and realm, for an organization and without a
 * token. The password is then sent there: only over https, or to the server of the base URL.
 */
function keycloakDiscovery(baseUrl: string, organization: string, realm: string): Discovery {
	return {
		request: () => ({
			method: 'GET',
			url: `${withoutVersion(baseUrl)}/v2/Auth/Discover`,
			headers: { Organization: organization, Accept: 'application/json' },
		}),
		read: (answer) => ({ [ISSUER]: withRealm(issuerIn(answer, baseUrl), realm) }),
		wayOut: 'Check "Base URL" and "Organization", or fill in "Keycloak URL" and "Realm".',
	};
}

function issuerIn({ body }: HttpAnswer, baseUrl: string): string {
	const { idp } = asObject(body);
	const url = typeof idp === 'string' && URL.canParse(idp) ? new URL(idp) : undefined;
	if (url === undefined || !url.pathname.includes('/realms/'))
		throw new Error('the answer names no Keycloak realm at "idp"');
	const isSafe =
		url.protocol === 'https:' ||
		(url.protocol === 'http:' && url.hostname === new URL(baseUrl).hostname);
	if (!isSafe)
		throw new Error(
			`it names ${url.origin}, another server, to which a password would go unencrypted`,
		);
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** A realm that is filled in wins over the discovered one. */
const withRealm = (issuer: string, realm: string) =>
	realm === '' ? issuer : issuer.replace(/\/realms\/.*$/, `/realms/${encodeURIComponent(realm)}`);

/** Keycloak's address with its realm, as it is filled in; the address may bring its realm along. */
function filledInIssuer(keycloakUrl: string, realm: string): string {
	const [server, ownRealm = DEFAULT_REALM] = keycloakUrl.split(/\/realms\/([^/]+).*$/);
	return `${server}/realms/${realm === '' ? ownRealm : encodeURIComponent(realm)}`;
}

/** The Keycloak that a person has named, or how it is found out. */
export interface Keycloak {
	/** Undefined if it is found out. */
	url?: string;
	/** What the login has of it. */
	source: Pick<LoginSource, 'kind' | 'discovery' | 'readGrant'>;
	/** Where its OpenID Connect endpoints are; `discovered` is what the discovery found. */
	endpoint: (discovered?: Record<string, string>) => string;
}

/** Reads the fields "Keycloak URL" and "Realm". */
export function readKeycloak(fields: FieldReader, baseUrl: string, organization: string): Keycloak {
	const isDiscovered = fields.text('keycloakUrl') === '';
	const url = isDiscovered ? undefined : fields.url('keycloakUrl', 'Keycloak URL');
	const realm = fields.text('realm');
	return {
		url,
		source: {
			kind: 'login',
			...(isDiscovered && { discovery: keycloakDiscovery(baseUrl, organization, realm) }),
			readGrant: oAuth2Grant,
		},
		endpoint: (discovered = {}) =>
			`${discovered[ISSUER] ?? filledInIssuer(url ?? '', realm)}/protocol/openid-connect`,
	};
}
