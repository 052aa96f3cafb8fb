import type { Call, SentCall } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import {
	followRedirects,
	type RedirectRules,
} from '../../../../nodes/AuthenticatedRequest/send/redirects';

const FROM = 'https://api.example.com/v1/items?page=1';
const CHANGES = [
	'GET',
	'HEAD',
	'OPTIONS',
	'PUT',
	'DELETE',
	'POST',
	'PATCH',
	'PROPFIND',
	'MKCOL',
	'LOCK',
] as const;
const RULES: RedirectRules = {
	provider: 'Test API',
	provesRejection: () => false,
	parameters: () => ['key'],
	hasSecret: (text, sentWith) => text.includes(sentWith),
	secrets: () => ['hunter22'],
};
type Method = (typeof CHANGES)[number];

function callBy(method: Method | undefined, changes: Partial<Call> = {}): Call {
	return {
		request: {
			url: FROM,
			method: method as 'GET' | undefined,
			qs: { a: 1 },
			headers: {
				Accept: 'x/y',
				'Content-Type': 'text/plain',
				'content-length': '4',
				'X-Mine': 'm',
			},
			body: 'body',
			json: true,
		},
		network: {},
		response: {},
		retry: { maxRetries: 0, retryPostAndPatch: false },
		maxRedirects: 5,
		...changes,
	};
}

const answerOf = (status: number, location?: string): SentCall => ({
	sentWith: 'T-1',
	answer: { status, headers: location === undefined ? {} : { location }, body: {} },
	statusMessage: '',
	rawHeaders: {},
});

/** Follows the redirects of a server that gives the answers of this script, and then 200. */
async function follow(call: Call, script: SentCall[], rules: Partial<RedirectRules> = {}) {
	const sent: Call[] = [];
	const answers = [...script];
	const sendOnce = async (hop: Call) => {
		sent.push(hop);
		const answer = answers.shift() ?? answerOf(200);
		return hop.isForeign ? { ...answer, sentWith: '' } : answer;
	};
	const first = await sendOnce(call);
	const result = await followRedirects(call, first, sendOnce, { ...RULES, ...rules });
	return { sent, result, status: result.answer.status };
}

const refusal = async (call: Call, script: SentCall[]) =>
	await follow(call, script).then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);

const SAME = {
	GET: 'GET',
	HEAD: 'HEAD',
	OPTIONS: 'OPTIONS',
	PUT: 'PUT',
	DELETE: 'DELETE',
} as const;
const OF_WEBDAV = { PROPFIND: 'PROPFIND', MKCOL: 'MKCOL' } as const;
const GETS = {
	PUT: 'GET',
	DELETE: 'GET',
	POST: 'GET',
	PATCH: 'GET',
	MKCOL: 'GET',
	LOCK: 'GET',
} as const;
const ALL = { ...SAME, ...OF_WEBDAV, POST: 'POST', PATCH: 'PATCH', LOCK: 'LOCK' } as const;

/** Status × method: the method of the second request, undefined if the redirect is refused. */
const TABLE: Record<number, Partial<Record<Method, Method | undefined>>> = {
	301: { ...SAME, ...OF_WEBDAV, POST: 'GET' },
	302: { ...SAME, ...OF_WEBDAV, POST: 'GET' },
	303: { ...SAME, ...OF_WEBDAV, ...GETS },
	307: ALL,
	308: ALL,
};

const rows = Object.entries(TABLE).flatMap(([status, methods]) =>
	CHANGES.map((method) => [Number(status), method, methods[method]] as const),
);

it.each(rows)('%d for %s: %s', async (status, method, expected) => {
	const script = [answerOf(status, '/v2/items?page=2')];
	const openBody = async () => ({ body: 'opened' });
	if (expected === undefined) {
		expect(await refusal(callBy(method, { openBody }), script)).toMatchObject({
			name: 'CallError',
			message: 'Test API: the redirect to https://api.example.com/v2/items?page=2 was not followed',
			description: `${method} https://api.example.com/v1/items: it asks to send the ${method} again. Use the new address in the URL.`,
		});
		return;
	}
	const { sent } = await follow(callBy(method, { openBody }), script);
	expect(sent).toHaveLength(2);
	const { request } = sent[1];
	expect(request.method).toBe(expected);
	expect(request.url).toBe('https://api.example.com/v2/items?page=2');
	expect(request.qs).toBeUndefined();
	const isSame = expected === method;
	expect(request.headers).toEqual(
		isSame ? sent[0].request.headers : { Accept: 'x/y', 'X-Mine': 'm' },
	);
	expect([request.body, request.json]).toEqual(isSame ? ['body', true] : [undefined, undefined]);
	expect(sent[1].openBody).toBe(isSame ? openBody : undefined);
});

it('a call without a method is a GET', async () => {
	const { sent } = await follow(callBy(undefined), [answerOf(307, '/x')]);
	expect(sent[1].request.url).toBe('https://api.example.com/x');
});

