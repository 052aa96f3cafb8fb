/** Odd answers to a login, and refusals that repeat what was sent: fault × credential. */
import type { IDataObject } from 'n8n-workflow';
import { startAllProviders, type AllProviders } from '../../../providers';
import { TOKEN_METHODS, type Method } from '../../../support/methods';
import { checkRow, wrapped, type Fault, type Outcome } from './faultTable';
import { answered, edited, TOKEN_IN_ANSWER } from './loginTable';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof import('./fakeTime')>('./fakeTime').withFakeSleep(),
);

// Answers of 10 MB take their time on a busy machine.
jest.setTimeout(30_000);

let providers: AllProviders;

beforeAll(async () => {
	providers = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(providers).map(async (provider) => await provider.stop()));
});

const TEN_MB = 10 * 1024 * 1024;
const ONCE = 1;
const text = { 'content-type': 'text/plain' };
const html = { 'content-type': 'text/html' };
const busy = { headers: text, body: 'busy tonight' };
const page = '<!doctype html><title>Welcome</title>';

type Expected = Omit<Outcome, 'item'> & { item: 'success' | string[] };

const works = (logins: number, waits: number[] = []): Expected => ({
	logins,
	sends: 3,
	waits,
	item: 'success',
});
const fails = (logins: number, waits: number[], ...words: string[]): Expected => ({
	logins,
	sends: 0,
	waits,
	item: words,
});

const ROWS: Array<[fault: string, fault: Fault, expected: Expected]> = [
	['500 twice', answered({ status: 500, ...busy }, 2), works(3, [300, 1000])],
	[
		'reset in the middle of the body once',
		answered({ status: 200, ...busy, cutAfter: 4 }, ONCE),
		works(2, [300]),
	],
	[
		'reset in the middle of the body always',
		answered({ status: 200, ...busy, cutAfter: 4 }),
		fails(3, [300, 1000], 'got no usable answer', 'the connection was closed'),
	],
	[
		'a web page, 404',
		answered({ status: 404, headers: html, body: page }),
		fails(1, [], 'HTTP 404: a web page instead of an API answer'),
	],
	[
		'token with a line break inside',
		edited((body) => body.replace(TOKEN_IN_ANSWER, (found) => `${found.slice(0, -1)}\\r\\nX: y"`)),
		fails(1, [], 'answered', 'the token has characters that no header can carry'),
	],
	[
		'10 MB of words',
		answered({ status: 400, headers: text, body: 'no '.repeat(TEN_MB / 3) }),
		fails(1, [], 'the login was refused (HTTP 400: no no no', '…'),
	],
];

const success = (method: Method): IDataObject => wrapped(method, { status: 200 });

describe.each(TOKEN_METHODS)('$type $method, login:', (method) => {
	it.each(ROWS)('%s', async (_fault, fault, { item, ...expected }) => {
		await checkRow(providers, method, fault, {
			...expected,
			item: item === 'success' ? success(method) : item,
		});
	});
});

const WRONG = 'wr"ong &pässword/+';

describe.each(TOKEN_METHODS)('$type $method, a wrong secret:', (method) => {
	const refused = {
		...fails(1, []),
		item: ['the login was refused', 'HTTP 400', '*****', 'Check the user name, password or key'],
	};

	const asIs = JSON.stringify(WRONG).slice(1, -1);
	it.each<[string, string]>([
		['as they are', WRONG],
		['URL-encoded', encodeURIComponent(WRONG)],
		['form-encoded', new URLSearchParams({ v: WRONG }).toString()],
		['as JSON', JSON.stringify({ error: 'no', message: `${WRONG} is wrong` })],
		['as JSON in JSON', JSON.stringify({ message: `{"password":"${asIs}"}` })],
		['as Basic', Buffer.from(`${WRONG}:`).toString('base64')],
		['as Base64', Buffer.from(WRONG).toString('base64')],
	])('refused in words that repeat the secret %s', async (_how, body) => {
		await checkRow(
			providers,
			method,
			{ fields: { [method.secret]: WRONG }, ...answered({ status: 400, headers: text, body }) },
			refused,
		);
	});
});
