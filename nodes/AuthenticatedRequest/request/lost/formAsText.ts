/**
 * Returns a form as text for methods that rarely have a body, else unchanged. For these methods,
 * n8n would treat the form as empty and not send it (the package `@n8n/backend-network`,
 * `removeEmptyBody`).
 */
export function asText(
	form: URLSearchParams,
	method: string | undefined,
): URLSearchParams | string {
	return method === 'HEAD' || method === 'OPTIONS' ? form.toString() : form;
}
