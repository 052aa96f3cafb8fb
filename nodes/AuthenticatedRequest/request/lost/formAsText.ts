/**
 * A form as its text where n8n would take it for nothing and send none: with methods that have a body
 * seldom (the package `@n8n/backend-network`, `removeEmptyBody`). Else it stays as it is.
 */
export function asText(
	form: URLSearchParams,
	method: string | undefined,
): URLSearchParams | string {
	return method === 'HEAD' || method === 'OPTIONS' ? form.toString() : form;
}
