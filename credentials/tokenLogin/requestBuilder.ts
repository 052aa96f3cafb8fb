import type { FlowRequest, HttpAnswer, Session } from '../engine/tokenFlow';
import { firstOf, inObject, stepValue } from './answer/lookup';
import { type BaseUrl, baseUrlOf } from './baseUrl';
import { buildRequest } from './request/buildRequest';
import { noteSecrets } from './madeSecrets';
import { oneRequest } from './oneRequest';
import { fillUrl } from './request/fieldsRequest';
import type { Settings } from './settings/readSettings';
import type { RequestSettings } from './settings/settings';
import type { Lookup } from './template/template';

/** Fills in the requests of a flow with what is known when each of them is sent. */
export class RequestBuilder {
	/** The values of the credential itself. */
	readonly own: Lookup;

	/** The base URL, and whether only the login's answer gives it. */
	readonly base: BaseUrl;

	constructor(private readonly settings: Settings) {
		this.own = inObject(settings.values);
		this.base = baseUrlOf(settings, this.own);
	}

	/** The URL of the login. No answers have come yet, so a stand-in replaces their values. */
	get loginUrl(): string {
		const { isSignedHere, login } = this.settings;
		if (isSignedHere) return this.base.url;
		const standIn = firstOf(this.own, () => 'x');
		return fillUrl('Login URL', login.url, this.base.url, standIn);
	}

	/** Builds a request of the login from the answers that have come so far. */
	atLogin(request: RequestSettings, answers: HttpAnswer[]): FlowRequest {
		const known = firstOf(this.own, (name) => stepValue(name, answers));
		return this.build(request, this.base.url, known);
	}

	/** Builds a request of a session: its renewal or its log-out. */
	inSession(request: RequestSettings, session: Partial<Session>): FlowRequest {
		return this.build(request, this.baseUrlFor(session.values), this.knownIn(session));
	}

	/** Looks a value up in the session first, then in the credential. */
	knownIn({ token, refreshToken, values = {} }: Partial<Session>): Lookup {
		const tokens = {
			...(token !== undefined && { token }),
			...(refreshToken !== undefined && { refreshToken }),
		};
		return firstOf(inObject(tokens), inObject(values), this.own);
	}

	/** The base URL of calls; `values` are those of the session. */
	readonly baseUrlFor = (values: Record<string, string> = {}): string =>
		this.base.isFromLogin ? this.base.real(this.knownIn({ values })) : this.base.url;

	private build(request: RequestSettings, baseUrl: string, known: Lookup): FlowRequest {
		const lookup = oneRequest(this.settings, known);
		const secrets = noteSecrets(lookup, this.settings);
		return { ...buildRequest(request, baseUrl, lookup), secrets };
	}
}
