/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../../../support/httpServer';
import type { Answer, Api, Call, Exchange } from './types';

/** A request as it was received. */
interface Received {
	line: string;
	headers: Record<string, unknown>;
	body: string;
}

/** Headers that a request may have only if the API requires them. */
const ONLY_IF_WANTED = ['authorization', 'cookie'];

/**
 * Emulates one API after another. It answers the exact requests that the API requires and records
 * all others.
 */
export class ApiServer {
	url = '';

	api!: Api;

	/** Lines of all requests, with the reason for those that the API does not know. */
	seen: string[] = [];

	violations: string[] = [];

	/** Logins and renewals that succeeded. */
	count = 0;

	isDead = false;

	isWrong = false;

	serve(api: Api): void {
		Object.assign(this, { api, seen: [], violations: [], count: 0, isDead: false, isWrong: false });
	}

	handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { method = '', url = '', headers } = request;
		const body = (await readBody(request)).toString();
		const received = { line: `${method} ${url}`, headers, body };
		this.seen.push(received.line);
		this.send(response, this.answerTo(received));
	};

	private answerTo(received: Received): Answer {
		const { login, renewal, call, dead, wrong } = this.api;
		const problems: string[] = [];
		const fits = (wanted: Exchange | Call, number: number) => {
			const problem = this.problemWith(wanted, received, number);
			if (problem !== undefined) problems.push(problem);
			return problem === undefined;
		};
		const index = login.findIndex((exchange) => fits(exchange, this.count + 1));
		if (index >= 0) {
			if (this.isWrong && index === (wrong.at ?? login.length - 1)) return wrong;
			const answer = this.filled(login[index].answer, this.count + 1);
			if (index === login.length - 1) this.obtained();
			return answer;
		}
		if (renewal && fits(renewal, this.count)) {
			const answer = this.filled(renewal.answer, this.count + 1);
			this.obtained();
			return answer;
		}
		if (fits(call, this.count)) return this.isDead ? dead : { body: { ok: true } };
		this.violations.push(`${received.line}: ${problems.join(' / ')}`);
		return { status: 418, body: { message: 'the emulator does not know this request' } };
	}

	private obtained(): void {
		this.count += 1;
		this.isDead = false;
	}

	private problemWith(
		wanted: Exchange | Call,
		{ line, headers, body }: Received,
		number: number,
	): string | undefined {
		const text = (template: string) => this.text(template, number);
		if (line !== text(wanted.line)) return `not ${text(wanted.line)}`;
		const expected = wanted.headers ?? {};
		for (const name of ONLY_IF_WANTED)
			if (expected[name] === undefined && headers[name] !== undefined)
				return `has ${name} ${String(headers[name])}`;
		for (const [name, value] of Object.entries(expected))
			if (!matches(text(value), headers[name]))
				return `${name} is ${String(headers[name])}, not ${text(value)}`;
		const isJson = /^[[{]/.test(wanted.body ?? '') && expected['content-type'] === undefined;
		if (isJson && !/json/.test(String(headers['content-type']))) return 'is not JSON by its type';
		if (!matches(text(wanted.body ?? ''), body))
			return `body ${body}, not ${text(wanted.body ?? '')}`;
		return undefined;
	}

	private filled(answer: Answer | (() => Answer), number: number): Answer {
		const plain = typeof answer === 'function' ? answer() : answer;
		return JSON.parse(
			JSON.stringify(plain)
				.replace(/§/g, String(number))
				.replace(/HOSTNAME/g, this.url.slice('http://'.length))
				.replace(/HOST/g, this.url),
		) as Answer;
	}

	private text(template: string, number: number): string {
		return template
			.replace(/§/g, String(number))
			.replace(/HOSTNAME/g, this.url.slice('http://'.length))
			.replace(/HOST/g, this.url)
			.replace(/b64\((.*?)\)/g, (_, text: string) => Buffer.from(text).toString('base64'));
	}

	private send(response: ServerResponse, { status = 200, headers, body = '' }: Answer): void {
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		const type =
			typeof body !== 'string'
				? 'application/json'
				: text.startsWith('<')
					? 'text/xml'
					: 'text/plain';
		response.writeHead(status, {
			'content-type': type,
			date: new Date(Date.now()).toUTCString(),
			...headers,
		});
		response.end(status === 204 ? undefined : text);
	}
}

/** Whether a value matches. A wanted value between slashes is a pattern. */
function matches(wanted: string, value: unknown): boolean {
	const pattern = /^\/(.*)\/$/.exec(wanted)?.[1];
	return pattern === undefined ? value === wanted : new RegExp(`^${pattern}$`).test(String(value));
}
