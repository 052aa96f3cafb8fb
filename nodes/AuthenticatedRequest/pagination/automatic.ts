import type { ListPaging, TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';

/** How the chosen API pages its lists. Throws an error that names the way out if that is not known. */
export function automaticPaging({ provider, paging }: TokenFlow): ListPaging {
	if (paging === undefined)
		throw invalidParameter(
			'Pagination Mode',
			`is Automatic, but how the lists of ${provider} are paged is not known here. Choose the mode that its documentation describes`,
		);
	return paging;
}
