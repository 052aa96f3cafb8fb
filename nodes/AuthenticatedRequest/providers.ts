import { caepeFlow } from '../../credentials/CaepeApi.credentials';
import { caTokenFlow } from '../../credentials/CaTokenApi.credentials';
import { ccaFlow } from '../../credentials/CcaApi.credentials';
import { cloudCxFlow } from '../../credentials/CloudCxApi.credentials';
import { crmComFlow } from '../../credentials/CrmComApi.credentials';
import { tokenLoginFlow } from '../../credentials/TokenLoginApi.credentials';
import type { DescribeFlow } from '../../credentials/engine/n8n/subjects';

/** The flows that the node can use, by credential type. A new provider is one line here. */
export const providers: Record<string, DescribeFlow> = {
	caepeApi: caepeFlow,
	caTokenApi: caTokenFlow,
	ccaApi: ccaFlow,
	cloudCxApi: cloudCxFlow,
	crmComApi: crmComFlow,
	tokenLoginApi: tokenLoginFlow,
};
