/**
 * The name of a downloaded file: what the answer suggests (RFC 6266), else the last part of the
 * URL's path. Folders in it are dropped; undefined if there is none.
 */
export function fileNameOf(
	contentDisposition: string | undefined,
	url: string,
): string | undefined {
	return suggestedName(contentDisposition ?? '') ?? lastPart(decodePath(new URL(url).pathname));
}

function suggestedName(disposition: string): string | undefined {
	// RFC 6266 section 4.3: the extended form wins, unless it can't be read.
	const extended = /filename\*\s*=\s*([\w-]+)'[^']*'([^;\s]+)/i.exec(disposition);
	const name = extended === null ? undefined : decodeExtended(extended[1], extended[2]);
	if (name !== undefined) return lastPart(name);
	const [, quoted, plain] =
		/filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(disposition) ?? [];
	const simple = quoted?.replace(/\\(.)/g, '$1') ?? plain;
	return simple === undefined ? undefined : lastPart(simple);
}

/** RFC 8187 section 3.2: percent-encoded UTF-8, the charset that all must know. */
function decodeExtended(charset: string, value: string): string | undefined {
	if (!/^utf-?8$/i.test(charset)) return undefined;
	try {
		return decodeURIComponent(value);
	} catch {
		// Bytes that are not UTF-8.
		return undefined;
	}
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		// Not percent-encoded after all: taken as it is.
		return path;
	}
}

function lastPart(path: string): string | undefined {
	const name = path.split(/[/\\]/).pop() ?? '';
	return ['', '.', '..'].includes(name) ? undefined : name;
}
