import type { IDataObject } from 'n8n-workflow';
import { quote } from '../../../credentials/engine/secrets';
import type { Trace } from '../../../credentials/engine/trial/trace';
import type {
	HttpAnswer,
	LifetimeSource,
	Session,
	TokenFlow,
} from '../../../credentials/engine/tokenFlow';
import { HIDDEN, maskedHeader, maskedUrl } from './mask';
import { likelyLifetime, placeOf, placeOfLifetime, placesIn } from './places';

/** Explains, in sentences without secrets, how the node understood a login. */
export function explainedToken(trace: Trace, session: Session, flow: TokenFlow): IDataObject {
	const login = trace.login ?? session;
	const isRenewal = trace.login === undefined;
	const answers = trace.exchanges
		.filter(({ step }) => step === (isRenewal ? 'renewal' : 'login'))
		.flatMap(({ answer }) => (answer === undefined ? [] : [answer]));
	return {
		tokenFoundAt: foundAt(login, answers, flow),
		tokenLooksLike: looks(login.token),
		tokenIsSentAs: sentAs(session, flow),
		expiry: expiry(login, answers),
		renewal: renewal(trace, session, flow, answers),
		logout: logout(session, flow),
		testCall: testCall(trace, flow, session),
	};
}

function foundAt({ token }: Session, answers: HttpAnswer[], flow: TokenFlow): string {
	if (flow.source.kind === 'signed') return 'nowhere: n8n signs it itself';
	return placeOf(token, answers) ?? cookiesOf(token, answers) ?? 'made of the answer';
}

/** The names of the cookies that the token is made of, if it is made of cookies. */
function cookiesOf(token: string, answers: HttpAnswer[]): string | undefined {
	const cookies = answers.flatMap((answer) => Object.entries(answer.cookies ?? {}));
	const found = cookies.filter(([name, value]) => token.includes(`${name}=${value}`));
	const names = [...new Set(found.map(([name]) => `cookie:${name}`))];
	return names.length === 0 ? undefined : names.join(', ');
}

function looks(token: string): string {
	const isJwt = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
	const spaces = /\s/.test(token) ? ', with spaces' : '';
	return `${isJwt ? 'a JWT' : 'a text'} of ${token.length} characters${spaces}`;
}

function sentAs({ token, values = {} }: Session, flow: TokenFlow): string {
	const attachment = flow.attach(token, values);
	const parts = Object.entries(attachment.headers ?? {}).map(
		([name, value]) => `${name}: ${maskedHeader(name, value)}`,
	);
	if (attachment.kind === 'parameter')
		parts.unshift(`${attachment.place ?? 'query or body'} ${attachment.name}=${HIDDEN}`);
	parts.push(...Object.keys(attachment.query ?? {}).map((name) => `query ${name}=${HIDDEN}`));
	return parts.join('; ');
}

const RULES: Record<LifetimeSource, string> = {
	answer: 'the answer says so',
	token: 'the token says so (exp)',
	cookie: 'the cookie says so (Max-Age or Expires)',
	configured: 'the credential says so',
	assumed: 'the documentation says so; neither answer nor token does',
};

function expiry({ lifetime }: Session, answers: HttpAnswer[]): string {
	if (lifetime === undefined) {
		const likely = likelyLifetime(answers);
		const found =
			likely === undefined
				? 'neither the answer nor the token says it'
				: `if ${likely} in the answer says it, enter that as "Expiry Path" of Token Login API, with "Expiry From" (under "Describe the Login Answer")`;
		return `not known, so the token is used until the API rejects it: ${found}`;
	}
	const { ms, kind, from } = lifetime;
	const place = from === 'answer' ? placeOfLifetime(ms, answers) : undefined;
	const when = `${Math.round(ms / 1000)} seconds ${kind === 'idle' ? 'after its last use' : 'after the login'}`;
	return `${when}: ${RULES[from]}${place === undefined ? '' : ` (${place})`}`;
}

function renewal(
	{ renewal: tried, login }: Trace,
	session: Session,
	{ source, secrets }: TokenFlow,
	answers: HttpAnswer[],
): string {
	if (login === undefined)
		return 'by the stored refresh token: it works. The one that was entered is used up and was not sent again';
	const place = login.refreshToken && placeOf(login.refreshToken, answers);
	const by = place ? `by the refresh token at ${place}` : 'by the live token';
	if (typeof tried === 'string')
		return `tried ${by}: it failed (${quote(tried, [...secrets, session.token])})`;
	if (tried?.obtainedBy === 'refresh') return `tried ${by}: it works`;
	if (tried !== undefined) return `tried ${by}: the API refused it, and a login replaced the token`;
	if (source.kind === 'signed') return 'none: the token is signed anew';
	const unused = answers
		.flatMap(placesIn)
		.find(({ path }) => /refresh_?token$/i.test(path) && !/expir/i.test(path))?.path;
	return login.refreshToken !== undefined || unused !== undefined
		? `by another login: the answer has a refresh token${unused ? ` (${unused})` : ''}, but no renewal is described`
		: 'by another login: there is no refresh token';
}

function logout(session: Session, flow: TokenFlow): string {
	const { token, refreshToken = '', values = {} } = session;
	const secrets = [...flow.secrets, token, refreshToken, ...Object.values(values)];
	try {
		const request = flow.release?.(session);
		if (request === undefined) return 'none is known: the token stays valid until it expires';
		return `${request.method} ${maskedUrl(request.url, secrets)}, by Token → Release`;
	} catch (error) {
		return `none: ${quote((error as Error).message, secrets)}`;
	}
}

function testCall({ testCall: outcome }: Trace, flow: TokenFlow, { token }: Session): string {
	if (outcome === undefined) return 'none is known, so the token was not tried';
	return outcome === '' ? 'the API accepted the token' : quote(outcome, [...flow.secrets, token]);
}
