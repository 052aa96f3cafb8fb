import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * The value shown before an API is chosen. No credential depends on it. If one did, n8n's editor
 * would treat the parameter as part of choosing a credential and hide it (editor-ui nodeTypesUtils,
 * `findAlternativeAuthField`).
 */
const NOT_CHOSEN: INodePropertyOptions = { name: 'Choose the API…', value: '' };

/** How a provider describes its API in the list of choices. */
export interface OfferedApi {
	/** The name of the credential type. */
	type: string;
	/** The name that users see. */
	offeredAs: string;
	/** What the choice stands for, if it is not a single API. */
	description?: string;
}

/** The choices: single APIs sorted by name, then those that stand for several APIs. */
function choicesOf(apis: readonly OfferedApi[]): INodePropertyOptions[] {
	const single = apis.filter(({ description }) => description === undefined);
	const general = apis.filter(({ description }) => description !== undefined);
	const byName = (one: OfferedApi, other: OfferedApi) =>
		one.offeredAs.localeCompare(other.offeredAs, 'en');
	return [...single.sort(byName), ...general.sort(byName)].map(
		({ type, offeredAs, description }) => ({
			name: offeredAs,
			value: type,
			...(description !== undefined && { description }),
		}),
	);
}

/** APIs whose documentation asks for form fields instead of JSON. */
export const FORM_APIS = ['caepeApi'];

/** APIs whose credentials can say how their lists are paged (`paging` in their flows). */
export const PAGING_APIS = ['cloudCxApi', 'crmComApi', 'knownLoginApi'];

/**
 * The choice of the API. Its values are the names of credential types. It is not called
 * `authentication`, because n8n's cURL import sets that to 'none'. Nor is it called
 * `nodeCredentialType`, because the editor treats that name specially.
 */
const apiOf = (apis: readonly OfferedApi[]): INodeProperties => ({
	displayName: 'API',
	name: 'api',
	type: 'options',
	noDataExpression: true,
	options: [NOT_CHOSEN, ...choicesOf(apis)],
	default: '',
	description: 'The API to call. It decides which credential is asked for.',
});

/** Places n8n's choice of a credential below the API, because the choice depends on it. */
const credentials: INodeProperties = {
	displayName: 'Credential',
	name: 'credentials',
	type: 'credentials',
	default: '',
	description: 'The account to log in with',
};

/** The choice of the API and of its credential. */
export const apiProperties = (apis: readonly OfferedApi[]): INodeProperties[] => [
	apiOf(apis),
	credentials,
];
