/**
 * Odd things that n8n's helper may throw or return instead of an error or an answer. Each must end
 * in a readable error.
 */
import type { IExecuteFunctions } from 'n8n-workflow';
import { viaHttpRequest, viaLegacyRequest } from '../../credentials/engine/n8n/transport';
import { AuthenticatedRequest } from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { runNode, StoredCredentials } from '../support/n8nHost';

const NO_WORDS =
	/undefined|\[object|is not a function|Cannot (?:read|convert|create)|TypeError|RangeError|Symbol|is not iterable|not to be read/;

const unreadable = (target: object) =>
	new Proxy(target, {
		get(_target, name) {
			// JavaScript reads `then` to find out whether a value is a promise.
			if (name === 'then') return undefined;
			throw new Error('not to be read');
		},
	});
const withGetter = (name: string) =>
	Object.defineProperty(new Error('odd'), name, {
		get() {
			throw new Error('not to be read');
		},
	});

const THROWN: Record<string, unknown> = {
	nothing: undefined,
	null: null,
	'a text': 'odd',
	'an empty text': '',
	'a number': 5,
	'a symbol': Symbol('odd'),
	'a list': ['odd'],
	'a function': () => 'odd',
	'an object without a prototype': Object.create(null),
	'an object that throws when it is read': unreadable({}),
	'an error that throws when it is read': unreadable(new Error('odd')),
	'an error whose code throws': withGetter('code'),
	'an error whose answer throws': withGetter('response'),
	'an error whose message throws': withGetter('message'),
	'an error whose cause throws': withGetter('cause'),
	'an error that is frozen': Object.freeze(new Error('odd')),
	'an error without a message': Object.assign(new Error('odd'), { message: undefined }),
	'an error whose message is an object': Object.assign(new Error('odd'), { message: { a: 1 } }),
};

async function runWith(httpRequest: () => Promise<unknown>, onError?: 'continueRegularOutput') {
	const node = new AuthenticatedRequest();
	const other = {
		description: node.description,
		async execute(this: IExecuteFunctions) {
			const odd = Object.create(this) as IExecuteFunctions;
			odd.helpers = { ...this.helpers, httpRequest: httpRequest as never };
			return await node.execute.call(odd);
		},
	};
	const stored = new StoredCredentials();
	const credential = { authMethod: 'permanentToken', permanentToken: 'A-1234' };
	stored.set('ccaApi', { baseUrl: 'http://127.0.0.1:9', ...credential });
	const options = { retry: { retry: { maxRetries: 0 } } };
	const parameters = { api: 'ccaApi', url: '/x', options };
	return await runNode(stored, { other, onError, parameters });
}

describe.each(Object.entries(THROWN))('%s is thrown', (_what, thrown) => {
	const helper = async (): Promise<never> => {
		await Promise.resolve();
		throw thrown;
	};

	it('for a call', async () => {
		const { error } = await runWith(helper);
		const text = `${error?.message} ${error?.description ?? ''}`;
		expect(text).toContain('CCA API');
		expect(text).not.toMatch(NO_WORDS);
	});

	it('for a call, where the workflow goes on', async () => {
		const { items, error } = await runWith(helper, 'continueRegularOutput');
		expect(error).toBeUndefined();
		expect(JSON.stringify(items)).toContain('CCA API');
	});

	it.each([
		['httpRequest', viaHttpRequest(helper)],
		['the deprecated request', viaLegacyRequest({ request: helper })],
	])('for a login through %s', async (_way, send) => {
		const request = { method: 'POST', url: 'https://api.example.com/login', headers: {} } as const;
		const failure: unknown = await send(request).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(Error);
		if (failure !== thrown) expect((failure as Error).message).not.toMatch(NO_WORDS);
	});
});

it.each<[string, unknown]>([
	['nothing', undefined],
	['null', null],
	['a text', 'odd'],
	['a list', []],
	['an object without a prototype', Object.create(null)],
	['an answer without anything', { headers: null, statusCode: null, body: null }],
	['an answer of another kind', { headers: 5, statusCode: 'x', body: { a: 1 } }],
	['an answer that throws when it is read', unreadable({})],
])('an answer that is %s ends in an item or in words', async (_what, given) => {
	const { error } = await runWith(async () => await Promise.resolve(given));
	expect(`${error?.message ?? ''} ${error?.description ?? ''}`).not.toMatch(
		/undefined|\[object|is not a function|Cannot (?:read|convert|create|destructure)|TypeError|Symbol/,
	);
});
