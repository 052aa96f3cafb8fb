import type { ICredentialType } from 'n8n-workflow';
import { CaTokenApi } from '../../credentials/CaTokenApi.credentials';
import { CaepeApi } from '../../credentials/CaepeApi.credentials';
import { CcaApi } from '../../credentials/CcaApi.credentials';
import { CloudCxApi } from '../../credentials/CloudCxApi.credentials';
import { CrmComApi } from '../../credentials/CrmComApi.credentials';
import { TokenLoginApi } from '../../credentials/TokenLoginApi.credentials';

const types: ICredentialType[] = [
	new CcaApi(),
	new CaTokenApi(),
	new CrmComApi(),
	new CaepeApi(),
	new CloudCxApi(),
	new TokenLoginApi(),
];

/** A credential type's own description: what its fields are called and which kind each is of. */
export function credentialType(name: string): ICredentialType {
	const found = types.find((type) => type.name === name);
	if (found === undefined) throw new Error(`There is no credential type ${name}`);
	return found;
}
