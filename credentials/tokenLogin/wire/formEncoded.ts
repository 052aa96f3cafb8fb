/** Form-encodes text (WHATWG URL, section 5.1). */
export function formEncoded(text: string): string {
	return new URLSearchParams({ v: text }).toString().slice(2);
}
