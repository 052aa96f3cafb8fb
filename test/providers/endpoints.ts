/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs in tests, never in n8n */
import { setTimeout as sleep } from 'node:timers/promises';
import { faultyAnswer } from './faults';
import { answerList } from './paging';
import type { Answer, Behaviour, RecordedCall } from './types';

/** The words of a rejection that a test requests. */
export const REJECTION = 'Simulated rejection';

/** Waits if `ms` is above 0. The timer does not keep the process alive. */
export async function wait(ms: number): Promise<void> {
	if (ms > 0) await sleep(ms, undefined, { ref: false });
}

/** Test endpoints that every emulator serves under its API base. */
export class CommonEndpoints {
	private readonly attempts = new Map<string, number>();

	constructor(private readonly behaviour: Behaviour) {}

	/** Answers `path` (relative to the API base). Undefined if it is not a test endpoint. */
	async answer(path: string, call: RecordedCall): Promise<Answer | undefined> {
		const { query } = call;
		const [name, argument] = path.split('/');
		switch (name) {
			case 'echo': {
				const { method, headers, body } = call;
				return this.behaviour.success({ method, path: call.path, query, headers, body }, 200, call);
			}
			case 'status':
				return this.withStatus(Number(argument), call);
			case 'rejected':
				return this.rejected(call);
			case 'flaky':
				return await this.flaky(query, call);
			case 'list':
				return answerList(call, this.behaviour);
			case 'slow':
				await wait(Number(query.ms ?? 0));
				return this.behaviour.success({ waitedMs: Number(query.ms ?? 0) }, 200, call);
			case 'redirect':
				return { status: Number(query.status ?? 302), headers: { location: query.to } };
			case 'empty':
				return { status: 204 };
			case 'file':
				return {
					status: 200,
					headers: {
						'content-type': 'application/octet-stream',
						'content-disposition': 'attachment; filename="report.bin"',
					},
					body: Buffer.alloc(Number(query.bytes ?? 1024), 7),
				};
			default:
				return faultyAnswer(name, call, this.behaviour);
		}
	}

	/** Forgets the attempts counted for `flaky`. */
	forget(): void {
		this.attempts.clear();
	}

	/**
	 * `status/{code}?retryAfter=seconds`: the vendor's success for codes below 400, else its error.
	 */
	private withStatus(code: number, call: RecordedCall): Answer {
		const { retryAfter } = call.query;
		if (!(code >= 200 && code <= 599)) return this.behaviour.failure(400, 'No such status', call);
		if (code === 204 || code === 304) return { status: code };
		const answer =
			code < 400
				? this.behaviour.success({ status: code }, code, call)
				: this.behaviour.failure(code, `Simulated failure ${code}`, call);
		if (retryAfter) answer.headers = { ...answer.headers, 'retry-after': retryAfter };
		return answer;
	}

	/** The vendor's answer to a call whose token is dead. */
	private rejected(call: RecordedCall): Answer {
		return (
			this.behaviour.rejection?.(REJECTION, call) ?? this.behaviour.failure(401, REJECTION, call)
		);
	}

	/**
	 * `flaky?key=a&times=2&as=status/503`: for each key, answers as that endpoint the given number of
	 * times, then succeeds.
	 */
	private async flaky(
		{ key = '', times = '1', as = 'status/503' }: Record<string, string>,
		call: RecordedCall,
	): Promise<Answer | undefined> {
		const attempt = (this.attempts.get(key) ?? 0) + 1;
		this.attempts.set(key, attempt);
		if (attempt > Number(times)) return this.behaviour.success({ attempt }, 200, call);
		return await this.answer(as, call);
	}
}
