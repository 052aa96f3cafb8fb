import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { FieldReader } from '../../engine/vendor/fieldReader';
import { PROVIDER, wrongField } from '../template/wrongField';
import { Groups } from './groups';
import { type LoginKind, namedValues, presetOf, requireUser } from './presets';
import {
	type LoginFields,
	loginOf,
	presetRenewalOf,
	type Read,
	renewalOf,
	requestOf,
	stepsOf,
} from './readRequests';
import { isOneTime } from './sessionFields';
import type { AnswerPlace, ExpirySource, RequestSettings } from './settings';

/** The whole credential, read once. Fields left empty have the value of the preset. */
export interface Settings {
	/** Whether the signed assertion is the token itself, so that there is no login. */
	isSignedHere: boolean;
	baseUrl: string;
	login: RequestSettings;
	steps: RequestSettings[];
	renew?: RequestSettings;
	release?: RequestSettings;
	refreshTokenPath: string;
	tokenFrom: AnswerPlace;
	tokenPath: string;
	/**
	 * The path of the token according to the pasted commands. If nothing is there, the usual names
	 * are tried.
	 */
	likelyTokenPath?: string;
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
	/**
	 * How to recognize a rejected token. With empty statuses: HTTP 401, or an answer that says so
	 * itself.
	 */
	rejected: { statuses: string; path: string; value: string; contains: boolean; text?: string };
	/** How to recognize a call that failed although its status means success. */
	failed?: { path: string; match: string; value: string; text: string; wordsPath: string };
	testPath: string;
	/** Method and body of the test call; absent: a GET. */
	test?: { method: string; body: string };
	/** How many seconds before its end a token is renewed; absent: the engine decides. */
	marginSeconds?: number;
	/** Path of the user's name in the login's answer, for Inspect. */
	whoPath?: string;
	/** The client certificate (mutual TLS). Certificates and key are in PEM format. */
	tls?: { certificate: string; key: string; passphrase: string; authority: string };
	/** Whether the login sends a refresh token that its answer replaces. */
	isOneTime?: boolean;
	/** Whether the user described the renewal. */
	hasOwnRenewal?: boolean;
	values: Record<string, string>;
	secrets: string[];
}

/** Reads the fields. The fields of a group that is switched off count as empty. */
export function readSettings(credentials: ICredentialDataDecryptedObject): Settings {
	const fields = new FieldReader(PROVIDER, credentials);
	const kind = (fields.text('loginKind') || 'json') as LoginKind;
	const groups = new Groups(credentials, fields, kind);
	const { isSignedHere } = groups;
	const url = isSignedHere ? '' : fields.required('loginUrl', 'Login URL');
	// A user who describes the login request may leave out the user name or the password.
	if (!groups.isOn('showLogin')) requireUser(kind, fields);
	const { values, secrets } = namedValues(credentials, fields);
	const assertion = groups.isOn('showAssertion') || isSignedHere ? assertionOf(fields) : undefined;
	return {
		isSignedHere,
		baseUrl: fields.required('baseUrl', 'Base URL'),
		...requestsOf(groups, url),
		steps: groups.isOnAtLogin('showSteps') ? stepsOf(credentials.steps) : [],
		...answerOf(groups),
		use: useOf(groups),
		...(assertion && { assertion }),
		rejected: rejectedOf(groups.in('showRejection')),
		...(groups.isOn('showFailure') && { failed: failedOf(fields) }),
		testPath: fields.text('testPath'),
		...(groups.isOn('showTest') && { test: testOf(fields) }),
		...(groups.isOn('showTls') && { tls: tlsOf(fields) }),
		isOneTime: isOneTime(credentials),
		values,
		secrets: [...secrets, ...secretsOfKeys(fields, assertion)].filter(Boolean),
	};
}

