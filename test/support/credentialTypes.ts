import type { ICredentialType } from 'n8n-workflow';
import { CaepeApi } from '../../credentials/CaepeApi.credentials';
import { CaTokenApi } from '../../credentials/CaTokenApi.credentials';
import { CcaApi } from '../../credentials/CcaApi.credentials';
import { CloudCxApi } from '../../credentials/CloudCxApi.credentials';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { TokenLoginApi } from '../../credentials/TokenLoginApi.credentials';

/** All credential types of the package. */
export const CREDENTIAL_TYPES: ICredentialType[] = [
	new CcaApi(),
	new CaTokenApi(),
	new CrmComApi(),
	new CaepeApi(),
	new CloudCxApi(),
	new TokenLoginApi(),
];

/** A credential type by its name. */
export function credentialType(name: string): ICredentialType {
	const found = CREDENTIAL_TYPES.find((type) => type.name === name);
	if (found === undefined) throw new Error(`There is no credential type ${name}`);
	return found;
}

/** The names of a credential type's fields that nobody may see; those that n8n fills in included. */
export function secretFields(name: string): string[] {
	return credentialType(name)
		.properties.filter(({ typeOptions }) => typeOptions?.password === true)
		.map((field) => field.name);
}
