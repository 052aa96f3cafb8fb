/** A provider, a clock and a session manager, for tests of the manager. */
import type { FlowRequest, HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import {
	SessionManager,
	type Subject,
} from '../../../../credentials/engine/session/sessionManager';
import { testFlow, testLogin, testRenewal } from '../../../support/testFlow';

/** A secret of the flow, with characters that every encoding changes. */
export const SECRET = 'p"ä&s w+ord%';
/** The provider's login and renewal. */
export const source = testLogin({ renew: testRenewal });
/** The provider. */
export const flow = testFlow({ secrets: [SECRET], source });

/** The provider's answers and a clock, which the test controls. */
export class World {
	now = 1_800_000_000_000;
	logins = 0;
	renewals = 0;
	waits: number[] = [];
	/** The next answers, before the usual one. An error is a connection that fails. */
	script: Array<HttpAnswer | Error> = [];
	grant: Record<string, unknown> = { expires_in: 100 };
	readonly sessions = new SessionManager({
		now: () => this.now,
		sleep: async (ms) => {
			this.waits.push(ms);
			this.now += ms;
		},
	});
	readonly subject: Subject = { flow, key: 'k', fingerprint: 'f' };

	readonly transport = async (request: FlowRequest): Promise<HttpAnswer> => {
		const isRenewal = request.url.endsWith('/renew');
		if (isRenewal) this.renewals++;
		else this.logins++;
		await Promise.resolve();
		const scripted = this.script.shift();
		if (scripted instanceof Error) throw scripted;
		return (
			scripted ??
			answer(200, {
				access_token: `${isRenewal ? 'renewed' : 'login'}${this.logins + this.renewals}`,
				...this.grant,
			})
		);
	};

	async obtain() {
		return await this.sessions.obtain(this.subject, this.transport);
	}

	async failure(): Promise<Error> {
		return await this.obtain().then(
			() => {
				throw new Error('expected a failure');
			},
			(error: Error) => error,
		);
	}

	/** Reports that the API accepted the token, and then that it rejected the token. */
	revoke(token: string): boolean {
		this.sessions.reportAccepted(this.subject, token);
		return this.sessions.reportRejected(this.subject, token);
	}
}

/** Builds an answer of the provider. */
export function answer(
	status: number,
	body: unknown,
	headers: Record<string, string> = {},
): HttpAnswer {
	return { status, body, headers };
}
