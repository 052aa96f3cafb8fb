import type { IBinaryData } from 'n8n-workflow';
import { suggestedName, withoutControls } from './contentDisposition';

/** The name of a file without one, as in HTTP Request. */
const UNNAMED = 'data';
/**
 * Returns the name of a downloaded file: the one that the answer suggests (RFC 6266), else the last
 * part of the URL's path. Folders are dropped. Undefined if there is no name.
 */
export function fileNameOf(
	contentDisposition: string | undefined,
	url: string,
): string | undefined {
	return nameIn(contentDisposition) ?? lastPart(decodePath(new URL(url).pathname));
}

/** Gives a stored file a name if it has none. The extension comes from the content type. */
export function withName(file: IBinaryData): IBinaryData {
	const { fileName, fileExtension } = file;
	if (fileName) return file;
	return { ...file, fileName: fileExtension ? `${UNNAMED}.${fileExtension}` : UNNAMED };
}

function nameIn(contentDisposition: string | undefined): string | undefined {
	const name = suggestedName(contentDisposition ?? '');
	return name === undefined ? undefined : lastPart(name);
}

function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		// The name is not percent-encoded and is taken as it is.
		return path;
	}
}

function lastPart(path: string): string | undefined {
	const name = withoutControls(path.split(/[/\\]/).pop() ?? '');
	return ['', '.', '..'].includes(name) ? undefined : name;
}
