/** One link with its parameters; quoted strings as RFC 9110 section 5.6.4 has them. */
const LINK = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:\\.|[^"\\])*"|[^\s;,"]*))?)*)/g;
const LINK_PARAMETER = /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;,"]*)))?/g;

/** The target of `rel="next"` in a `Link` header (RFC 8288 section 3). */
export function nextInLinkHeader(header: string): string | undefined {
	// Beyond the last `>` each `<` would be searched to the header's end.
	const last = header.lastIndexOf('>');
	if (last < 0) return undefined;
	for (const { 0: link, 1: target, 2: parameters, index } of header.matchAll(LINK)) {
		// RFC 8288 section 3.3: of several `rel`, the first counts.
		const relation = [...parameters.matchAll(LINK_PARAMETER)].find(
			([, name]) => name.toLowerCase() === 'rel',
		);
		const names = (relation?.[2] ?? bare(relation?.[3])).toLowerCase().split(/\s+/);
		if (names.includes('next')) return target;
		if (last < index + link.length) return undefined;
	}
	return undefined;
}

/** Single quotes are part of a value by the RFC; who writes them means quotes. */
const bare = (value = '') => value.replace(/^'(.*)'$/, '$1');