/** Reads the login, its renewal and the log-out. */
function requestsOf(groups: Groups, url: string) {
	const { fields, kind } = groups;
	const preset = presetOf(kind, fields);
	const isCustom = kind === 'custom';
	const fieldsOfLogin: LoginFields = {
		fields,
		preset,
		read: isCustom ? groups.read : groups.atLogin('showLogin'),
		isCustom,
		sendsBasic: isCustom && groups.isOn('loginBasic'),
	};
	const login = loginOf(fieldsOfLogin, url);
	const presetRenewal =
		kind === 'refreshToken'
			? { ...login, label: 'Renewal' }
			: presetRenewalOf(fieldsOfLogin, login);
	const hasOwnRenewal = groups.isOnAtLogin('showRenewal');
	const hasOwnRelease = groups.isOnAtLogin('showRelease');
	return {
		login,
		renew: renewalOf(hasOwnRenewal ? groups.read : undefined, presetRenewal),
		hasOwnRenewal,
		release: hasOwnRelease ? requestOf('Logout', 'release', groups.read) : undefined,
		refreshTokenPath:
			groups.atLogin('showRenewal')('refreshTokenPath') ||
			preset.refreshTokenPath ||
			(groups.isOn('showRenewal') ? 'refresh_token' : ''),
	};
}

function answerOf(groups: Groups) {
	const { fields, isCookie } = groups;
	const read = groups.atLogin('showAnswer');
	return {
		tokenFrom: tokenPlaceIn(read('tokenFrom'), isCookie),
		tokenPath: read('tokenPath') || (isCookie ? fields.text('cookieName') : ''),
		expiry: {
			source: (read('expiryFrom') || 'auto') as ExpirySource,
			path: read('expiryPath'),
			minutes: fields.positiveNumber('expiryMinutes', 'Lifetime (Minutes)', 60),
		},
		success: { path: read('successPath'), value: read('successValue') },
		errorPath: read('errorPath'),
		keep: read('keepValues'),
		marginSeconds: marginOf(read('renewBefore')),
		whoPath: read('whoPath'),
	};
}

function useOf(groups: Groups): Settings['use'] {
	const { fields, isCookie } = groups;
	const read = groups.exceptCookie('showUse');
	const readValues = groups.in('showCallValues');
	return {
		place: read('tokenPlace') || (isCookie ? 'cookie' : 'header'),
		name: read('tokenName') || (isCookie ? fields.text('cookieName') : 'Authorization'),
		template: read('tokenTemplate') || (isCookie ? '${token}' : 'Bearer ${token}'),
		headers: readValues('callHeaders'),
		query: readValues('callQuery'),
	};
}

function assertionOf(fields: FieldReader): Settings['assertion'] {
	return {
		algorithm: fields.text('assertionAlgorithm') || 'RS256',
		key: fields.required('assertionKey', 'Assertion Key'),
		passphrase: fields.text('assertionPassphrase'),
		header: fields.text('assertionHeader') || '{}',
		claims: fields.text('assertionClaims') || '{}',
	};
}

function rejectedOf(read: Read): Settings['rejected'] {
	return {
		statuses: read('rejectedStatuses'),
		path: read('rejectedPath'),
		value: read('rejectedValue'),
		contains: read('rejectedMatch') === 'contains',
		text: read('rejectedText'),
	};
}

function failedOf(fields: FieldReader): Settings['failed'] {
	return {
		path: fields.text('failedPath'),
		match: fields.text('failedMatch'),
		value: fields.text('failedValue'),
		text: fields.text('failedText'),
		wordsPath: fields.text('failedWordsPath'),
	};
}

function testOf(fields: FieldReader): Settings['test'] {
	return { method: fields.text('testMethod') || 'GET', body: fields.text('testBody') };
}

/** Secrets other than the named values: private keys and their passphrases. */
function secretsOfKeys(fields: FieldReader, assertion: Settings['assertion']): string[] {
	const names = ['assertionPassphrase', 'clientKey', 'clientKeyPassphrase'];
	return [assertion?.key ?? '', ...names.map((name) => fields.text(name))];
}

function tlsOf(fields: FieldReader): Settings['tls'] {
	return {
		certificate: fields.required('clientCertificate', 'Client Certificate'),
		key: fields.required('clientKey', 'Client Key'),
		passphrase: fields.text('clientKeyPassphrase'),
		authority: fields.text('certificateAuthority'),
	};
}

function marginOf(text: string): number | undefined {
	if (text === '' || text === '0') return undefined;
	const seconds = Number(text);
	if (Number.isFinite(seconds) && seconds > 0) return seconds;
	throw wrongField('Renew Before (Seconds)', 'must be a number above 0, or empty');
}

/** Where the token is in the answer. "Automatic" means a cookie for the kind Session Cookie. */
function tokenPlaceIn(chosen: string, isCookie: boolean): AnswerPlace {
	const place = (chosen || 'auto') as AnswerPlace;
	return place === 'auto' && isCookie ? 'cookie' : place;
}
