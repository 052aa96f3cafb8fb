/**
 * Redirects: everything goes along within the origin. A GET may leave the origin, but without the
 * token. No other redirect is followed.
 */
import '../../../support/fakeSleep';
import type { IDataObject } from 'n8n-workflow';
import { useProviders, useServer } from '../../../support/lifecycle';
import { METHODS, type Method } from '../../../support/methods';
import { checkRow, wrapped } from './faultTable';

let strayed: Array<{ headers: object }> = [];
const ELSEWHERE = { from: 'elsewhere' };
/** Headers that n8n and the node send with any call. */
const PLAIN = ['accept', 'user-agent', 'accept-encoding', 'host', 'connection'];

const providers = useProviders({ resetsBeforeEach: false });
const elsewhere = useServer(({ headers }, response) => {
	strayed.push({ headers });
	response.setHeader('content-type', 'application/json').end(JSON.stringify(ELSEWHERE));
});
beforeEach(() => {
	strayed = [];
});

const BODY = {
	sendBody: true,
	bodyParameters: { parameters: [{ name: 'colour', value: 'blue' }] },
};

function parametersFor({ type }: Method, verb: string, options: IDataObject = {}): IDataObject {
	const contentType = type === 'caepeApi' ? 'form-urlencoded' : 'json';
	return { method: verb, ...(verb !== 'GET' && { ...BODY, contentType }), options };
}

const to = (status: number, location: string) =>
	`redirect?status=${status}&to=${encodeURIComponent(location)}`;

interface Expected {
	sends: number;
	/** Number of requests that reach the other server. None may carry anything of ours. */
	strays?: number;
	words?: string[];
	advice?: string;
}

/** Runs a row with a live token, and checks what reached both servers. */
async function check(
	method: Method,
	parameters: IDataObject,
	url: string,
	{ sends, strays = 0, words, advice }: Expected,
): Promise<void> {
	const item = words ?? (strays > 0 ? ELSEWHERE : wrapped(method, { status: 200 }));
	const fault = { isLoggedIn: true, url, parameters };
	await checkRow(providers, method, fault, { logins: 0, sends, item, advice });
	expect(providers[method.type].counters.rejected).toBe(0);
	expect(strayed).toHaveLength(strays);
	for (const { headers } of strayed) expect(Object.keys(headers)).toEqual(PLAIN);
}

const refused = (advice: string): Expected => ({
	sends: 3,
	words: ['the redirect to http://127.0.0.1:', 'was not followed'],
	advice,
});
const again = (verb: string) => refused(`it asks to send the ${verb} again`);

/**
 * Redirects within the origin. `arrives` is the method at the new address, undefined if refused.
 */
const WITHIN: Array<[verb: string, status: number, arrives: string | undefined]> = [
	['GET', 301, 'GET'],
	['GET', 302, 'GET'],
	['GET', 303, 'GET'],
	['GET', 307, 'GET'],
	['GET', 308, 'GET'],
	['POST', 301, 'GET'],
	['POST', 302, 'GET'],
	['POST', 303, 'GET'],
	['POST', 307, 'POST'],
	['POST', 308, 'POST'],
	['PATCH', 302, undefined],
	['PATCH', 303, 'GET'],
	['PATCH', 307, 'PATCH'],
	['PUT', 303, 'GET'],
	['PUT', 307, 'PUT'],
];

const AWAY = 'it leads away from http://127.0.0.1:';

describe.each(METHODS)('$type $method, redirected:', (method) => {
	it.each(WITHIN)('%s, %i to the same server: arrives as %p', async (verb, status, arrives) => {
		const expected = arrives === undefined ? again(verb) : { sends: 6 };
		await check(method, parametersFor(method, verb), to(status, 'status/200'), expected);
		const { requests } = providers[method.type];
		const arrived = requests.filter(({ path }) => path.endsWith('/status/200'));
		expect(arrived.map((request) => request.method)).toEqual(
			arrives === undefined ? [] : [arrives, arrives, arrives],
		);
		if (arrives === 'GET')
			for (const { body, headers } of arrived) {
				expect(body).toBe('');
				expect(headers['content-type']).toBeUndefined();
			}
	});

	it.each(
		['POST', 'PUT'].flatMap((verb) =>
			[301, 302, 303, 307, 308].map((status): [string, number] => [verb, status]),
		),
	)('%s, %i to another server: nothing arrives there', async (verb, status) => {
		const url = to(status, `${elsewhere.url}/status/200`);
		await check(method, parametersFor(method, verb), url, refused(AWAY));
	});

	it.each<[string, () => string, Expected]>([
		['to another server', () => to(307, elsewhere.url), { sends: 3, strays: 3 }],
		['to another server by //', () => to(302, elsewhere.url.slice(5)), { sends: 3, strays: 3 }],
		[
			'to this server, and from there to another',
			() => to(302, to(302, elsewhere.url)),
			{ sends: 6, strays: 3 },
		],
		['in a circle', () => 'loop', { ...refused('more than 21 redirects in a row'), sends: 3 * 22 }],
	])('%s', async (_how, url, expected) => {
		await check(method, parametersFor(method, 'GET'), url(), expected);
	});

	it('where redirects are not to be followed', async () => {
		const options = { redirect: { redirect: { followRedirects: false } } };
		await check(method, parametersFor(method, 'GET', options), to(302, elsewhere.url), {
			sends: 3,
			words: [`a redirect to ${elsewhere.url}`, 'which was not followed'],
		});
	});
});
