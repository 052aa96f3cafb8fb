import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { FieldReader } from '../../engine/vendor/fieldReader';
import { PROVIDER, wrongField } from '../template/fill';
import { type LoginKind, namedValues, presetOf } from './presets';
import { isOneTime } from './sessionFields';
import { withFields, withoutMissing } from './presetBody';
import type { AnswerPlace, BodyType, ExpirySource, RequestSettings } from './settings';

/** The whole credential, read once: what was left empty has the value of its preset. */
export interface Settings {
	/** Whether the signed assertion is itself the token, and nothing logs in. */
	isSignedHere: boolean;
	baseUrl: string;
	login: RequestSettings;
	steps: RequestSettings[];
	renew?: RequestSettings;
	release?: RequestSettings;
	refreshTokenPath: string;
	tokenFrom: AnswerPlace;
	tokenPath: string;
	expiry: { source: ExpirySource; path: string; minutes: number };
	success: { path: string; value: string };
	errorPath: string;
	keep: string;
	use: { place: string; name: string; template: string; headers: string; query: string };
	assertion?: {
		algorithm: string;
		key: string;
		passphrase: string;
		header: string;
		claims: string;
	};
	rejected: { statuses: string; path: string; value: string; contains: boolean; text?: string };
	/** How a call says under a good status that it failed. */
	failed?: { path: string; match: string; value: string; text: string; wordsPath: string };
	testPath: string;
	/** What the test sends to the path, if not a GET. */
	test?: { method: string; body: string };
	/** Seconds before its end at which a token is renewed; absent: the engine's own rule. */
	marginSeconds?: number;
	/** Where the login's answer says who is logged in. */
	whoPath?: string;
	/** Texts in PEM format. */
	tls?: { certificate: string; key: string; passphrase: string; authority: string };
	/** Whether the login starts from a refresh token that each answer replaces. */
	isOneTime?: boolean;
	/** Whether a person described the renewal. */
	hasOwnRenewal?: boolean;
	values: Record<string, string>;
	secrets: string[];
}

/** Reads the fields; a group that is switched off counts as not filled in. */
export function readSettings(credentials: ICredentialDataDecryptedObject): Settings {
	const fields = new FieldReader(PROVIDER, credentials);
	const kind = (fields.text('loginKind') || 'json') as LoginKind;
	const preset = presetOf(kind, fields);
	const isCustom = kind === 'custom';
	const isSignedHere = kind === 'signedJwt';
	const inGroup = (group: string) => (name: string) =>
		credentials[group] === true ? fields.text(name) : '';
	const atLogin = (group: string) => (isSignedHere ? () => '' : inGroup(group));
	const login = isCustom ? (name: string) => fields.text(name) : atLogin('showLogin');
	const answer = atLogin('showAnswer');
	const use = isCookieKind(kind) ? () => '' : inGroup('showUse');
	const calls = inGroup('showCallValues');
	const renewal = atLogin('showRenewal');
	const release = atLogin('showRelease');
	const rejection = inGroup('showRejection');
	const assertion = isSignedHere ? (name: string) => fields.text(name) : inGroup('showAssertion');
	const hasOwnBody = isCustom || login('loginBody') !== '' || login('loginBodyType') === 'none';
	const loginRequest: RequestSettings = {
		label: 'Login',
		method: login('loginMethod') || preset.method,
		url: isSignedHere ? '' : fields.required('loginUrl', 'Login URL'),
		query: login('loginQuery'),
		headers: login('loginHeaders'),
		bodyType: hasOwnBody ? ((login('loginBodyType') || 'auto') as BodyType) : preset.bodyType,
		body: hasOwnBody
			? login('loginBody')
			: withFields(preset.body, preset.bodyType, isCustom ? '' : login('loginFields')),
		basic:
			isCustom && credentials.loginBasic === true
				? { user: fields.text('loginBasicUser'), password: fields.text('loginBasicPassword') }
				: preset.basic,
	};
	const renewOf: RequestSettings = {
		...loginRequest,
		label: 'Renewal',
		method: 'POST',
		query: '',
		bodyType: preset.bodyType,
		// A login that names its client elsewhere, as in a header, renews so too.
		body: hasOwnBody
			? withoutMissing(preset.renewBody, preset.bodyType, login('loginBody'))
			: preset.renewBody,
	};
	const isCookie = isCookieKind(kind);
	const { values, secrets } = namedValues(credentials, fields);
	const hasAssertion = credentials.showAssertion === true || isSignedHere;
	const assertionKey = hasAssertion ? fields.required('assertionKey', 'Assertion Key') : '';
	return {
		isSignedHere,
		baseUrl: fields.required('baseUrl', 'Base URL').replace(/\/+$/, ''),
		login: loginRequest,
		steps: !isSignedHere && credentials.showSteps === true ? stepsOf(credentials.steps) : [],
		renew: renewalOf(
			credentials.showRenewal === true && !isSignedHere ? renewal : undefined,
			kind === 'refreshToken' ? { ...loginRequest, label: 'Renewal' } : renewOf,
		),
		release:
			credentials.showRelease === true && !isSignedHere
				? requestOf('Logout', 'release', release)
				: undefined,
		refreshTokenPath:
			renewal('refreshTokenPath') ||
			preset.refreshTokenPath ||
			(credentials.showRenewal === true ? 'refresh_token' : ''),
		tokenFrom: tokenPlaceIn(answer('tokenFrom'), isCookie),
		tokenPath: answer('tokenPath') || (isCookie ? fields.text('cookieName') : ''),
		expiry: {
			source: (answer('expiryFrom') || 'auto') as ExpirySource,
			path: answer('expiryPath'),
			minutes: fields.positiveNumber('expiryMinutes', 'Lifetime (Minutes)', 60),
		},
		success: { path: answer('successPath'), value: answer('successValue') },
		errorPath: answer('errorPath'),
		keep: answer('keepValues'),
		use: {
			place: use('tokenPlace') || (isCookie ? 'cookie' : 'header'),
			name: use('tokenName') || (isCookie ? fields.text('cookieName') : 'Authorization'),
			template: use('tokenTemplate') || (isCookie ? '${token}' : 'Bearer ${token}'),
			headers: calls('callHeaders'),
			query: calls('callQuery'),
		},
		...(assertionKey === ''
			? {}
			: {
					assertion: {
						algorithm: assertion('assertionAlgorithm') || 'RS256',
						key: assertionKey,
						passphrase: fields.text('assertionPassphrase'),
						header: assertion('assertionHeader') || '{}',
						claims: assertion('assertionClaims') || '{}',
					},
				}),
		rejected: {
			statuses: rejection('rejectedStatuses') || '401',
			path: rejection('rejectedPath'),
			value: rejection('rejectedValue'),
			contains: rejection('rejectedMatch') === 'contains',
			text: rejection('rejectedText'),
		},
		...(credentials.showFailure === true && {
			failed: {
				path: fields.text('failedPath'),
				match: fields.text('failedMatch'),
				value: fields.text('failedValue'),
				text: fields.text('failedText'),
				wordsPath: fields.text('failedWordsPath'),
			},
		}),
		testPath: fields.text('testPath'),
		...(credentials.showTest === true && {
			test: { method: fields.text('testMethod') || 'GET', body: fields.text('testBody') },
		}),
		marginSeconds: marginOf(answer('renewBefore')),
		whoPath: answer('whoPath'),
		...(credentials.showTls === true && {
			tls: {
				certificate: fields.required('clientCertificate', 'Client Certificate'),
				key: fields.required('clientKey', 'Client Key'),
				passphrase: fields.text('clientKeyPassphrase'),
				authority: fields.text('certificateAuthority'),
			},
		}),
		isOneTime: isOneTime(credentials),
		hasOwnRenewal: credentials.showRenewal === true && !isSignedHere,
		values,
		secrets: [
			...secrets,
			assertionKey,
			...['assertionPassphrase', 'clientKey', 'clientKeyPassphrase'].map((name) =>
				fields.text(name),
			),
		].filter(Boolean),
	};
}

