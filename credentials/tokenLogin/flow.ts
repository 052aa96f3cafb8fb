import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asObject, commonFailure, failureWords as wordsOf } from '../engine/answers';
import { asError, invalidConfiguration } from '../engine/errors';
import { leaving } from '../engine/leaving';
import { testPathCall } from '../engine/vendor/commonRules';
import { jwtLifetimeMs } from '../engine/session/expiry';
import type {
	GrantFields,
	HttpAnswer,
	Lifetime,
	ObtainedBy,
	Session,
	TestCall,
	TokenFlow,
	TokenSource,
} from '../engine/tokenFlow';
import { asToken, wholeAsToken } from './answer/asToken';
import { ENVELOPES, findInAnswer } from './answer/findInAnswer';
import { hiddenFailureRule } from './answer/failure';
import { findInAnswers, keptNames, namesLocation, readKept, textsOf } from './answer/keptValues';
import { readLifetime } from './answer/lifetime';
import { firstOf, inObject, standIn, stepValue } from './answer/lookup';
import { noToken } from './answer/noToken';
import { rejectionRule } from './answer/rejection';
import { attachmentOf, secretsInUse, shownUse } from './attachment';
import { baseUrlOf } from './baseUrl';
import { checkSettings } from './checkSettings';
import { clientCertificateOf } from './clientCertificate';
import { buildRequest as buildFlowRequest } from './curl/buildCommand';
import { CURL_FIELD } from './curl/curlError';
import { readWithCommand } from './curl/readWithCommand';
import { noteSecrets } from './madeSecrets';
import { oneRequest } from './oneRequest';
import { fillUrl } from './requests';
import type { Settings } from './settings/readSettings';
import type { RequestSettings } from './settings/settings';
import { PROVIDER } from './template/fill';
import type { Lookup } from './template/template';

/**
 * Any API with a login, as its credential describes it: requests with placeholders, where the token
 * and its expiry are in the answer, where the token goes, and what a rejected one looks like.
 */
export function tokenLoginFlow(credentials: ICredentialDataDecryptedObject): TokenFlow {
	const settings = readWithCommand(credentials);
	try {
		return flowOf(settings);
	} catch (error) {
		throw leaving(asError(error), settings.secrets);
	}
}

function flowOf(settings: Settings): TokenFlow {
	checkSettings(settings);
	const { login, steps, renew, release } = settings;
	const own = inObject(settings.values);
	const base = baseUrlOf(settings, own);
	const build = (request: RequestSettings, baseUrl: string, known: Lookup) => {
		const lookup = oneRequest(settings, known);
		const secrets = noteSecrets(lookup, settings);
		return { ...buildFlowRequest(request, baseUrl, lookup), secrets };
	};
	const atLogin = (answers: HttpAnswer[]): Lookup =>
		firstOf(own, (name) => stepValue(name, answers));
	const inSession = ({ token, refreshToken, values = {} }: Partial<Session>): Lookup =>
		firstOf(
			inObject({
				...(token === undefined ? {} : { token }),
				...(refreshToken === undefined ? {} : { refreshToken }),
			}),
			inObject(values),
			own,
		);
	const realBase = (values: Record<string, string> = {}) =>
		base.isFromLogin ? base.real(inSession({ values })) : base.url;
	const loginUrl = settings.isSignedHere
		? base.url
		: fillUrl(
				'Login URL',
				login.url,
				base.url,
				firstOf(own, () => 'x'),
			);
	const source: TokenSource = settings.isSignedHere
		? { kind: 'signed', issue: () => signedToken(settings, own) }
		: {
				kind: 'login',
				request: () => build(login, base.url, atLogin([])),
				steps: steps.map((step) => (answers) => build(step, base.url, atLogin(answers))),
				...(renew && {
					renew: (refreshToken, session) =>
						build(renew, realBase(session.values), inSession({ ...session, refreshToken })),
				}),
				readGrant: (_body, answers, obtainedBy) => {
					const grant = readGrant(settings, answers, obtainedBy);
					if (obtainedBy === 'login') checkUse(grant);
					return grant;
				},
				failureIn: (answer) => loginFailure(settings, answer),
				urlFieldOf: (index) => urlFieldOf([login, ...steps][index], index),
				...(settings.isOneTime && {
					isOneTime: true,
					refusalAdvice:
						'If it was used up or has expired, get a new refresh token where the API issues it and enter it in "Refresh Token" of the credential.',
				}),
				isRefusal: (answer) =>
					answer.status === 500 &&
					settings.errorPath !== '' &&
					findInAnswer(answer, 'auto', settings.errorPath) !== undefined,
				acceptsRedirect: ({ status }) =>
					['cookie', 'header'].includes(settings.tokenFrom) ||
					(status >= 300 && namesLocation(settings)),
				noToken: (answers) => noToken(settings, answers[answers.length - 1]),
			};
	/** Builds what calls will carry, so that the login and the credential's test find what can't be sent. */
	function checkUse({ token, values }: GrantFields): void {
		if (typeof token !== 'string') return;
		realBase(values);
		attachmentOf(settings, inSession({ token: token.trim(), values }));
	}
	const hiddenFailure = hiddenFailureRule(settings);
	return {
		provider: PROVIDER,
		urlFields: '"Login URL"',
		baseUrl: base.url,
		trustedUrls: base.isFromLogin ? [loginUrl] : [base.url, loginUrl],
		...(base.isFromLogin && { baseUrlFrom: realBase }),
		secrets: settings.secrets,
		source,
		...(release && {
			release: (session: Session) =>
				session.refreshToken === undefined &&
				textsOf(release).some((text) => text.includes('refreshToken'))
					? undefined
					: build(release, realBase(session.values), inSession(session)),
		}),
		...(!release &&
			settings.isOneTime && {
				release: () => {
					throw notToBeForgotten();
				},
			}),
		tokenMayBeJwt: false,
		clientCertificate: clientCertificateOf(settings),
		sentAs: shownUse(settings),
		...(settings.hasOwnRenewal && {
			triesRenewal: { refreshTokenPath: settings.refreshTokenPath },
		}),
		attach: (token, values = {}) => attachmentOf(settings, inSession({ token, values })),
		// The values of an answer are not there yet.
		attachedNames: () =>
			attachmentOf(settings, firstOf(inSession({ token: '' }), standIn(keptNames(settings)))),
		sessionSecrets: (token, values) =>
			secretsInUse(attachmentOf(settings, inSession({ token, values })), values),
		provesRejection: rejectionRule(settings.rejected),
		failureIn: (answer) => failureWords(settings, answer) ?? hiddenFailure(answer),
		testCall: testCallOf(settings),
	};
}