it('leaves the call as it was, for the next attempt', async () => {
	const call = callBy('POST');
	const before = structuredClone(call);
	await follow(call, [answerOf(303, '/x')]);
	expect(call).toEqual(before);
});

it('goes on from where it was led: a GET stays a GET', async () => {
	const script = [answerOf(303, '/a'), answerOf(307, 'b'), answerOf(308, '?c=1')];
	const { sent } = await follow(callBy('POST'), script);
	expect(sent.map(({ request }) => `${request.method} ${request.url}`)).toEqual([
		`POST ${FROM}`,
		'GET https://api.example.com/a',
		'GET https://api.example.com/b',
		'GET https://api.example.com/b?c=1',
	]);
});

it.each([
	['https://api.example.com/x', 'https://api.example.com/x'],
	['HTTPS://API.EXAMPLE.COM:443/x', 'https://api.example.com/x'],
	['//api.example.com/x', 'https://api.example.com/x'],
	['/x', 'https://api.example.com/x'],
	['x', 'https://api.example.com/v1/x'],
	['../x', 'https://api.example.com/x'],
	['?page=2', 'https://api.example.com/v1/items?page=2'],
	['#part', 'https://api.example.com/v1/items?page=1#part'],
	['/ä b', 'https://api.example.com/%C3%A4%20b'],
	['/\u00c3\u00a4', 'https://api.example.com/%C3%A4'],
])('Location "%s" leads to %s', async (location, expected) => {
	const { sent } = await follow(callBy('GET'), [answerOf(302, location)]);
	expect(sent[1].request.url).toBe(expected);
});

describe('to another server', () => {
	const AWAY = [
		['https://cdn.example/x?sig=T', 'https://cdn.example/x?sig=T'],
		['https://api.example.com:8443/x', 'https://api.example.com:8443/x'],
		['//cdn.example', 'https://cdn.example/'],
		['\\\\cdn.example', 'https://cdn.example/'],
		['https://api.example.com@cdn.example/', 'https://cdn.example/'],
		['https://u:p@cdn.example/x', 'https://cdn.example/x'],
		['https://sub.api.example.com/', 'https://sub.api.example.com/'],
		['https://cdn.example/x?key=T-1&sig=a%20b&c', 'https://cdn.example/x?sig=a%20b&c'],
	];

	it.each(AWAY)(
		'Location "%s": a GET or HEAD goes on without anything of ours',
		async (location, expected) => {
			for (const method of ['GET', 'HEAD', undefined] as const) {
				const headers = {
					Accept: 'x/y',
					Range: 'bytes=0-1',
					Host: 'api.example.com',
					authorization: 'Basic x',
					'Proxy-Authorization': 'x',
					COOKIE: 'a=1',
					'X-Api-Key': 'k',
					'X-CSRF-Token': 't',
					'Content-Type': 'text/plain',
				};
				const call = callBy(method);
				call.request.headers = headers;
				const { sent, result } = await follow(call, [answerOf(302, location)]);
				const [, { request, isForeign, openBody }] = sent;
				expect(request).toMatchObject({ method, url: expected });
				expect(request.headers).toEqual({ Accept: 'x/y', Range: 'bytes=0-1' });
				expect([request.qs, request.body, request.json, openBody]).toEqual(
					Array(4).fill(undefined),
				);
				expect(isForeign).toBe(true);
				expect(result).toMatchObject({ sentWith: 'T-1', landedOn: expected, isForeign: true });
			}
		},
	);

	it('and stays without it, wherever it is led from there', async () => {
		const { sent } = await follow(callBy('GET'), [
			answerOf(302, 'https://cdn.example/a'),
			answerOf(302, '/b'),
			answerOf(302, 'https://api.example.com/c'),
			answerOf(307, '/d'),
		]);
		expect(sent.map(({ request, isForeign }) => [request.url, isForeign])).toEqual([
			[FROM, undefined],
			['https://cdn.example/a', true],
			['https://cdn.example/b', true],
			['https://api.example.com/c', true],
			['https://api.example.com/d', true],
		]);
	});

	it.each(CHANGES.filter((method) => method !== 'GET' && method !== 'HEAD'))(
		'a %s is refused, with the whole address',
		async (method) => {
			const to = 'https://cdn.example/x?a=1&p=hunter22';
			for (const status of [301, 302, 303, 307, 308]) {
				const error = await refusal(callBy(method), [answerOf(status, to)]);
				expect(error?.message).toBe(
					'Test API: the redirect to https://cdn.example/x?a=1&p=***** was not followed',
				);
				expect(error?.description).toContain('leads away from https://api.example.com');
			}
		},
	);

	it('a long address is cut, and shows no part of a secret where it is', async () => {
		for (let length = 1_990; length < 2_100; length++) {
			const to = `https://cdn.example/${'x'.repeat(length)}hunter22${'y'.repeat(9_000)}`;
			const error = await refusal(callBy('POST'), [answerOf(302, to)]);
			expect(error?.message).toMatch(
				/redirect to https:\/\/cdn.example\/x{1900,}\**y* was not followed$/,
			);
		}
	});

	it.each([
		['http://api.example.com/x', 'from https to http'],
		['http://cdn.example/x', 'from https to http'],
		['data:text/plain,x', 'not a web server'],
		['file:///etc/passwd', 'not a web server'],
		['https://cdn.example/T-1/x', 'has a secret of the credential in it'],
		['https://cdn.example/x?other=T-1', 'has a secret of the credential in it'],
	])('Location "%s" is refused', async (location, words) => {
		const error = await refusal(callBy('GET'), [answerOf(302, location)]);
		expect(error?.message).toBe(`Test API: the redirect to ${location} was not followed`);
		expect(error?.description).toContain(words);
	});

	it('from http to https is one like any other', async () => {
		const call = callBy('GET');
		call.request.url = 'http://api.example.com/x';
		const { sent } = await follow(call, [answerOf(301, 'https://api.example.com/x')]);
		expect(sent[1]).toMatchObject({ isForeign: true });
	});
});

