import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * No credential depends on this value: otherwise n8n's editor takes the whole parameter for a part
 * of the choice of a credential and hides it (editor-ui nodeTypesUtils, `findAlternativeAuthField`).
 */
const NOT_CHOSEN: INodePropertyOptions = { name: 'Choose the API…', value: '' };

/** An API as its provider says that it is offered. */
export interface OfferedApi {
	/** The name of the credential type. */
	type: string;
	/** The name that people read. */
	offeredAs: string;
	/** What the choice stands for, if it is not one API. */
	description?: string;
}

/** The choices: single APIs by name, then those that stand for more than one. */
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

/** APIs whose guides ask for form fields. */
export const FORM_APIS = ['caepeApi'];

/** APIs whose credentials can know how lists are paged (`paging` of their flows). */
export const PAGING_APIS = ['cloudCxApi', 'crmComApi', 'knownLoginApi'];

/**
 * The choice of provider; its values are the credential types' names. Not called `authentication`,
 * which n8n's cURL import sets to 'none', nor `nodeCredentialType`, which the editor special-cases.
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

/** Where n8n shows the choice of a credential: below the API, since it depends on it. */
const credentials: INodeProperties = {
	displayName: 'Credential',
	name: 'credentials',
	type: 'credentials',
	default: '',
	description: 'The account to log in with',
};

/** What is called, and by whom. */
export const apiProperties = (apis: readonly OfferedApi[]): INodeProperties[] => [
	apiOf(apis),
	credentials,
];
