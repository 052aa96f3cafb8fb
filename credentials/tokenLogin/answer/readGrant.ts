import { asObject } from '../../engine/answers';
import type { GrantFields, HttpAnswer, Lifetime, ObtainedBy } from '../../engine/tokenFlow';
import type { Settings } from '../settings/readSettings';
import { asToken, wholeAsToken } from './asToken';
import { ENVELOPES, findInAnswer } from './findInAnswer';
import { findInAnswers, readKept } from './keptValues';
import { readLifetime } from './lifetime';

const REFRESH_TOKEN_PATHS = ENVELOPES.flatMap((envelope) =>
	['refresh_token', 'refreshToken'].map((name) => envelope + name),
);

/** What the answers to a login or a renewal bring, the token first; nothing else without a token. */
export function readGrant(
	settings: Settings,
	answers: HttpAnswer[],
	obtainedBy: ObtainedBy,
): GrantFields {
	const { expiry, refreshTokenPath, whoPath } = settings;
	const isLogin = obtainedBy === 'login';
	const token = tokenIn(settings, answers, isLogin);
	if (token === undefined) return { token };
	return {
		token,
		lifetime: withMargin(readLifetime(answers, token, expiry, Date.now(), isLogin), settings),
		refreshToken: refreshTokenPath === '' ? undefined : refreshTokenIn(answers, refreshTokenPath),
		refreshExpiresIn: asObject(answers[answers.length - 1].body).refresh_expires_in,
		values: readKept(settings, answers, isLogin),
		who: whoPath ? findInAnswers(answers, 'auto', whoPath) : undefined,
	};
}

/** The token where the settings say; a renewal may also give it under one of the usual names. */
function tokenIn(settings: Settings, answers: HttpAnswer[], isLogin: boolean) {
	const { tokenFrom, tokenPath, likelyTokenPath } = settings;
	const isOpen = tokenPath === '' && tokenFrom === 'auto' && likelyTokenPath !== undefined;
	const likely = isOpen ? findInAnswers(answers, 'auto', likelyTokenPath) : undefined;
	const found = likely ?? findInAnswers(answers, tokenFrom, tokenPath);
	const token = tokenFrom === 'text' ? wholeAsToken(found) : asToken(found);
	if (token !== undefined || isLogin) return token;
	return findInAnswer(answers[answers.length - 1], 'auto', '');
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
