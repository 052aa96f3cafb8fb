import { fillIfThere } from '../template/fill';
import { type Lookup, splitTemplate } from '../template/template';

/**
 * Fills in the value of a `Cookie` header (RFC 6265 section 4.2.1). Leaves out cookies whose
 * optional value is missing. Returns undefined if no cookie is left.
 */
export function cookiesOf(label: string, template: string, lookup: Lookup): string | undefined {
	const cookies = splitTemplate(template, ';')
		.map((cookie) => fillIfThere(label, cookie.trim(), lookup))
		.filter((cookie) => cookie !== undefined && cookie !== '');
	return cookies.length === 0 ? undefined : cookies.join('; ');
}
