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

/** What all calls of one execution share, even if each item has its own credential. */
export interface SharedByRun {
	/** The providers whose credentials the node can use. */
	providers: readonly Provider[];
	pace: Pace;
	notes: RunNotes;
}

/** What the calls with one credential share: those of the execution, or of one item. */
export interface CallContext extends SharedByRun {
	execution: IExecuteFunctions;
	provider: Provider;
	/** The token flow that the provider reads from the credential's fields. */
	flow: TokenFlow;
	/** The stored credential. It is read again when n8n's database may have a newer token. */
	credentials: ICredentialDataDecryptedObject;
	/** The item that the credential's expressions refer to. Set if each item has a credential. */
	itemIndex?: number;
}

/** How an answer is read: by its content type (`autodetect`), or as the user chose. */
export type ResponseFormat = 'autodetect' | 'json' | 'text' | 'file';

/** The options of HTTP Request's `response` collection. */
export interface ResponseOptions {
	fullResponse?: boolean;
	neverError?: boolean;
	responseFormat?: ResponseFormat;
	outputPropertyName?: string;
	/** How many megabytes of one answer may be held in memory. */
	maxResponseSize?: number;
}

/** When a call is sent again, apart from sending it again with a new token. */
export interface RetryPolicy {
	maxRetries: number;
	/** How many seconds the API may ask to wait before the next attempt. Default 60. */
	maxWait?: number;
	/** True if methods that are not idempotent (RFC 9110 section 9.2.2) are sent again, too. */
	retryPostAndPatch: boolean;
}

/** A body made for one attempt, and the headers that belong to it. */
export interface OpenedBody {
	body: IHttpRequestOptions['body'];
	headers?: IDataObject;
}

/** One call, which can be sent several times. */
export interface Call {
	request: IHttpRequestOptions;
	/** The typed text of a JSON body, which is sent unchanged, and its parsed value. */
	typedJson?: { text: string; value: unknown };
	/** Makes a new body for each attempt, if it can be sent only once (a stream). */
	openBody?: (formFields: IDataObject) => Promise<OpenedBody>;
	/** Further fields of a multipart body, such as the page parameters. */
	formFields?: IDataObject;
	network: NetworkSettings;
	response: ResponseOptions;
	retry: RetryPolicy;
	/** How many redirects may be followed. */
	maxRedirects: number;
	/** True if a redirect led to another server, which must get nothing of the credential. */
	isForeign?: boolean;
	/** True if items are made of a list in the answer, so the answer must be JSON. */
	mustBeJson?: boolean;
	/** True if the call is for a page of a list that is read to its end. */
	isPage?: boolean;
	/** The path of the list in the answer, if it is known before the answer comes. */
	itemsPath?: string;
	/** HTTP statuses that are not failures of this call, such as those that mark the last page. */
	acceptedStatuses?: Set<number>;
	/** The fields, in words, that are not sent because their expressions gave nothing. */
	leftOut?: string[];
	/** Further hints about the request, in whole sentences. */
	hints?: string[];
	/** The fields that the user entered but the credential sets itself. For a hint. */
	replacedFields?: string[];
}

/** An answer, read at least as far as needed to distinguish success from failure. */
export interface CallAnswer {
	/** The body is parsed JSON if it can be parsed, else a text. Undefined if `file` is set. */
	answer: HttpAnswer;
	statusMessage: string;
	/** The headers as they came. The values of a repeated header are a list. */
	rawHeaders: IDataObject;
	/** The whole body as text; absent if `file` is set. */
	text?: string;
	/** The body as n8n's binary storage describes it. */
	file?: IBinaryData;
}

/** An answer, with the token that its request was sent with. */
export interface SentCall extends CallAnswer {
	sentWith: string;
	/** The URL of the request, without the credential's parameters, if it is not that of the call. */
	sentTo?: string;
	/** The URL that redirects led to, if any were followed. */
	landedOn?: string;
	/** True if another server answered, which did not get the token. */
	isForeign?: boolean;
}

/** The input item that a call is made for. */
export interface InputItem {
	index: number;
	json: IDataObject;
	binary?: IBinaryKeyData;
}
