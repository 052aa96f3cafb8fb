/**
 * What becomes of a call whose token is rejected, and what is not a rejection: fault × credential.
 */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import type { Provider } from '../../../providers';
import { REJECTION } from '../../../providers/endpoints';
import { useProviders } from '../../../support/lifecycle';
import { METHODS, refreshes, TOKEN_METHODS, type Method } from '../../../support/methods';
import { checkRow, ITEMS, wrapped, type Fault, type Outcome } from './faultTable';

const providers = useProviders({ resetsBeforeEach: false });

/** Requests for another token: by refresh token if there is one, none if the token is fixed. */
function asked(method: Method, times = 1): Pick<Outcome, 'logins' | 'renewals'> {
	if (method.logins === 0) return { logins: 0 };
	return refreshes(method) ? { logins: 0, renewals: times } : { logins: times };
}

const ONCE_REJECTED = 'flaky?key={{ $json.index }}&as=rejected';
const body = {
	sendBody: true,
	bodyParameters: { parameters: [{ name: 'colour', value: 'blue' }] },
};
const VERBS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

function parametersFor({ contentType }: Method, verb: string): IDataObject {
	return { method: verb, ...(['POST', 'PUT', 'PATCH'].includes(verb) && { ...body, contentType }) };
}

async function check(method: Method, fault: Fault, outcome: Outcome): Promise<void> {
	await checkRow(providers, method, { isLoggedIn: true, ...fault }, outcome);
}

const rejectedWords = ({ rejectsSilently }: Method) => [
	'the token was rejected',
	...(rejectsSilently ? [] : [REJECTION]),
];

describe.each(METHODS)('$type $method', (method) => {
	const isFixed = method.logins === 0;

	it.each(VERBS)('%s, rejected once: sent again once, with another token', async (verb) => {
		const item = isFixed ? rejectedWords(method) : wrapped(method, { attempt: 2 });
		const url = isFixed ? 'rejected' : ONCE_REJECTED;
		const fault = { url, parameters: parametersFor(method, verb) };
		await check(method, fault, { ...asked(method), sends: isFixed ? 3 : 6, item });
		expect(tokensSent(providers[method.type])).toHaveLength(isFixed ? 0 : 2);
	});

	it.each(VERBS)('%s, rejected always: an error after that', async (verb) => {
		const fault = { url: 'rejected', parameters: parametersFor(method, verb) };
		const advice = 'may call this endpoint';
		await check(method, fault, {
			...asked(method),
			sends: isFixed ? 3 : 6,
			item: rejectedWords(method),
			advice,
		});
	});
});

/** The issued tokens that calls were sent with, wherever each vendor puts them. */
function tokensSent({ requests, issued }: Provider): string[] {
	const calls = requests
		.filter(({ asksFor }) => asksFor === undefined)
		.map(({ headers, search, body: sent }) => JSON.stringify([headers, search, sent]));
	return issued.filter((token) => calls.some((call) => call.includes(token)));
}

const revoked: Fault = { arrange: (provider) => provider.revokeAll() };
const alsoRefreshToken: Fault = {
	arrange(provider) {
		provider.revokeAll();
		provider.revokeRefreshTokens();
	},
};

describe.each(TOKEN_METHODS)('$type $method, the token was revoked:', (method) => {
	const isRefreshing = refreshes(method);
	const item = wrapped(method, { status: 200 });
	const fails = (settings: object): Fault => ({
		arrange(provider) {
			provider.revokeAll();
			Object.assign(provider.settings, settings);
		},
	});
	const answer = { headers: { 'content-type': 'text/plain' }, body: 'busy tonight' };

	it.each(VERBS)('%s', async (verb) => {
		const parameters = parametersFor(method, verb);
		await check(method, { ...revoked, parameters }, { ...asked(method), sends: 6, item });
		expect(providers[method.type].counters).toMatchObject({ rejected: 3 });
	});

	it('the refresh token too', async () => {
		const renewals = isRefreshing ? 1 : 0;
		await check(method, alsoRefreshToken, { logins: 1, renewals, sends: 6, item });
	});

	it('and another login fails: the error is its own', async () => {
		const fault = fails({ loginAnswer: { status: 503, ...answer } });
		const words = ['the login at http', 'got no usable answer', 'HTTP 503: busy tonight'];
		const counts = isRefreshing ? { renewals: 3, logins: 3 } : asked(method, 3);
		const waits = isRefreshing ? [300, 300, 1000, 1000] : [300, 1000];
		await check(method, fault, { ...counts, sends: 3, waits, item: words });
	});

	it('and another login is refused: one attempt', async () => {
		const fault = fails({ loginAnswer: { status: 400, ...answer, body: 'locked out' } });
		const words = ['the login was refused', 'HTTP 400: locked out'];
		const renewals = isRefreshing ? 1 : 0;
		await check(method, fault, { logins: 1, renewals, sends: 3, item: words });
	});
});

