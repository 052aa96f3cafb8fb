import type {
	IBinaryData,
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
} from 'n8n-workflow';
import type { NetworkSettings } from '../../../credentials/engine/n8n/network';
import type { Provider } from '../../../credentials/engine/n8n/subjects';
import type { HttpAnswer, TokenFlow } from '../../../credentials/engine/tokenFlow';
import type { Pace } from '../pace/pace';
import type { RunNotes } from './runNotes';

/** The helpers that every n8n context has. */
export type Helpers = IExecuteFunctions['helpers'];

/** What all calls of one execution share, whatever their credential. */
export interface SharedByRun {
	/** Whose credentials the node can use. */
	providers: readonly Provider[];
	pace: Pace;
	notes: RunNotes;
}

/** What all calls of one execution share; with a credential for each item, those of one item. */
export interface CallContext extends SharedByRun {
	execution: IExecuteFunctions;
	provider: Provider;
	/** The credential's fields, as the provider reads them. */
	flow: TokenFlow;
	/** The stored credential, read once. It is replaced when n8n's database has a newer token. */
	credentials: ICredentialDataDecryptedObject;
	/** The item whose expressions the credential's fields refer to, if it is read for each. */
	itemIndex?: number;
}

/** How an answer is read: by its content type, or as set. */
export type ResponseFormat = 'autodetect' | 'json' | 'text' | 'file';

/** The options of HTTP Request's `response` collection. */
export interface ResponseOptions {
	fullResponse?: boolean;
	neverError?: boolean;
	responseFormat?: ResponseFormat;
	outputPropertyName?: string;
	/** The most that is held in memory of one answer, in megabytes. */
	maxResponseSize?: number;
}

/** When a call is retried, apart from retries with a new token. */
export interface RetryPolicy {
	maxRetries: number;
	/** Seconds that the API may ask to wait before the next attempt; a minute unless set. */
	maxWait?: number;
	/** Whether methods that are not idempotent (RFC 9110 section 9.2.2) are sent again too. */
	retryPostAndPatch: boolean;
}

/** A body made for one attempt, and the headers that belong to it. */
export interface OpenedBody {
	body: IHttpRequestOptions['body'];
	headers?: IDataObject;
}

/** One call, ready to be sent as often as it takes. */
export interface Call {
	request: IHttpRequestOptions;
	/** The text that a JSON body was made of: it is sent as it was typed. */
	typedJson?: { text: string; value: unknown };
	/** Makes a body that can be sent once only (a stream), for each attempt anew. */
	openBody?: (formFields: IDataObject) => Promise<OpenedBody>;
	/** Further fields of a multipart body, such as the page's. */
	formFields?: IDataObject;
	network: NetworkSettings;
	response: ResponseOptions;
	retry: RetryPolicy;
	/** Redirects that may be followed; 0 follows none. */
	maxRedirects: number;
	/** Whether a redirect led it to another server, which must get nothing of the credential. */
	isForeign?: boolean;
	/** Whether items are made of a list in the answer, which must be JSON then. */
	mustBeJson?: boolean;
	/** Whether it is a page of a list that is read to its end. */
	isPage?: boolean;
	/** Path of that list, where it is known before the answer is there. */
	itemsPath?: string;
	/** HTTP statuses that are not failures here, such as those that mark the last page. */
	acceptedStatuses?: Set<number>;
	/** Fields that are not sent because their expressions gave nothing, in words. */
	leftOut?: string[];
	/** What else the user is to know of the request, in whole sentences. */
	hints?: string[];
	/** What the user entered but the credential sets itself, for a hint. */
	replacedFields?: string[];
}

/** An answer, read as far as needed to tell success from failure. */
export interface CallAnswer {
	/** Its body is parsed JSON if it parses, otherwise text; undefined if `file` is set. */
	answer: HttpAnswer;
	statusMessage: string;
	/** Headers as they came: those that came more than once are lists. */
	rawHeaders: IDataObject;
	/** The whole body as text; absent if `file` is set. */
	text?: string;
	/** The body as n8n's binary storage has it. */
	file?: IBinaryData;
}

/** An answer and the token that its request was sent with. */
export interface SentCall extends CallAnswer {
	sentWith: string;
	/** The URL that was asked, without what the credential adds, if it is not that of the call. */
	sentTo?: string;
	/** Where redirects led to, if any were followed. */
	landedOn?: string;
	/** Whether another server answered, which knows nothing of the token. */
	isForeign?: boolean;
}

/** The input item that a call is made for. */
export interface InputItem {
	index: number;
	json: IDataObject;
	binary?: IBinaryKeyData;
}
