import nock from 'nock';
import type { FactEmulator } from './emulator';
import type { Received } from './received';

/** Headers that every HTTP client sends and that don't matter here. */
const OF_THE_CLIENT = [
	'host',
	'accept-encoding',
	'content-length',
	'connection',
	'accept-language',
];
const OF_FETCH = ['sec-fetch-mode'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

/** The parts of nock's request that are used here. */
interface NockRequest {
	method: string;
	path: string;
	options: { host: string; proto: string };
	getHeaders(): Record<string, unknown>;
}

/** Stands in for all servers: every request goes to one emulator. */
export class FactWire {
	/** The emulator that answers. */
	emulator?: FactEmulator;

	private readonly queue: Received[] = [];

	start(): void {
		nock.disableNetConnect();
		for (const method of METHODS) {
			const scope = nock(/.*/).persist();
			scope.on('request', (request: NockRequest, _interceptor: unknown, body: string) =>
				this.queue.push(asReceived(request, body)),
			);
			scope
				.intercept(/.*/, method)
				.reply(() => this.emulator?.reply(this.queue.shift() as Received) ?? [503]);
		}
	}

	stop(): void {
		nock.cleanAll();
		nock.enableNetConnect();
		// nock changes Node's own http module, which the test files of a worker share.
		nock.restore();
	}
}

function asReceived(request: NockRequest, body: string): Received {
	const { method, path, options } = request;
	const headers = Object.entries(request.getHeaders())
		.map(([name, value]) => [name.toLowerCase(), String(value)])
		.filter(([name]) => ![...OF_THE_CLIENT, ...OF_FETCH].includes(name));
	return {
		method,
		url: new URL(`${options.proto}://${options.host}${path}`),
		headers: Object.fromEntries(headers) as Record<string, string>,
		body,
	};
}
