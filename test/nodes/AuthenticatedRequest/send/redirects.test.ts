import type { Call, CallAnswer } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { followRedirects } from '../../../../nodes/AuthenticatedRequest/send/redirects';

const FROM = 'https://api.example.com/v1/items?page=1';
const CHANGES = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST', 'PATCH'] as const;
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

const answerOf = (status: number, location?: string): CallAnswer => ({
	answer: { status, headers: location === undefined ? {} : { location }, body: {} },
	statusMessage: '',
	rawHeaders: {},
});

/** Follows the redirects of a server with this script, which answers 200 at its end. */
async function follow(call: Call, script: CallAnswer[]) {
	const sent: Call[] = [];
	const answers = [...script];
	const result = await followRedirects('Test API', call, async (hop) => {
		sent.push(hop);
		return answers.shift() ?? answerOf(200);
	});
	return { sent, status: result.answer.status };
}

const refusal = async (call: Call, script: CallAnswer[]) =>
	await follow(call, script).then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);

/** Method × status: the method of the second request, undefined where it is refused. */
const TABLE: Record<number, Partial<Record<Method, Method | undefined>>> = {
	301: { GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PUT: 'PUT', DELETE: 'DELETE', POST: 'GET' },
	302: { GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PUT: 'PUT', DELETE: 'DELETE', POST: 'GET' },
	303: {
		GET: 'GET',
		HEAD: 'HEAD',
		OPTIONS: 'OPTIONS',
		PUT: 'GET',
		DELETE: 'GET',
		POST: 'GET',
		PATCH: 'GET',
	},
	307: { GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PUT: 'PUT', DELETE: 'DELETE' },
	308: { GET: 'GET', HEAD: 'HEAD', OPTIONS: 'OPTIONS', PUT: 'PUT', DELETE: 'DELETE' },
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
			message: 'Test API: the redirect to https://api.example.com was not followed',
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
])('Location "%s" leads to %s', async (location, expected) => {
	const { sent } = await follow(callBy('GET'), [answerOf(302, location)]);
	expect(sent[1].request.url).toBe(expected);
});

it.each([
	['https://evil.example/x?token=T', 'https://evil.example'],
	['http://api.example.com/x', 'http://api.example.com'],
	['https://api.example.com:8443/x', 'https://api.example.com:8443'],
	['//evil.example', 'https://evil.example'],
	['\\\\evil.example', 'https://evil.example'],
	['https://api.example.com@evil.example/', 'https://evil.example'],
	['https://sub.api.example.com/', 'https://sub.api.example.com'],
	['data:text/plain,x', 'null'],
])('Location "%s" leads away: not followed', async (location, origin) => {
	for (const method of CHANGES) {
		const error = await refusal(callBy(method), [answerOf(302, location)]);
		expect(error?.message).toBe(`Test API: the redirect to ${origin} was not followed`);
		expect(error?.description).toContain('leads away from https://api.example.com');
		expect(error?.description).not.toContain('token=');
	}
});

it('an unreadable Location is told', async () => {
	const error = await refusal(callBy('GET'), [answerOf(302, 'https://')]);
	expect(error?.message).toBe('Test API: the redirect to an unreadable address was not followed');
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

it.each([1, 2, 5])('a loop ends after %d redirects', async (maxRedirects) => {
	let sends = 0;
	const loop = followRedirects('Test API', callBy('GET', { maxRedirects }), async () => {
		sends++;
		return answerOf(302, FROM);
	});
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
	const failing = followRedirects('Test API', callBy('GET'), async () => {
		throw new Error('no answer');
	});
	await expect(failing).rejects.toThrow('no answer');
});
