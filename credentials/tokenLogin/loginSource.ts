/** Where a flow's token comes from: a login that the settings describe, or a JWT that is signed here. */
import { jwtLifetimeMs } from '../engine/formats/jwt';
import type { GrantFields, HttpAnswer, LoginSource, TokenSource } from '../engine/tokenFlow';
import { findInAnswer } from './answer/findInAnswer';
import { noToken } from './answer/noToken';
import { quietRefusal } from './answer/refusal/quietRefusal';
import { loginFailure } from './answer/failure';
import { namesLocation } from './answer/keptValues';
import { readGrant } from './answer/readGrant';
import { CURL_FIELD } from './command/curlError';
import { oneRequest } from './oneRequest';
import type { RequestBuilder } from './requestBuilder';
import type { Settings } from './settings/readSettings';
import { timeOf } from './template/template';
import type { RequestSettings } from './settings/settings';

const SPENT =
	'If it was used up or has expired, get a new refresh token where the API issues it and enter it in "Refresh Token" of the credential.';

/**
 * The source of the token.
 *
 * @param check throws for a login whose values no call could carry
 */
export function tokenSourceOf(
	settings: Settings,
	requests: RequestBuilder,
	check: (grant: GrantFields) => void,
): TokenSource {
	if (settings.isSignedHere)
		return { kind: 'signed', issue: () => signedToken(settings, requests) };
	return {
		kind: 'login',
		refusesInAnyWay: true,
		...requestsOfLogin(settings, requests),
		...rulesOfAnswers(settings),
		readGrant: (_body, answers, by, kept) => {
			const grant = readGrant(settings, { answers, by, kept, now: Date.now() });
			if (by === 'login') check(grant);
			return grant;
		},
		...(settings.isOneTime && { isOneTime: true, refusalAdvice: SPENT }),
	};
}

type Requests = Pick<LoginSource, 'request' | 'steps' | 'renew' | 'urlFieldOf'>;

function requestsOfLogin(settings: Settings, requests: RequestBuilder): Requests {
	const { login, steps, renew } = settings;
	return {
		request: () => requests.atLogin(login, []),
		steps: steps.map((step) => (answers: HttpAnswer[]) => requests.atLogin(step, answers)),
		urlFieldOf: (index) => urlFieldOf([login, ...steps][index], index),
		...(renew && {
			renew: (refreshToken, session) => requests.inSession(renew, { ...session, refreshToken }),
		}),
	};
}

/** Names the field in which the URL of a login request can be corrected. */
function urlFieldOf({ command }: RequestSettings, index: number): string {
	if (command !== undefined) return `the URL of "${CURL_FIELD}"`;
	return index === 0 ? '"Login URL"' : `the URL of step ${index + 1} in "Further Login Steps"`;
}

type Rules = Pick<
	LoginSource,
	'failureIn' | 'quietRefusalIn' | 'isRefusal' | 'isSuccess' | 'acceptsRedirect' | 'noToken'
>;

/**
 * Some servers, such as Transmission, answer with this status and put the token that a request
 * needs into a header.
 */
const CONFLICT = 409;

function rulesOfAnswers(settings: Settings): Rules {
	const { errorPath, tokenFrom } = settings;
	const acceptsRedirect = ({ status }: HttpAnswer) =>
		['cookie', 'header'].includes(tokenFrom) || (status >= 300 && namesLocation(settings));
	return {
		failureIn: (answer, step) => loginFailure(settings, answer, acceptsRedirect(answer), step),
		quietRefusalIn: (answer, step) =>
			settings.success.path === '' && step === settings.steps.length + 1
				? quietRefusal(answer, tokenFrom === 'cookie' || tokenFrom === 'header')
				: undefined,
		isSuccess: ({ status, headers }) =>
			status === CONFLICT &&
			tokenFrom === 'header' &&
			headers[settings.tokenPath.toLowerCase()] !== undefined,
		isRefusal: (answer) =>
			answer.status === 500 &&
			errorPath !== '' &&
			findInAnswer(answer, 'auto', errorPath) !== undefined,
		acceptsRedirect,
		noToken: (answers) => noToken(settings, answers[answers.length - 1]),
	};
}

/** The JWT that is signed here, with its own expiry. */
function signedToken(settings: Settings, { own }: RequestBuilder): GrantFields {
	const values = oneRequest(settings, own);
	const token = values('assertion') ?? '';
	const ms = jwtLifetimeMs(token, timeOf(values));
	return { token, ...(ms !== undefined && { lifetime: { kind: 'absolute', ms, from: 'token' } }) };
}
