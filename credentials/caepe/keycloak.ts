/** Finds CAEPE's Keycloak server: the one that the user entered, or the one that CAEPE names. */
import { asObject } from '../engine/answers';
import type { Discovery, HttpAnswer, LoginSource } from '../engine/tokenFlow';
import { oAuth2Grant } from '../engine/vendor/commonRules';
import type { FieldReader } from '../engine/vendor/fieldReader';

const DEFAULT_REALM = 'biqmind';
/** The discovered value: Keycloak's address with its realm, `https://host/realms/name`. */
const ISSUER = 'issuer';

/** Removes a version from the end of the base URL, because the paths of the API already have it. */
export const withoutVersion = (baseUrl: string) => baseUrl.replace(/\/v\d+$/, '');

/**
 * Asks CAEPE for the address and realm of an organization's Keycloak (`GET /v2/Auth/Discover`). No
 * token is needed. Because the password is then sent there, the address must use https or be on the
 * server of the base URL.
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

/** A realm that the user entered takes precedence over the discovered one. */
const withRealm = (issuer: string, realm: string) =>
	realm === '' ? issuer : issuer.replace(/\/realms\/.*$/, `/realms/${encodeURIComponent(realm)}`);

/**
 * Keycloak's address with its realm, as the user entered them. The address can already contain the
 * realm.
 */
function filledInIssuer(keycloakUrl: string, realm: string): string {
	const [server, ownRealm = DEFAULT_REALM] = keycloakUrl.split(/\/realms\/([^/]+).*$/);
	return `${server}/realms/${realm === '' ? ownRealm : encodeURIComponent(realm)}`;
}

/** The Keycloak server that the user named, or how to discover it. */
export interface Keycloak {
	/** Undefined if the server is discovered. */
	url?: string;
	/** The parts of the login that come from Keycloak. */
	source: Pick<LoginSource, 'kind' | 'discovery' | 'readGrant'>;
	/** The base URL of its OpenID Connect endpoints. `discovered` is the result of the discovery. */
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