it('a base URL that the login told is the one that counts', async () => {
	const first = { ...answerOf(302, '/x'), sentTo: 'https://real.example/v1/items' };
	const { sent } = await follow(callBy('GET'), [first]);
	expect(sent[1].request.url).toBe('https://real.example/x');
	expect(sent[1].isForeign).toBeUndefined();
});

it.each(['POST', 'PATCH', 'LOCK'] as const)('a %s is sent again once', async (method) => {
	const error = await refusal(callBy(method), [answerOf(307, '/a'), answerOf(308, '/b')]);
	expect(error?.message).toBe(
		'Test API: the redirect to https://api.example.com/b was not followed',
	);
	expect(error?.description).toContain(`it asks to send the ${method} a third time`);
	const { status } = await follow(callBy(method), [answerOf(307, '/a'), answerOf(303, '/b')]);
	expect(status).toBe(200);
});

it('an answer that proves a rejected token is none to follow', async () => {
	const rules = { provesRejection: ({ status }: { status: number }) => status === 302 };
	const { sent, result } = await follow(callBy('GET'), [answerOf(302, '/login')], rules);
	expect([sent.length, result.answer.status, result.landedOn]).toEqual([1, 302, undefined]);
	const elsewhere = [answerOf(301, 'https://cdn.example'), answerOf(302, '/x')];
	expect((await follow(callBy('GET'), elsewhere, rules)).sent).toHaveLength(3);
});

it('an unreadable Location is told', async () => {
	const error = await refusal(callBy('GET'), [answerOf(302, 'https://')]);
	expect(error?.message).toBe('Test API: the redirect to https:// was not followed');
});

it.each([
	['200', answerOf(200, '/x')],
	['201 with Location', answerOf(201, '/x')],
	['202 with Location', answerOf(202, '/x')],
	['300', answerOf(300, '/x')],
	['304', answerOf(304, '/x')],
	['305', answerOf(305, '/x')],
	['400', answerOf(400, '/x')],
	['302 without Location', answerOf(302)],
])('%s is the answer', async (_title, answer) => {
	const { sent, status } = await follow(callBy('GET'), [answer]);
	expect(sent).toHaveLength(1);
	expect(status).toBe(answer.answer.status);
});

it.each([1, 2, 21])('a loop ends after %d redirects', async (maxRedirects) => {
	let sends = 0;
	const sendOnce = async () => {
		sends++;
		return answerOf(302, FROM);
	};
	const loop = followRedirects(callBy('GET', { maxRedirects }), await sendOnce(), sendOnce, RULES);
	await expect(loop).rejects.toMatchObject({
		description: expect.stringContaining(`more than ${maxRedirects} redirects in a row`) as string,
	});
	expect(sends).toBe(maxRedirects + 1);
});

it('exactly as many as allowed are followed', async () => {
	const script = [answerOf(302, '/a'), answerOf(302, '/b')];
	expect((await follow(callBy('GET', { maxRedirects: 2 }), script)).status).toBe(200);
});

it.each(CHANGES)('none allowed: the redirect is the answer to a %s', async (method) => {
	const call = callBy(method, { maxRedirects: 0 });
	const { sent, status } = await follow(call, [answerOf(307, 'https://evil.example')]);
	expect([sent.length, status]).toEqual([1, 307]);
});

it('an error of a hop comes through', async () => {
	const sendOnce = async () => {
		throw new Error('no answer');
	};
	const failing = followRedirects(callBy('GET'), answerOf(302, '/a'), sendOnce, RULES);
	await expect(failing).rejects.toThrow('no answer');
});
