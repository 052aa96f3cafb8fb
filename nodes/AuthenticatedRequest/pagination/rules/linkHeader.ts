/** One link with its parameters; quoted strings as RFC 9110 section 5.6.4 has them. */
const LINK =
	/<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:\\.|[^"\\])*"|'[^'"<>]*'|[^\s;,"]*))?)*)/g;
const LINK_PARAMETER = /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|('[^'"<>]*'|[^\s;,"]*)))?/g;

/** The target of `rel="next"` in a `Link` header (RFC 8288 section 3). */
export function nextInLinkHeader(header: string): string | undefined {
	// Beyond the last `>` each `<` would be searched to the header's end.
	const last = header.lastIndexOf('>');
	if (last < 0) return undefined;
	for (const { 0: link, 1: target, 2: parameters, index } of header.matchAll(LINK)) {
		const names = valueOf('rel', parameters).split(/\s+/);
		// Sentry has the link on the last page, too, and says that it leads to nothing.
		if (names.includes('next'))
			return valueOf('results', parameters) === 'false' ? undefined : target;
		if (last < index + link.length) return undefined;
	}
	return undefined;
}

/** A link's parameter; of several with one name, the first (RFC 8288 section 3.3). */
function valueOf(name: string, parameters: string): string {
	const found = [...parameters.matchAll(LINK_PARAMETER)].find(
		(parameter) => parameter[1].toLowerCase() === name,
	);
	return (found?.[2] ?? bare(found?.[3])).toLowerCase();
}

/** Single quotes are part of a value by the RFC; who writes them means quotes. */
const bare = (value = '') => value.replace(/^'(.*)'$/, '$1');
