import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { createCredentialTest } from '../../credentials/engine/n8n/credentialTest';
import { callForAllItems } from './callForAllItems';
import { untilCancelled } from './call/untilCancelled';
import { apiProperties } from './description/api';
import { bodyProperties } from './description/body';
import { options } from './description/options';
import { requestProperties } from './description/request';
import { resourceProperties } from './description/resource';
import { toolAnswerProperties } from './description/toolAnswer';
import { operateOnToken } from './tokenOperations';
import { caepe } from '../../credentials/CaepeApi.credentials';
import { caToken } from '../../credentials/CaTokenApi.credentials';
import { cca } from '../../credentials/CcaApi.credentials';
import { cloudCx } from '../../credentials/CloudCxApi.credentials';
import { crmCom } from '../../credentials/CrmComApi.credentials';
import { knownLogin } from '../../credentials/KnownLoginApi.credentials';
import { tokenLogin } from '../../credentials/TokenLoginApi.credentials';

/** The providers whose credentials the node can use. */
export const providers = [
	// A new provider needs a line here, its import, and a literal in `credentials`, where n8n's
	// linter looks for it.
	caepe,
	caToken,
	cca,
	cloudCx,
	crmCom,
	knownLogin,
	tokenLogin,
];

export class AuthenticatedRequest implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Authenticated Request',
		name: 'authenticatedRequest',
		icon: {
			light: 'file:../../icons/authenticatedRequest.svg',
			dark: 'file:../../icons/authenticatedRequest.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle:
			'={{ $parameter["resource"] === "token" ? $parameter["tokenOperation"] + ": token" : $parameter["method"] + ": " + $parameter["url"] }}',
		description:
			'Call any endpoint of an API that requires a login first, with a token that is always valid',
		defaults: { name: 'Authenticated Request' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'caepeApi',
				required: true,
				testedBy: 'caepeApiTest',
				displayOptions: { show: { api: ['caepeApi'] } },
			},
			{
				name: 'caTokenApi',
				required: true,
				testedBy: 'caTokenApiTest',
				displayOptions: { show: { api: ['caTokenApi'] } },
			},
			{
				name: 'ccaApi',
				required: true,
				testedBy: 'ccaApiTest',
				displayOptions: { show: { api: ['ccaApi'] } },
			},
			{
				name: 'cloudCxApi',
				required: true,
				testedBy: 'cloudCxApiTest',
				displayOptions: { show: { api: ['cloudCxApi'] } },
			},
			{
				name: 'crmComApi',
				required: true,
				testedBy: 'crmComApiTest',
				displayOptions: { show: { api: ['crmComApi'] } },
			},
			{
				name: 'knownLoginApi',
				required: true,
				testedBy: 'knownLoginApiTest',
				displayOptions: { show: { api: ['knownLoginApi'] } },
			},
			{
				name: 'tokenLoginApi',
				required: true,
				testedBy: 'tokenLoginApiTest',
				displayOptions: { show: { api: ['tokenLoginApi'] } },
			},
		],
		properties: [
			...apiProperties(providers),
			...resourceProperties,
			...requestProperties,
			...bodyProperties,
			...options,
			...toolAnswerProperties,
		],
	};

	methods = {
		credentialTest: Object.fromEntries(
			providers.map((provider) => [`${provider.type}Test`, createCredentialTest(provider)]),
		),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0, 'request');
		const work =
			resource === 'token' ? operateOnToken(this, providers) : callForAllItems(this, providers);
		return [await untilCancelled(this, work)];
	}
}
