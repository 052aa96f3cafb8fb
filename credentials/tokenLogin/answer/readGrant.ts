import { asObject } from '../../engine/answers';
import type { GrantFields, HttpAnswer, Lifetime, ObtainedBy } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { asToken, wholeAsToken } from './asToken';
import { ENVELOPES, findInAnswer } from './findInAnswer';
import { findInAnswers, readKept } from './keptValues';
import { readLifetime } from './lifetime';
import { likelyPath } from './noToken';

const REFRESH_TOKEN_PATHS = ENVELOPES.flatMap((envelope) =>
	['refresh_token', 'refreshToken'].map((name) => envelope + name),
);

/** The answers to a login or a renewal. */
interface Obtained {
	answers: HttpAnswer[];
	by: ObtainedBy;
	/** The token that the renewal was sent with, if it can stay valid. */
	kept?: string;
	/** When the last answer came, in epoch ms. */
	now: number;
}

/** Reads what the answers to a login or a renewal bring. Without a token, nothing else is read. */
export function readGrant(settings: Settings, { answers, by, kept, now }: Obtained): GrantFields {
	const { expiry, refreshTokenPath, whoPath } = settings;
	const isLogin = by === 'login';
	const mayLiveOn = kept !== undefined && likelyPath(answers[answers.length - 1]) === undefined;
	const token = tokenIn(settings, answers, isLogin) || (mayLiveOn ? kept : undefined);
	if (token === undefined || token === '') return { token };
	const refreshToken =
		refreshTokenPath === '' ? undefined : refreshTokenIn(answers, refreshTokenPath);
	// A renewal can have the new token where the login has the refresh token.
	const isAlone = !isLogin && ![refreshTokenPath, ''].includes(settings.tokenPath);
	return {
		token,
		lifetime: withMargin(
			readLifetime(expiry, { answers, token, now, mustBeThere: isLogin }),
			settings,
		),
		refreshToken: isAlone && refreshToken === token ? undefined : refreshToken,
		refreshExpiresIn: asObject(answers[answers.length - 1].body).refresh_expires_in,
		values: readKept(settings, answers, isLogin),
		who: whoPath ? findInAnswers(answers, 'auto', whoPath) : undefined,
	};
}

/**
 * The token at the place that the settings name. A renewal may also give it under one of the usual
 * names, or with fewer objects around it: `securityToken` for
 * `_embedded.accessToken.securityToken`.
 */
function tokenIn(settings: Settings, answers: HttpAnswer[], isLogin: boolean) {
	const { tokenFrom, tokenPath, likelyTokenPath } = settings;
	const isOpen = tokenPath === '' && tokenFrom === 'auto' && likelyTokenPath !== undefined;
	const likely = isOpen ? findInAnswers(answers, 'auto', likelyTokenPath) : undefined;
	const found = likely ?? findInAnswers(answers, tokenFrom, tokenPath);
	const token = tokenFrom === 'text' ? wholeAsToken(found) : asToken(found);
	if (token !== undefined || isLogin) return token;
	const last = answers[answers.length - 1];
	return findInAnswer(last, 'auto', '') ?? asToken(findByEndOf(tokenPath, last));
}

/**
 * The value at the end of a path, such as `b.token` or `token` of `a.b.token`. Only for names that
 * mean a token.
 */
function findByEndOf(path: string, answer: HttpAnswer): string | undefined {
	const names = path.split('.');
	if (!/(?:token|jwt|session(?:_?id|_?key)?|ticket)$/i.test(names[names.length - 1]))
		return undefined;
	return names
		.slice(1)
		.map((_, index) => findInAnswer(answer, 'auto', names.slice(index + 1).join('.')))
		.find((found) => found !== undefined);
}

function withMargin(lifetime: Lifetime | undefined, { marginSeconds }: Settings) {
	if (lifetime === undefined || marginSeconds === undefined) return lifetime;
	return { ...lifetime, marginMs: marginSeconds * 1000 };
}

function refreshTokenIn(answers: HttpAnswer[], path: string): string | undefined {
	return [path, ...REFRESH_TOKEN_PATHS]
		.map((each) => findInAnswers(answers, 'auto', each))
		.find((found) => found !== undefined);
}
