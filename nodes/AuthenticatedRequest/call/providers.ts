import { caepe } from '../../../credentials/CaepeApi.credentials';
import { caToken } from '../../../credentials/CaTokenApi.credentials';
import { cca } from '../../../credentials/CcaApi.credentials';
import { cloudCx } from '../../../credentials/CloudCxApi.credentials';
import { crmCom } from '../../../credentials/CrmComApi.credentials';
import { knownLogin } from '../../../credentials/KnownLoginApi.credentials';
import { tokenLogin } from '../../../credentials/TokenLoginApi.credentials';

/** The credential types that the node can use. */
export const providers = [
	// A new one is one line here, and its import.
	caepe,
	caToken,
	cca,
	cloudCx,
	crmCom,
	knownLogin,
	tokenLogin,
];
