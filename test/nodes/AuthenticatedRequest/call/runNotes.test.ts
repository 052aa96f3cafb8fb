/** The hints above the output after a run: their texts, and how n8n receives them. */
import type { IExecuteFunctions } from 'n8n-workflow';
import { RunNotes, showHints } from '../../../../nodes/AuthenticatedRequest/call/runNotes';
import { runNode, StoredCredentials } from '../../../support/n8nHost';
import { useServer } from '../../../support/lifecycle';

describe('messages', () => {
	const notes = () => new RunNotes();

	it('there are none where nothing was noted', () => {
		const one = notes();
		one.noteToken('T-1');
		expect(one.messages(5, 0)).toEqual([]);
	});

	it.each([
		[1, 'The API asked for fewer calls once, so this run was slowed down.'],
		[7, 'The API asked for fewer calls 7 times, so this run was slowed down.'],
	])('%i refusals', (refusals, message) => {
		expect(notes().messages(5, refusals)).toEqual([message]);
	});

	it('a token counts once, however many calls it went out with', () => {
		const one = notes();
		for (const token of ['T-1', 'T-2', 'T-1', 'T-2', 'T-3']) one.noteToken(token);
		expect(one.messages(5, 0)).toEqual(['The token was renewed 2 times during this run.']);
	});

	it('empty lists by their path, fields that were replaced once each', () => {
		const one = notes();
		one.noteEmptyList('a.b');
		one.noteEmptyList('a.b');
		one.noteReplaced(['header "X"']);
		one.noteReplaced(['header "X"']);
		expect(one.messages(3, 0)).toEqual([
			'The header "X" is set by the credential: its value was sent instead of yours.',
			'The list at Items Path "a.b" was empty for 2 of 3 input items.',
		]);
	});
});

it('an n8n without hints goes without', () => {
	expect(() => showHints({} as IExecuteFunctions, ['something'], () => [])).not.toThrow();
});

describe('in a run', () => {
	let logins = 0;
	let refusals = 0;
	/** Tokens that `/once` rejects from now on: each token works there for one call. */
	const spent = new Set<string>();

	const server = useServer((request, response) => {
		const { url = '', headers } = request;
		const token = headers.authorization ?? '';
		const send = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
			response.end(JSON.stringify(body));
		};
		if (url === '/login') return send(200, { token: `T-${(logins += 1)}`, expires_in: 600 });
		if (url === '/busy' && (refusals += 1) < 3) return send(429, {});
		if (url === '/empty') return send(200, { list: [] });
		if (url === '/once' && spent.has(token)) return send(401, {});
		spent.add(token);
		send(200, { ok: true });
	});

	async function hintsOf(url: string, options: object = {}, count = 3): Promise<string[]> {
		const stored = new StoredCredentials();
		stored.set('tokenLoginApi', {
			baseUrl: server.url,
			loginUrl: '/login',
			username: 'ada',
			password: url,
		});
		const { error, hints } = await runNode(stored, {
			parameters: {
				api: 'tokenLoginApi',
				url,
				options: { concurrency: 1, ...options },
			} as never,
			items: Array.from({ length: count }, (_, index) => ({ index })),
		});
		expect(error).toBeUndefined();
		return hints;
	}

	it('nothing is said of a run as usual', async () => {
		expect(await hintsOf('/x')).toEqual([]);
	});

	it('the API asked for fewer calls', async () => {
		expect(await hintsOf('/busy')).toEqual([
			'The API asked for fewer calls 2 times, so this run was slowed down.',
		]);
	});

	it('the token was renewed', async () => {
		expect(await hintsOf('/once')).toEqual(['The token was renewed 2 times during this run.']);
	});

	it('each item has its own token where each has its own credential', async () => {
		expect(await hintsOf('/once', { credentialPerItem: true })).toEqual([]);
	});

	it('an Items Path found nothing', async () => {
		expect(await hintsOf('/empty', { itemsPath: 'list' }, 2)).toEqual([
			'The list at Items Path "list" was empty for 2 of 2 input items.',
		]);
	});
});
