/** One link with its parameters. Quoted strings follow RFC 9110 section 5.6.4. */
const LINK =
	/<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:\\.|[^"\\])*"|'[^'"<>]*'|[^\s;,"]*))?)*)/g;
const LINK_PARAMETER = /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|('[^'"<>]*'|[^\s;,"]*)))?/g;

/** Returns the target of `rel="next"` in a `Link` header (RFC 8288 section 3). */
export function nextInLinkHeader(header: string): string | undefined {
	// After the last `>`, matching would search from each `<` to the end of the header.
	const last = header.lastIndexOf('>');
	if (last < 0) return undefined;
	for (const { 0: link, 1: target, 2: parameters, index } of header.matchAll(LINK)) {
		const names = valueOf('rel', parameters).split(/\s+/);
		// Sentry sends the link on the last page too, with `results="false"`.
		if (names.includes('next'))
			return valueOf('results', parameters) === 'false' ? undefined : target;
		if (last < index + link.length) return undefined;
	}
	return undefined;
}

/** A link's parameter. If several have the name, the first one counts (RFC 8288 section 3.3). */
function valueOf(name: string, parameters: string): string {
	const found = [...parameters.matchAll(LINK_PARAMETER)].find(
		(parameter) => parameter[1].toLowerCase() === name,
	);
	return (found?.[2] ?? bare(found?.[3])).toLowerCase();
}

/** Removes single quotes: by the RFC they belong to the value, but servers mean them as quotes. */
const bare = (value = '') => value.replace(/^'(.*)'$/, '$1');
