import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { PaginationSettings } from './settings';

/**
 * The settings; in automatic mode with those by which the chosen API pages its lists. Throws an
 * error that names the way out if that is not known.
 */
export function withAutomatic(
	{ provider, paging }: TokenFlow,
	settings: PaginationSettings,
): PaginationSettings & { itemsPath?: string } {
	if (settings.paginationMode !== 'automatic') return settings;
	if (paging === undefined)
		throw invalidParameter(
			'Pagination Mode',
			`is Automatic, but how the lists of ${provider} are paged is not known here. Choose the mode that its documentation describes`,
		);
	return { ...settings, ...paging, paginationMode: 'pageNumber' };
}
