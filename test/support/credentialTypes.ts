import type { ICredentialType } from 'n8n-workflow';
import { ALL } from '../providers/registry';

/** All credential types. */
export const CREDENTIAL_TYPES: ICredentialType[] = ALL.map(({ credential }) => credential);

/** A credential type by its name. */
export function credentialType(name: string): ICredentialType {
	const found = CREDENTIAL_TYPES.find((type) => type.name === name);
	if (found === undefined) throw new Error(`There is no credential type ${name}`);
	return found;
}

/** The names of a credential type's masked fields, including those that n8n fills in. */
export function secretFields(name: string): string[] {
	return credentialType(name)
		.properties.filter(({ typeOptions }) => typeOptions?.password === true)
		.map((field) => field.name);
}
