/** One of twenty items meets a fault and the node goes on. No item is lost, sent twice or moved. */
import '../../../support/fakeSleep';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Provider } from '../../../providers';
import { useProviders, useServer } from '../../../support/lifecycle';
import { METHODS, storedFor, type Method } from '../../../support/methods';
import { runNode, type NodeResult } from '../../../support/n8nHost';
import { timeOutAtOnce } from '../../../support/timeouts';
import { expectNoSecrets, recordLogs } from './evidence';
import { startFakeTime } from './fakeTime';
import { countsOf, wrapped } from './faultTable';

let strayed = 0;

const providers = useProviders({ resetsBeforeEach: false });
const elsewhere = useServer((_request, response) => {
	strayed++;
	response.end('{}');
});
beforeEach(() => {
	strayed = 0;
});

timeOutAtOnce(({ url = '' }) => url.includes('/slow?'));

const COUNT = 20;
const FAULTY = 7;

interface Place {
	place: string;
	name: string;
	verb: 'GET' | 'POST';
	contentType?: string;
}

/** One method for each place of the token in a request. */
const PLACES: Place[] = [
	{ place: 'Authorization, Bearer', name: 'ccaApi session', verb: 'GET' },
	{ place: 'Authorization, raw', name: 'caTokenApi login', verb: 'GET' },
	{ place: 'query', name: 'crmComApi userAccount', verb: 'GET' },
	{ place: 'JSON body', name: 'crmComApi webApiKey', verb: 'POST', contentType: 'json' },
	{ place: 'Authentication and Authorization', name: 'caepeApi userAccount', verb: 'GET' },
	{
		place: 'Authentication, POST',
		name: 'caepeApi serviceAccount',
		verb: 'POST',
		contentType: 'form-urlencoded',
	},
];

/**
 * How often the faulty item is sent: as a GET, which may be repeated, and as a POST, which may not.
 */
type Sends = [get: number, post: number];
const REPEATED: Sends = [4, 1];
const NEVER_REPEATED: Sends = [1, 1];

const FAULTS: Array<[fault: string, path: () => string, sends: Sends, words: string]> = [
	['403', () => 'status/403', NEVER_REPEATED, 'Simulated failure 403'],
	['429', () => 'status/429', REPEATED, 'Simulated failure 429'],
	['500', () => 'status/500', NEVER_REPEATED, 'Simulated failure 500'],
	['503', () => 'status/503', REPEATED, 'Simulated failure 503'],
	['401', () => 'status/401', [2, 2], 'the token was rejected'],
	['reset', () => 'reset', REPEATED, 'the connection was closed'],
	['reset in the body', () => 'broken-off', REPEATED, 'the connection was closed'],
	['timeout', () => 'slow?ms=600000', NEVER_REPEATED, 'no answer within 70000 ms'],
	['truncated JSON', () => 'truncated', NEVER_REPEATED, 'The answer is not JSON'],
	['redirect away', () => `redirect?to=${elsewhere.url}`, NEVER_REPEATED, 'was not followed'],
];

/** A path that contains the item's index, so that the server's requests can be matched to items. */
const pathOf = ({ echo }: Method, path: string, index: number) =>
	`${echo.replace(/echo$/, path)}${path.includes('?') ? '&' : '?'}item=${index}`;

function inputFor(method: Method, faulty: string): IDataObject[] {
	return Array.from({ length: COUNT }, (_, index) => ({
		index,
		path: pathOf(method, index === FAULTY ? faulty : 'status/200', index),
		kept: { name: `item ${index}` },
	}));
}

/** How often each item's call arrived. */
function arrivals({ requests }: Provider): number[] {
	const arrived = requests.map(({ query }) => query.item).filter((item) => item !== undefined);
	return Array.from(
		{ length: COUNT },
		(_, index) => arrived.filter((item) => item === String(index)).length,
	);
}

const indices = Array.from({ length: COUNT }, (_, index) => index);
const OTHERS = indices.filter((index) => index !== FAULTY);
const positions = (items: INodeExecutionData[]) => items.map(({ pairedItem }) => pairedItem);
const pairs = (of: number[]) => of.map((item) => ({ item }));

const failure = (words: string): unknown =>
	expect.objectContaining({ message: expect.stringContaining(words) as string });

describe.each(PLACES)('token in $place ($name, $verb)', ({ name, verb, contentType }) => {
	const method = METHODS.find(({ type, method: of }) => `${type} ${of}` === name)!;
	const success = wrapped(method, { status: 200 });
	// Not a fault for a GET: it follows the redirect, without anything of the credential.
	const faults = FAULTS.filter(([fault]) => verb !== 'GET' || fault !== 'redirect away');

	/** Runs twenty items with a live token, and makes the checks that both outputs share. */
	async function run(
		faulty: string,
		[get, post]: Sends,
		onError: 'continueRegularOutput' | 'continueErrorOutput',
	): Promise<NodeResult & { input: IDataObject[] }> {
		const { type } = method;
		const provider: Provider = providers[type];
		provider.reset();
		startFakeTime();
		recordLogs();
		const input = inputFor(method, faulty);
		const stored = storedFor(providers, method);
		const parameters = {
			api: type,
			method: verb,
			url: '={{ $json.path }}',
			...(verb === 'POST' && { sendBody: true, contentType }),
			options: { timeout: `={{ $json.index === ${FAULTY} ? 70000 : 60000 }}` },
		};
		await runNode(stored, {
			parameters: { api: type, url: method.echo.replace(/echo$/, 'empty') },
		});
		provider.requests.length = 0;
		const result = await runNode(stored, {
			parameters: parameters as never,
			items: input,
			onError,
		});
		const sends = verb === 'GET' ? get : post;
		expect(arrivals(provider)).toEqual(indices.map((index) => (index === FAULTY ? sends : 1)));
		const { logins, renewals } = countsOf(provider);
		expect(logins + renewals).toBe(faulty === 'status/401' ? 1 : 0);
		expect(provider.counters.violations).toEqual([]);
		expect(strayed).toBe(0);
		expect(result.error).toBeUndefined();
		expectNoSecrets({ provider, type, stored, runs: [result] });
		return { ...result, input };
	}

	it.each(faults)('%s, one output', async (_fault, path, sends, words) => {
		const { items, errorItems } = await run(path(), sends, 'continueRegularOutput');
		expect(errorItems).toEqual([]);
		expect(positions(items)).toEqual(pairs(indices));
		expect(items.map(({ json }) => json)).toEqual(
			indices.map((index) =>
				index === FAULTY ? expect.objectContaining({ error: failure(words) }) : success,
			),
		);
	});

	it.each(faults)('%s, error output', async (_fault, path, sends, words) => {
		const { items, errorItems, input } = await run(path(), sends, 'continueErrorOutput');
		expect(positions(items)).toEqual(pairs(OTHERS));
		expect(items.map(({ json }) => json)).toEqual(OTHERS.map(() => success));
		expect(positions(errorItems)).toEqual(pairs([FAULTY]));
		expect(errorItems[0].json).toMatchObject({
			...input[FAULTY],
			error: failure(words),
		});
	});
});
