import nock from 'nock';
import { type Exchange, NOW, type Sent } from './types';

/** Headers that every HTTP client sends, which say nothing about a login. */
const OF_THE_CLIENT = ['host', 'user-agent', 'accept-encoding', 'content-length', 'connection'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The parts of nock's request that are used here. */
interface Received {
	method: string;
	path: string;
	options: { host: string; proto: string };
	getHeaders(): Record<string, unknown>;
}

/**
 * Stands in for every API under the API's own URLs. It returns the answers of the catalogue and
 * records the requests.
 */
export class Emulator {
	private sent: Sent[] = [];

	private answers: Array<Exchange['answer']> = [];

	start(): void {
		nock.disableNetConnect();
		for (const method of METHODS) {
			const scope = nock(/.*/).persist();
			scope.on('request', (request: Received, _interceptor: unknown, body: string) =>
				this.sent.push(asSent(request, body)),
			);
			scope.intercept(/.*/, method).reply(() => this.nextAnswer());
		}
	}

	stop(): void {
		nock.cleanAll();
		nock.enableNetConnect();
		// nock changes Node's own http module, which the test files of a worker share.
		nock.restore();
	}

	/** Sets the answers to the next requests. All later requests get a plain success. */
	expect(exchanges: Exchange[]): void {
		this.answers = exchanges.map(({ answer }) => answer);
	}

	/** Returns the requests since the last call of this method. */
	look(): Sent[] {
		return this.sent.splice(0);
	}

	private nextAnswer(): [number, string, Record<string, string>] {
		const answer = this.answers.shift() ?? { ok: true };
		const isJson = typeof answer !== 'string';
		const text = isJson ? JSON.stringify(answer) : answer;
		const type = isJson ? 'application/json' : text.startsWith('<') ? 'text/xml' : 'text/plain';
		return [200, text, { 'Content-Type': type, Date: new Date(NOW).toUTCString() }];
	}
}

function asSent(request: Received, body: string): Sent {
	const { method, path, options } = request;
	const headers = Object.entries(request.getHeaders())
		.map(([name, value]) => [name.toLowerCase(), String(value)])
		.filter(([name]) => !OF_THE_CLIENT.includes(name));
	return {
		line: `${method} ${options.proto}://${options.host.replace(/:443$/, '')}${path}`,
		headers: Object.fromEntries(headers) as Record<string, string>,
		body: body.replace(UUID, '<uuid>'),
	};
}
