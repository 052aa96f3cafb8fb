/** Content types that HTTP Request treats as files when it detects the format. */
const FILES_OF_HTTP_REQUEST =
	/^(image|audio|video)\/|^application\/(octet-stream|gzip|zip|pdf|msword|epub\+zip|x-bzip2?|x-cdf|x-tar|x-7z-compressed|vnd\.(rar|amazon\.ebook|ms-fontobject|visio|ms-excel|openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet)|oasis\.opendocument\.presentation))\b/;
/** Further content types that are files. */
const MORE_FILES =
	/^(binary|font|model|chemical)\/|^application\/(x-)?(binary|download|force-download|octet-?stream|zip-compressed|gzip|gtar|compress|compressed|bzip2?|xz|zstd|lz4|lzip|rar|rar-compressed|7z-compressed|tar|tgz|pdf|postscript|msexcel|mspowerpoint|mswrite|msaccess|java-archive|java|wasm|sqlite3|parquet|avro|protobuf|msgpack|cbor|dosexec|msdownload|executable|iso9660-image|apple-diskimage|debian-package|rpm|font-.*|pkcs(7|10|12)[\w-]*|x509-[\w-]+|dicom|java-keystore)$|^application\/vnd\.(ms-|openxmlformats-|oasis\.opendocument\.|android\.|apache\.|google-earth\.kmz|debian|sqlite|microsoft\.portable)(?!.*[+](json|xml)$)/;
/** Content types that are texts, whatever the bytes are and even if the answer is to be saved. */
const TEXTS =
	/^text\/|[+](json|xml|yaml|csv|text|json-seq|cwt-text)$|^(application|message)\/(x-)?(json|json5|ndjson|jsonl|jsonlines|json-lines|json-seq|json-stream|xml|xml-dtd|xhtml|javascript|ecmascript|typescript|www-form-urlencoded|yaml|toml|csv|tsv|sql|graphql|graphql-response|jwt|jose|edifact|edi-x12|edi-consent|n-triples|n-quads|trig|sparql-query|openmetrics-text|plain|text|sh|shellscript|pem-file|latex|tex|subrip|rfc822|http|mpegurl|httpd-php|perl|python|ruby)$/;

/** What a content type says about the answer: it is a file, a text, or either. */
export type KindOfType = 'file' | 'text' | 'unknown';

/** A content type without its parameters, in lower case (RFC 9110 section 8.3.1). */
export function mediaType(contentType: string): string {
	const end = contentType.search(/[;,]/);
	return (end < 0 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}

/** Returns what a content type alone says about the answer. */
export function kindOfType(contentType: string): KindOfType {
	const type = mediaType(contentType);
	// Nearly all answers are of this type.
	if (type === 'application/json') return 'text';
	if (FILES_OF_HTTP_REQUEST.test(type) || MORE_FILES.test(type)) return 'file';
	return TEXTS.test(type) || isJsonType(type) ? 'text' : 'unknown';
}

/** True if by the content type each line or record is a JSON text of its own (NDJSON, RFC 7464). */
export function isJsonLinesType(contentType: string): boolean {
	return /[/+](x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|json-stream)$/.test(
		mediaType(contentType),
	);
}

/**
 * Matches JSON by its name or its suffix (RFC 6839 section 3.1). AWS, JSON-RPC and Google use names
 * of their own.
 */
const JSON_TYPE =
	/^[^;,]*(?:[/+.-](?:x-)?json|\/x-amz-json-[\d.]+|\/json(?:-rpc|request|\+protobuf))\s*(?:[;,]|$)/i;

/** Whether a content type is JSON. */
export function isJsonType(contentType: string): boolean {
	return JSON_TYPE.test(contentType);
}

/** Whether a content type is XML, by its name or its suffix (RFC 7303 section 4.2). */
export function isXmlType(contentType: string): boolean {
	return /[/+]xml$/.test(mediaType(contentType));
}
