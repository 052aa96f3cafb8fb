/** A URL to be shown: its query can hold a token. */
export function withoutQuery(url: string): string {
	return url.split(/[?#]/)[0];
}
