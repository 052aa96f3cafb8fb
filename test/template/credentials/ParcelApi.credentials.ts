/* eslint-disable @n8n/community-nodes/credential-test-required -- a template: the node that is shipped does not know it */
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { asObject } from '../../../credentials/engine/answers';
import { createHooks, hiddenFields } from '../../../credentials/engine/n8n/hooks';
import type { OfferedProvider } from '../../../credentials/engine/n8n/subjects';
import { secondsToMs } from '../../../credentials/engine/formats/instants';
import type { GrantFields, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { apiErrorIn, bearer, testPathCall } from '../../../credentials/engine/vendor/commonRules';
import { FieldReader } from '../../../credentials/engine/vendor/fieldReader';
import { jsonRequest } from '../../../credentials/engine/vendor/flowRequests';
import {
	baseUrlField,
	networkFields,
	userFields,
} from '../../../credentials/engine/vendor/formFields';

const PROVIDER = 'Parcel API';

/** The status with which Parcel answers a dead token. */
const SESSION_ENDED = 419;

/** A session that ends when it has not been used for this many seconds. */
function readGrant(body: unknown): GrantFields {
	const { token, idle_seconds: idleSeconds } = asObject(body);
	const ms = secondsToMs(idleSeconds);
	return { token, lifetime: ms === undefined ? undefined : { kind: 'idle', ms, from: 'answer' } };
}

/**
 * Parcel, a fictional API. `POST /session` returns a token that is sent as Bearer. `PUT /session`
 * with that token returns the next one, and `DELETE /session` ends the session. Source: the
 * vendor's page "Sessions".
 */
export function parcelFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const fields = new FieldReader(PROVIDER, credentials);
	const baseUrl = fields.url('baseUrl', 'Base URL');
	const username = fields.required('username', 'Username');
	const password = fields.secret('password', 'Password');
	const url = `${baseUrl}/session`;
	const withToken = (token: string) => ({ Accept: 'application/json', ...bearer(token).headers });
	return {
		provider: PROVIDER,
		urlFields: '"Base URL"',
		baseUrl,
		trustedUrls: [baseUrl],
		secrets: [password],
		source: {
			kind: 'login',
			request: () => jsonRequest(url, { username, password }),
			renewLive: ({ token }) => ({ method: 'PUT', url, headers: withToken(token) }),
			readGrant,
		},
		release: ({ token }) => ({ method: 'DELETE', url, headers: withToken(token) }),
		tokenMayBeJwt: false,
		attach: bearer,
		provesRejection: ({ status }) => status === SESSION_ENDED,
		failureIn: apiErrorIn,
		testCall: testPathCall('/shipments'),
	};
}

/** The credential's type, its flow and its name in the node. */
export const parcel: OfferedProvider = {
	type: 'parcelApi',
	readFlow: parcelFlow,
	offeredAs: 'Parcel API',
};

const hooks = createHooks(parcel);

export class ParcelApi implements ICredentialType {
	name = 'parcelApi';

	displayName = 'Parcel API';

	documentationUrl =
		'https://github.com/authenticated-request/n8n-nodes-authenticated-request/blob/main/docs/parcel.md';

	icon: Icon = { light: 'file:../icons/parcel.svg', dark: 'file:../icons/parcel.dark.svg' };

	properties: INodeProperties[] = [
		baseUrlField({
			description: 'Base of the API, without the final /session',
			placeholder: 'https://parcel.example.com/v1',
		}),
		...userFields({
			usernameDescription: 'The user that logs in',
			passwordDescription: 'The password of that user',
		}),
		...networkFields,
		...hiddenFields,
	];

	authenticate = hooks.authenticate;

	preAuthentication = hooks.preAuthentication;
}