const only = (type: Method['type']) => METHODS.filter((method) => method.type === type);

describe.each(only('caTokenApi'))('$type: 400 with a code', (method) => {
	it.each([
		['auth_token_expired', (provider: Provider) => void (provider.settings.now = inTenMinutes)],
		['auth_token_verify_failed', (provider: Provider) => provider.revokeAll()],
	])('%s: another login', async (_code, arrange) => {
		const item = { status: 200 };
		await check(method, { arrange }, { logins: 1, sends: 6, item });
		expect(providers.caTokenApi.counters.rejected).toBe(3);
	});

	it('any other: none', async () => {
		const item = ['account_not_found: The account does not exist'];
		await check(method, { url: 'accounts/unknown' }, { logins: 0, sends: 3, item });
	});
});

const inTenMinutes = () => Date.now() + 600_000;

const ofV4 = only('crmComApi').filter(({ method }) => method !== 'crmCom5');

describe.each(ofV4)('$type $method: an envelope that is not OK', (method) => {
	it.each([200, 400, 401, 403, 404, 500])('speaks of the token, HTTP %i', async (status) => {
		const arrange = (provider: Provider) => {
			provider.revokeAll();
			providers.crmComApi.settings.deadTokenStatus = status;
		};
		const item = wrapped(method, { status: 200 });
		await check(method, { arrange }, { logins: 1, sends: 6, item });
	});

	it('speaks of something else, HTTP 200', async () => {
		const url = 'contact_information/show?contact_information_identifier=number=unknown';
		const item = ['CRM.COM API: CONTACT_NOT_FOUND', 'No contact has this number'];
		await check(method, { url }, { logins: 0, sends: 3, item });
	});
});

describe.each(only('cloudCxApi'))('$type $method: an envelope that is not 0000', (method) => {
	it('is a failure, HTTP 200', async () => {
		const item = ['CloudCX API: 4001: User does not exist'];
		await check(method, { url: 'fail' }, { logins: 0, sends: 3, item });
	});
});

const ccaFails = (status: number | null) => () =>
	void (providers.ccaApi.settings.failureHttpStatus = status);

describe.each(only('ccaApi'))("$type $method: the envelope's status counts", (method) => {
	const isFixed = method.logins === 0;

	it.each([200, 401, 403, 500])('401, under HTTP %i: the token is dead', async (httpStatus) => {
		const arrange = (provider: Provider) => {
			provider.revokeAll();
			ccaFails(httpStatus)();
		};
		const url = isFixed ? 'rejected' : 'status/200';
		const item = isFixed ? rejectedWords(method) : wrapped(method, { status: 200 });
		await check(method, { arrange, url }, { ...asked(method), sends: isFixed ? 3 : 6, item });
	});

	it.each([
		[404, 'Check the URL: path and IDs.'],
		[403, 'lacks the right'],
		[500, "on the provider's side"],
	])('%i, under HTTP 200: an error in its words', async (status, advice) => {
		const item = [`CCA API: StatusCode ${status}: Simulated failure ${status}`];
		const fault = { arrange: ccaFails(200), url: `status/${status}` };
		await check(method, fault, { logins: 0, sends: 3, item, advice });
	});

	it('503 once, under HTTP 200: sent again', async () => {
		const url = 'flaky?key={{ $json.index }}&as=status/503';
		const item = wrapped(method, { attempt: 2 });
		const waits = [250, 250, 250];
		await check(method, { arrange: ccaFails(200), url }, { logins: 0, sends: 6, waits, item });
	});
});

describe.each(only('caepeApi'))('$type $method: bodies and failures', (method) => {
	const json = {
		method: 'POST',
		...body,
		contentType: 'json',
	};

	it('JSON goes as JSON', async () => {
		const item = wrapped(method, { status: 200 });
		await check(method, { parameters: json }, { logins: 0, sends: 3, item });
		const { requests } = providers.caepeApi;
		expect(requests.map(({ body: sent }) => sent)).toEqual(ITEMS.map(() => '{"colour":"blue"}'));
	});

	it.each([
		[400, 'E400: Simulated: Simulated failure 400'],
		[422, 'E422: Simulated: Simulated failure 422'],
	])('%i: the words of the list, or of the one', async (status, words) => {
		const item = [`CAEPE API: ${words}`];
		await check(method, { url: `status/${status}` }, { logins: 0, sends: 3, item });
	});
});