function marginOf(text: string): number | undefined {
	if (text === '' || text === '0') return undefined;
	const seconds = Number(text);
	if (Number.isFinite(seconds) && seconds > 0) return seconds;
	throw wrongField('Renew Before (Seconds)', 'must be a number above 0, or empty');
}

type Read = (name: string) => string;

function requestOf(label: string, prefix: string, read: Read): RequestSettings {
	return {
		label,
		method: read(`${prefix}Method`) || 'POST',
		url: read(`${prefix}Url`),
		query: read(`${prefix}Query`),
		headers: read(`${prefix}Headers`),
		bodyType: (read(`${prefix}BodyType`) || 'auto') as BodyType,
		body: read(`${prefix}Body`),
	};
}

/** The person's own renewal, which may leave the body to the preset; else the preset's. */
function renewalOf(read: Read | undefined, preset: RequestSettings): RequestSettings | undefined {
	if (read === undefined) return preset.body === '' ? undefined : preset;
	const own = requestOf('Renewal', 'renew', read);
	if (own.url === '') return preset.body === '' ? own : preset;
	if (preset.body === '' || own.body !== '' || own.bodyType !== 'auto') return own;
	const { headers, body, bodyType, basic } = preset;
	return { ...own, headers: own.headers || headers, body, bodyType, basic };
}

function stepsOf(collection: unknown): RequestSettings[] {
	const { steps } = (collection ?? {}) as { steps?: Array<Record<string, unknown>> };
	return (steps ?? []).map((step, index) => ({
		label: `Step ${index + 2}`,
		method: String(step.method ?? '') || 'POST',
		url: String(step.url ?? ''),
		query: String(step.query ?? ''),
		headers: String(step.headers ?? ''),
		bodyType: (String(step.bodyType ?? '') || 'auto') as BodyType,
		body: String(step.body ?? ''),
	}));
}

const isCookieKind = (kind: LoginKind) => kind === 'cookie';

/** "Automatic" is a cookie if that is the kind of login. */
function tokenPlaceIn(chosen: string, isCookie: boolean): AnswerPlace {
	const place = (chosen || 'auto') as AnswerPlace;
	return place === 'auto' && isCookie ? 'cookie' : place;
}
