import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { PaginationSettings } from './settings';

/** Settings with what only the chosen API knows. */
export interface KnownSettings extends PaginationSettings {
	/** Where its answers have their list. */
	itemsPath?: string;
	/** Whether the list is the only one of each answer, whatever its name. */
	isOnlyList?: boolean;
}

/**
 * The settings; where the API's own way is chosen, with those by which it pages its lists. Throws an
 * error that names the way out if that is not known.
 */
export function withAutomatic(
	{ provider, paging }: TokenFlow,
	settings: PaginationSettings,
): KnownSettings {
	if (settings.paginationMode !== 'automatic') return settings;
	if (paging === undefined)
		throw invalidParameter(
			'Pagination Mode',
			`is As the API Does It, but how the lists of ${provider} are paged is not known here. Choose the mode that its documentation describes`,
		);
	return {
		...settings,
		paginationMode: 'pageNumber',
		...paging,
		isOnlyList: paging.itemsPath === undefined,
	};
}
