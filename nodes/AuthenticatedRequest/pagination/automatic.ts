import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { PaginationSettings } from './rules/settings';

/** Settings, with those that the credential's API adds. */
export interface KnownSettings extends PaginationSettings {
	/** Where its answers have their list. */
	itemsPath?: string;
	/** Whether the list is the only one of each answer, whatever its name. */
	isOnlyList?: boolean;
}

/**
 * The settings of a call. The mode "As the API Does It" is replaced by the settings of that API. Throws
 * an error with the way out if they are not known.
 */
export function withAutomatic(
	{ provider, paging }: TokenFlow,
	settings: PaginationSettings,
): KnownSettings {
	if (settings.paginationMode !== 'automatic') return settings;
	if (paging === undefined)
		throw invalidParameter(
			'Pagination Mode',
			`is As the API Does It, but the node does not know how ${provider} pages its lists. Choose the mode that its documentation describes`,
		);
	return {
		...settings,
		paginationMode: 'pageNumber',
		...paging,
		isOnlyList: paging.itemsPath === undefined,
	};
}
