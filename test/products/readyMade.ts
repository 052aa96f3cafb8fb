import type { IDataObject } from 'n8n-workflow';
import { formName } from '../../credentials/knownLogins/fields';
import type { Way } from './product';

/**
 * The type and the fields of a Ready-Made Login credential: the same way to log in to a product,
 * described by the package instead of by the person.
 * @param api The definition's name.
 * @param valuesAt What the person enters, the product being at this address.
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
