/** A field of a multipart body (RFC 7578). Its value is a template. */
export interface MultipartField {
	name: string;
	value: string;
	type?: string;
	fileName?: string;
}

/** The format of a text body. It decides how values are escaped. */
export type TextKind = 'form' | 'json' | 'raw' | 'xml';

/** A body with placeholders. */
export type CommandBody =
	| { kind: TextKind; text: string }
	| { kind: 'multipart'; fields: MultipartField[] };

/** The request of a cURL command. Every text is a template. */
export interface CurlCommand {
	method: string;
	/** A whole URL, or a path under the base URL. Its literal parts are already encoded. */
	url: string;
	/** In the order of the command. No name occurs twice. */
	headers: Array<[name: string, value: string]>;
	/** `user:password` for HTTP Basic. */
	basic?: string;
	body?: CommandBody;
}
