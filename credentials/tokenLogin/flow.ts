import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { asError, invalidConfiguration } from '../engine/errors';
import { leaving } from '../engine/leaving';
import type { GrantFields, Session, TestCall, TokenFlow } from '../engine/tokenFlow';
import { testPathCall } from '../engine/vendor/commonRules';
import { failureWordsIn, hiddenFailureRule } from './answer/failure';
import { keptNames, textsOf } from './answer/keptValues';
import { firstOf, standIn } from './answer/lookup';
import { rejectionRule } from './answer/rejection';
import { attachmentOf, secretsInUse, shownUse } from './attachment';
import { checkSettings } from './checkSettings';
import { clientCertificateOf } from './clientCertificate';
import { readWithCommand } from './curl/readWithCommand';
import { tokenSourceOf } from './loginSource';
import { RequestBuilder } from './requestBuilder';
import type { Settings } from './settings/readSettings';
import { PROVIDER } from './template/wrongField';

/**
 * The flow of any API with a login, as its credential describes it: its requests, where the answer
 * has the token and its expiry, how calls carry the token, and how a rejected token is recognized.
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
	const requests = new RequestBuilder(settings);
	const { base, loginUrl } = requests;
	const attachment = (session: Partial<Session>) =>
		attachmentOf(settings, requests.knownIn(session));
	/**
	 * Builds what calls will carry. This way the login and the credential's test find values that
	 * can't be sent.
	 */
	const check = ({ token, values }: GrantFields): void => {
		if (typeof token !== 'string') return;
		requests.baseUrlFor(values);
		attachment({ token: token.trim(), values });
	};
	const hiddenFailure = hiddenFailureRule(settings);
	return {
		provider: PROVIDER,
		urlFields: '"Login URL"',
		baseUrl: base.url,
		trustedUrls: base.isFromLogin ? [loginUrl] : [base.url, loginUrl],
		...(base.isFromLogin && { baseUrlFrom: requests.baseUrlFor }),
		secrets: settings.secrets,
		source: tokenSourceOf(settings, requests, check),
		...releaseOf(settings, requests),
		tokenMayBeJwt: false,
		clientCertificate: clientCertificateOf(settings),
		sentAs: shownUse(settings),
		...(settings.hasOwnRenewal && {
			triesRenewal: { refreshTokenPath: settings.refreshTokenPath },
		}),
		attach: (token, values = {}) => attachment({ token, values }),
		// No login has answered yet, so stand-ins replace the values of its answer.
		attachedNames: () =>
			attachmentOf(
				settings,
				firstOf(requests.knownIn({ token: '' }), standIn(keptNames(settings))),
			),
		sessionSecrets: (token, values) => secretsInUse(attachment({ token, values }), values),
		provesRejection: rejectionRule(settings.rejected),
		failureIn: (answer) => failureWordsIn(settings, answer) ?? hiddenFailure(answer),
		testCall: testCallOf(settings),
	};
}

/**
 * How a session is ended. Without a log-out, a session from a rotating refresh token can't be
 * released.
 */
function releaseOf(
	{ release, isOneTime }: Settings,
	requests: RequestBuilder,
): Pick<TokenFlow, 'release'> {
	if (release !== undefined) {
		const needsRefreshToken = textsOf(release).some((text) => text.includes('refreshToken'));
		return {
			release: (session) =>
				session.refreshToken === undefined && needsRefreshToken
					? undefined
					: requests.inSession(release, session),
		};
	}
	if (!isOneTime) return {};
	return {
		release: () => {
			throw notToBeForgotten();
		},
	};
}

/**
 * The error for a session that must not be forgotten: the only valid refresh token would be lost.
 */
const notToBeForgotten = () =>
	invalidConfiguration(
		PROVIDER,
		'the session can’t be released: the refresh token that came with it is needed for the next login, and would be lost. Describe "Log Out" in the credential if the API can end the session; then enter a new refresh token.',
	);

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
