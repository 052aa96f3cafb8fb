/** A multipart field (RFC 7578); texts are templates. */
export interface MultipartField {
	name: string;
	value: string;
	type?: string;
	fileName?: string;
}

/** What a text body is, which decides how values are written in it. */
export type TextKind = 'form' | 'json' | 'raw' | 'xml';

/** A body with placeholders. */
export type CommandBody =
	| { kind: TextKind; text: string }
	| { kind: 'multipart'; fields: MultipartField[] };

/** The request of a cURL command. Every text is a template. */
export interface CurlCommand {
	method: string;
	/** Whole, or a path under the base URL; literal parts are encoded. */
	url: string;
	/** In order; no name comes twice. */
	headers: Array<[name: string, value: string]>;
	/** `user:password` for HTTP Basic. */
	basic?: string;
	body?: CommandBody;
}
