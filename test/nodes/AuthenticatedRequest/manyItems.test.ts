/** Many items in one execution: all come out, in order, without overloading the server. */
import { sleep } from 'n8n-workflow';
import { storedFor, TOKEN_METHODS } from '../../support/methods';
import { runNode } from '../../support/n8nHost';
import { useProviders, useServer } from '../../support/lifecycle';
import { storedToken } from '../../support/storedToken';

const items = (count: number) => Array.from({ length: count }, (_, index) => ({ index }));

describe('1,000 items', () => {
	const providers = useProviders({ resetsBeforeEach: false });

	it('are all there, in order, with one login', async () => {
		const row = TOKEN_METHODS.filter(({ type }) => type === 'caTokenApi')[0];
		const { error, items: output } = await runNode(storedFor(providers, row), {
			parameters: { api: row.type, url: '={{ "/accounts/" + $json.index }}' },
			items: items(1_000),
		});
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => Number(json.account_id))).toEqual(
			items(1_000).map(({ index }) => index),
		);
		expect(output.every(({ pairedItem }, at) => (pairedItem as { item: number }).item === at)).toBe(
			true,
		);
		expect(providers.caTokenApi.counters).toMatchObject({ logins: 1, calls: 1_000, rejected: 0 });
	});
});

describe('a server that bears 20 calls at once', () => {
	let inFlight = 0;
	let most = 0;
	let refused = 0;
	let answered: string[] = [];

	const server = useServer(async (request, response) => {
		inFlight++;
		most = Math.max(most, inFlight);
		const tooMany = inFlight > 20;
		await sleep(10);
		inFlight--;
		if (tooMany) refused++;
		else answered.push(request.url ?? '');
		response.writeHead(tooMany ? 429 : 200, { 'content-type': 'application/json' });
		response.end('{}');
	});
	beforeEach(() => {
		most = refused = 0;
		answered = [];
	});

	async function call(count: number, options: object) {
		const stored = storedToken(server.url);
		return await runNode(stored, {
			parameters: { api: 'ccaApi', url: '=/{{ $json.index }}', options } as never,
			items: items(count),
		});
	}

	it('automatic concurrency finds the limit: every item succeeds, each answered once', async () => {
		const { error, items: output } = await call(500, {});
		expect(error).toBeUndefined();
		expect(output).toHaveLength(500);
		expect(new Set(answered).size).toBe(500);
		expect(answered).toHaveLength(500);
		expect(most).toBeGreaterThan(10);
		// 400 calls may be sent at once. Then 380 would be refused; the exact number varies by machine.
		expect(refused).toBeLessThan(200);
	});

	it.each([1, 3])('a fixed concurrency of %p is never exceeded', async (concurrency) => {
		const { error } = await call(30, { concurrency });
		expect(error).toBeUndefined();
		expect(most).toBe(concurrency);
	});
});
