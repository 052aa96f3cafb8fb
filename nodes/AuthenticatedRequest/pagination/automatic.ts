import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { invalidParameter } from '../call/callErrors';
import type { PaginationSettings } from './rules/settings';

/** The settings of the form, and what the credential's API adds to them. */
export interface KnownSettings extends PaginationSettings {
	/** The path of the list in the API's answers. */
	itemsPath?: string;
	/** True if each answer has exactly one list, whose name varies. */
	isOnlyList?: boolean;
}

/**
 * Returns the settings of a call. If the mode is "As the API Does It", the settings of that API are
 * used. Throws an error with the way out if they are not known.
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