/** Where the address of a request of the login is to be corrected. */
function urlFieldOf({ command }: RequestSettings, index: number): string {
	if (command !== undefined) return `the URL of "${CURL_FIELD}"`;
	return index === 0 ? '"Login URL"' : `the URL of step ${index + 1} in "Further Login Steps"`;
}

/** Forgetting a session would lose the only refresh token that is good. */
const notToBeForgotten = () =>
	invalidConfiguration(
		PROVIDER,
		'the session can’t be released: the refresh token that came with it is the only way to the next one, and would be lost. Describe "Log Out" in the credential if the API can end the session; then enter a new refresh token.',
	);

/** The JWT that is signed here, with its own expiry. */
function signedToken(settings: Settings, own: Lookup): GrantFields {
	const token = oneRequest(settings, own)('assertion') ?? '';
	const ms = jwtLifetimeMs(token, Date.now());
	return { token, ...(ms !== undefined && { lifetime: { kind: 'absolute', ms, from: 'token' } }) };
}

function readGrant(settings: Settings, answers: HttpAnswer[], obtainedBy: ObtainedBy): GrantFields {
	const answer = answers[answers.length - 1];
	const { tokenFrom, tokenPath, expiry, refreshTokenPath } = settings;
	const isLogin = obtainedBy === 'login';
	const { likelyTokenPath } = settings;
	const isOpen = tokenPath === '' && tokenFrom === 'auto' && likelyTokenPath !== undefined;
	const likely = isOpen ? findInAnswers(answers, 'auto', likelyTokenPath) : undefined;
	const found = likely ?? findInAnswers(answers, tokenFrom, tokenPath);
	const token =
		(tokenFrom === 'text' ? wholeAsToken(found) : asToken(found)) ??
		(isLogin ? undefined : usual(answer));
	// Without a token nothing else of the answer is worth a complaint.
	if (token === undefined) return { token };
	return {
		token,
		lifetime: withMargin(readLifetime(answers, token, expiry, Date.now(), isLogin), settings),
		refreshToken: refreshTokenPath === '' ? undefined : refreshTokenIn(answers, refreshTokenPath),
		refreshExpiresIn: asObject(answer.body).refresh_expires_in,
		values: readKept(settings, answers, isLogin),
		who: settings.whoPath ? findInAnswers(answers, 'auto', settings.whoPath) : undefined,
	};
}

function withMargin(lifetime: Lifetime | undefined, { marginSeconds }: Settings) {
	if (lifetime === undefined || marginSeconds === undefined) return lifetime;
	return { ...lifetime, marginMs: marginSeconds * 1000 };
}

function testCallOf({ testPath, test }: Settings): TestCall | undefined {
	const call = testPathCall(testPath);
	if (call === undefined || test === undefined) return call;
	const { method, body } = test;
	return {
		...call,
		method: method as TestCall['method'],
		...(body !== '' && method !== 'GET' && { body }),
	};
}

/** A renewal can name things in another way than the login. */
const usual = (answer: HttpAnswer) => findInAnswer(answer, 'auto', '');
const REFRESH_TOKEN_PATHS = ENVELOPES.flatMap((envelope) =>
	['refresh_token', 'refreshToken'].map((name) => envelope + name),
);

function refreshTokenIn(answers: HttpAnswer[], path: string): string | undefined {
	return [path, ...REFRESH_TOKEN_PATHS]
		.map((each) => findInAnswers(answers, 'auto', each))
		.find((found) => found !== undefined);
}

function failureWords({ errorPath }: Settings, answer: HttpAnswer): string | undefined {
	const failure = commonFailure(answer);
	if (failure === undefined) return undefined;
	return (errorPath === '' ? undefined : findInAnswer(answer, 'auto', errorPath)) ?? failure;
}

/** A login can fail under HTTP 200: the field for success, or the one for an error, says so. */
function loginFailure(settings: Settings, answer: HttpAnswer): string | undefined {
	const { success, errorPath } = settings;
	const byStatus = failureWords(settings, answer);
	if (byStatus !== undefined) return byStatus;
	const words = errorPath === '' ? undefined : findInAnswer(answer, 'auto', errorPath);
	if (success.path === '') return words;
	const found = findInAnswer(answer, 'auto', success.path);
	const isSuccess = success.value === '' ? found !== undefined : found === success.value;
	if (isSuccess) return undefined;
	const said = words ?? wordsOf(answer.body);
	return said || `${success.path} is ${found ?? 'not in the answer'}`;
}
