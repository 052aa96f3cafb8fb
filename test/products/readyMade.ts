import type { IDataObject } from 'n8n-workflow';
import { formName } from '../../credentials/knownLogins/fields';
import type { Way } from './product';

/**
 * The type and the fields of a Ready-Made Login credential for a product. The package describes the
 * login, so the user does not have to.
 * @param api The definition's name.
 * @param valuesAt Returns what the user enters for a product at this address.
 */
export function readyMade(
	api: string,
	valuesAt: (url: string) => Record<string, string>,
): Pick<Way, 'fields' | 'name' | 'passwordField' | 'type'> {
	return {
		name: 'Ready-Made Login',
		type: 'knownLoginApi',
		fields: (url): IDataObject => ({
			knownApi: api,
			...Object.fromEntries(
				Object.entries(valuesAt(url)).map(([field, value]) => [formName(api, field), value]),
			),
		}),
		passwordField: formName(api, 'password'),
	};
}
