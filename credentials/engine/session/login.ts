import { discover } from './discovery';
import { asError, unreadableAnswer } from '../errors';
import { decideLifetime } from './expiry';
import { secondsToMs } from '../formats/instants';
import { checkUrl, refusedWithoutToken, requireSuccess } from './refusal';
import { tokensIn } from '../masking/issued';
import { quote } from '../secrets';
import { sentSecrets } from '../sentSecrets';
import { type LoginCall, originOf, sendForLogin, type TokenCall } from './sendForLogin';
import type {
	FlowRequest,
	GrantFields,
	HttpAnswer,
	LoginSource,
	ObtainedBy,
	Session,
} from '../tokenFlow';

/**
 * Gets a token from its source, even if one is live. Rejects with a `TokenFlowError`.
 *
 * @param previous the session before, whose discovery is used again
 */
export async function login(call: TokenCall, previous?: Session): Promise<Session> {
	const { source } = call.flow;
	switch (source.kind) {
		case 'fixed':
			return toSession(call, { token: source.token }, 'login', '');
		case 'signed':
			return toSession(call, source.issue(), 'login', '');
		case 'login':
			return await logIn({ ...call, source }, previous?.discovered);
	}
}

async function logIn(call: LoginCall, remembered?: Record<string, string>): Promise<Session> {
	const { discovery } = call.source;
	if (!discovery) return await sendLogin(call);
	const discovered = remembered ?? (await discover(call, discovery));
	try {
		return await sendLogin(call, discovered);
	} catch (error) {
		if (remembered === undefined) throw asError(error);
		// The server can have moved since. If it has not, the failure is the answer.
		const found = await discover(call, discovery).catch(() => remembered);
		if (JSON.stringify(found) === JSON.stringify(remembered)) throw asError(error);
		return await sendLogin(call, found);
	}
}

async function sendLogin(call: LoginCall, discovered?: Record<string, string>): Promise<Session> {
	const { request, steps = [] } = call.source;
	const session = await obtain(call, [() => request(discovered ?? {}), ...steps], 'login', []);
	return discovered === undefined ? session : { ...session, discovered };
}

/** A request that is built from the answers before it. */
type Step = (answers: HttpAnswer[]) => FlowRequest;

/**
 * Sends the requests of a login or a renewal one after another. Rejects with a `TokenFlowError`.
 *
 * @param prolonged the session's token, if it is what the renewal carries
 */
export async function obtain(
	options: LoginCall,
	steps: Step[],
	obtainedBy: ObtainedBy,
	furtherSecrets: string[],
	prolonged?: string,
): Promise<Session> {
	const { source } = options;
	const secrets = [...options.flow.secrets, ...furtherSecrets];
	const answers: HttpAnswer[] = [];
	let origin = '';
	for (const [index, step] of steps.entries()) {
		const which = steps.length > 1 ? ` (step ${index + 1} of ${steps.length})` : '';
		const urlField = obtainedBy === 'login' ? source.urlFieldOf?.(index) : undefined;
		const flow = urlField === undefined ? options.flow : { ...options.flow, urlFields: urlField };
		const { request, answer } = await sendForLogin(
			{ ...options, flow },
			() => {
				const built = step(answers);
				secrets.push(...sentSecrets(built));
				return built;
			},
			secrets,
			`login${which}`,
		);
		const shown = quote(withoutQuery(request), secrets);
		const address = which && shown;
		const refused = refusalOf(obtainedBy, address && `${which} at ${address}`);
		origin = address ? `${address}${which}` : originOf(request);
		const judge = obtainedBy === 'login' ? judgeOfStep(source, index + 1) : source;
		requireSuccess(flow, judge, origin, answer, secrets, refused, which ? undefined : shown);
		answers.push(answer);
		secrets.push(...tokensIn(answer.body), ...Object.values(answer.cookies ?? {}));
	}
	return readSession(options, origin, answers, obtainedBy, secrets, prolonged);
}

/** The source as it judges the answer to one request of the login. */
function judgeOfStep(source: LoginSource, step: number): LoginSource {
	const { failureIn, quietRefusalIn } = source;
	return {
		...source,
		...(failureIn && { failureIn: (answer) => failureIn(answer, step) }),
		...(quietRefusalIn && { quietRefusalIn: (answer) => quietRefusalIn(answer, step) }),
	};
}

/** The words of an error for what was refused. */
function refusalOf(obtainedBy: ObtainedBy, at: string): string {
	if (obtainedBy === 'refresh') return 'the renewal was refused';
	return at === '' ? 'the login was refused' : `the login${at} was refused`;
}

/** The address of a request without its query, which can hold a secret. */
function withoutQuery({ url }: FlowRequest): string {
	return url.split(/[?#]/)[0];
}

function readSession(
	options: LoginCall,
	origin: string,
	answers: HttpAnswer[],
	obtainedBy: ObtainedBy,
	secrets: string[],
	prolonged?: string,
): Session {
	const { source } = options;
	const { body, headers } = answers[answers.length - 1];
	let grant = source.readGrant(body, answers, obtainedBy);
	if (!isToken(grant.token)) {
		const refused = refusedWithoutToken(
			options.flow,
			source,
			answers[answers.length - 1],
			secrets,
			refusalOf(obtainedBy, ''),
		);
		if (refused !== undefined) throw refused;
		if (prolonged !== undefined) grant = source.readGrant(body, answers, obtainedBy, prolonged);
	}
	const noToken = isToken(grant.token) ? undefined : source.noToken?.(answers);
	return toSession(
		options,
		grant,
		obtainedBy,
		origin,
		headers,
		noToken && { ...noToken, problem: quote(noToken.problem, secrets, MAX_PROBLEM) },
	);
}

/** How much is shown of an answer that has no token. Characters. */
const MAX_PROBLEM = 600;

/** A token can be a number: some APIs number their sessions. */
const isToken = (value: unknown): value is string | number =>
	(typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value > 0);

function toSession(
	{ flow, clock, fingerprint }: TokenCall,
	grant: GrantFields,
	obtainedBy: ObtainedBy,
	origin: string,
	headers: Record<string, string> = {},
	{ problem, cure } = { problem: 'there was no token in the answer', cure: checkUrl(flow) },
): Session {
	if (!isToken(grant.token)) throw unreadableAnswer(flow.provider, origin, problem, cure);
	const token = String(grant.token).trim();
	if (/[\r\n\0]/.test(token))
		throw unreadableAnswer(
			flow.provider,
			origin,
			'the token has characters that no header can carry',
			checkUrl(flow),
		);
	const receivedAt = clock.now();
	const lifetime = decideLifetime(flow, { ...grant, token }, receivedAt, headers);
	if (lifetime !== undefined && lifetime.ms <= 0)
		throw unreadableAnswer(
			flow.provider,
			origin,
			`its token had expired ${Math.round(-lifetime.ms / 1000)} s before it arrived`,
			"The login hands out an old token: log in there by another method or endpoint, or have the provider's clock checked.",
		);
	const refreshMs = secondsToMs(grant.refreshExpiresIn);
	return {
		token,
		fingerprint,
		obtainedAt: receivedAt,
		obtainedBy,
		lifetime,
		expiresAt: lifetime && receivedAt + lifetime.ms,
		refreshToken:
			typeof grant.refreshToken === 'string' && grant.refreshToken !== ''
				? grant.refreshToken
				: undefined,
		refreshExpiresAt: refreshMs === undefined ? undefined : receivedAt + refreshMs,
		...(grant.values && { values: grant.values }),
		...(grant.who !== undefined && { who: grant.who }),
	};
}
