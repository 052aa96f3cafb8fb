/**
 * The name of a downloaded file: what the answer suggests (RFC 6266), else the last part of the
 * URL's path. Folders in it are dropped; undefined where there is none.
 */
export function fileNameOf(
	contentDisposition: string | undefined,
	url: string,
): string | undefined {
	return suggestedName(contentDisposition ?? '') ?? lastPart(new URL(url).pathname);
}

function suggestedName(disposition: string): string | undefined {
	// RFC 8187: the extended form, which wins over the plain one.
	const extended = /filename\*\s*=\s*[\w-]+'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
	if (extended !== undefined) return lastPart(extended);
	const [, quoted, plain] =
		/filename\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^;\s]+))/i.exec(disposition) ?? [];
	const name = quoted?.replace(/\\(.)/g, '$1') ?? plain;
	return name === undefined ? undefined : lastPart(encodeURIComponent(name));
}

function lastPart(encodedPath: string): string | undefined {
	let path = encodedPath;
	try {
		path = decodeURIComponent(encodedPath);
	} catch {
		// Not percent-encoded after all: taken as it is.
	}
	return path.split(/[/\\]/).pop() || undefined;
}
