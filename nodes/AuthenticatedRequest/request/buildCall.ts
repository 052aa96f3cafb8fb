import type { IDataObject, IHttpRequestMethods, IHttpRequestOptions } from 'n8n-workflow';
import { type NetworkSettings, proxyFrom } from '../../../credentials/engine/n8n/callNotes';
import { resolveUnderBase } from '../../../credentials/engine/attach/origins';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { type BodySource, setBody } from './body';
import { invalidParameter } from '../call/callErrors';
import type { Call, ResponseOptions, RetryPolicy } from '../call/callTypes';
import { dropCredentialFields } from './credentialFields';
import { fromPairs, type Get, jsonObject, type Pairs, textOf } from './fieldValues';
import { hasHeader, setHeader } from './headers';

const MAX_REDIRECTS = 5;
const DEFAULT_RETRIES = 3;

/** The node's options as the editor nests them. */
export interface NodeOptions {
	allowUnauthorizedCerts?: boolean;
	lowercaseHeaders?: boolean;
	proxy?: string;
	queryParameterArrays?: 'repeat' | 'brackets' | 'indices';
	redirect?: { redirect?: { followRedirects?: boolean; maxRedirects?: number } };
	response?: { response?: ResponseOptions };
	retry?: { retry?: Partial<RetryPolicy> };
	timeout?: number;
}

/** Reads the parameters of one item into a call. Throws errors that name the parameter. */
export function buildCall(flow: TokenFlow, get: Get, source: BodySource): Call {
	const method = get<IHttpRequestMethods>('method', 'GET');
	const url = get<string>('url', '');
	if (typeof url !== 'string' || url.trim() === '')
		throw invalidParameter('URL', 'is empty. Write a path such as /users, or / for the base URL');
	const options = get<NodeOptions>('options', {});
	const call: Call = {
		network: networkFrom(options),
		response: options.response?.response ?? {},
		retry: { maxRetries: DEFAULT_RETRIES, retryPostAndPatch: false, ...options.retry?.retry },
		maxRedirects: maxRedirects(options),
		request: {
			method,
			url: resolveUnderBase(flow, url),
			headers: get('sendHeaders', false) ? headersFrom(get, options) : {},
			// A stream, so that the content type is known before the body is read.
			encoding: 'stream',
			returnFullResponse: true,
			// The answer's status is judged here, and never by n8n, which would log in again for a 401.
			ignoreHttpStatusErrors: true,
			// Redirects are followed here, within the origin only.
			disableFollowRedirect: true,
		},
	};
	if (get('sendQuery', false)) setQuery(call.request, get, options);
	if (get('sendBody', false)) setBody(call, get, flow, source);
	refuseBodyOfGet(call);
	call.replacedFields = dropCredentialFields(flow, call.request);
	if (!hasHeader(call.request, 'accept'))
		setHeader(call.request, 'Accept', 'application/json, text/*;q=0.9, */*;q=0.8');
	return call;
}

/** n8n's HTTP layer sends no body with GET; what the user filled in must not get lost unseen. */
function refuseBodyOfGet({ request, openBody }: Call): void {
	const { method, body } = request;
	if (method !== 'GET' || (body === undefined && openBody === undefined)) return;
	const isEmpty = openBody === undefined && ['', '{}'].includes(textOf(body));
	if (!isEmpty)
		throw invalidParameter('Send Body', 'has no effect with GET. Use query parameters or POST');
	delete request.body;
}

function networkFrom({ proxy, allowUnauthorizedCerts, timeout }: NodeOptions): NetworkSettings {
	const network: NetworkSettings = {};
	if (typeof timeout === 'number' && timeout > 0) network.timeout = timeout;
	if (allowUnauthorizedCerts) network.skipSslCertificateValidation = true;
	if (!proxy) return network;
	if (!/^https?:\/\//i.test(proxy) || !URL.canParse(proxy))
		throw invalidParameter('Proxy', 'must be a URL such as http://proxy.example.com:3128');
	return { ...network, proxy: proxyFrom(proxy) };
}

function maxRedirects({ redirect }: NodeOptions): number {
	const { followRedirects = true, maxRedirects: most = MAX_REDIRECTS } = redirect?.redirect ?? {};
	return followRedirects ? Math.min(Math.max(0, most), MAX_REDIRECTS) : 0;
}

function setQuery(request: IHttpRequestOptions, get: Get, options: NodeOptions): void {
	request.qs =
		get<string>('specifyQuery', 'keypair') === 'json'
			? jsonObject(get<unknown>('jsonQuery', {}), 'Query JSON')
			: fromPairs(get<Pairs>('queryParameters', {}));
	if (options.queryParameterArrays) request.arrayFormat = options.queryParameterArrays;
}

function headersFrom(get: Get, { lowercaseHeaders = true }: NodeOptions): IDataObject {
	const headers =
		get<string>('specifyHeaders', 'keypair') === 'json'
			? jsonObject(get<unknown>('jsonHeaders', {}), 'Headers JSON')
			: fromPairs(get<Pairs>('headerParameters', {}));
	if (!lowercaseHeaders) return headers;
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
	);
}
