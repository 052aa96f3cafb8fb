/* eslint-disable @n8n/community-nodes/icon-validation, @n8n/community-nodes/node-usable-as-tool, @n8n/community-nodes/require-node-description-fields, @n8n/community-nodes/require-node-api-error -- only measures, never published */
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { readUrl, url } from './url';

/** Does the least that a node can do: calls n8n's request helper in a loop, with a fixed token. */
export class BareLoop implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Bare Loop',
		name: 'bareLoop',
		group: ['output'],
		version: 1,
		description: 'Calls a URL for each item and knows nothing of logins, failures or retries',
		defaults: { name: 'Bare Loop' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			url,
			{
				displayName: 'Bearer',
				name: 'bearer',
				type: 'string',
				default: '',
			},
			{
				displayName: 'Concurrency',
				name: 'concurrency',
				type: 'number',
				default: 100,
			},
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getInputData().length;
		const urlOf = readUrl(this);
		const headers = { Authorization: `Bearer ${this.getNodeParameter('bearer', 0) as string}` };
		const results = new Array<INodeExecutionData>(count);
		let next = 0;
		const call = async (index: number): Promise<IDataObject> => {
			try {
				return (await this.helpers.httpRequest({
					url: urlOf(index),
					headers: { ...headers },
					json: true,
				})) as IDataObject;
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				return { error: (error as Error).message };
			}
		};
		const worker = async () => {
			for (let index = next++; index < count; index = next++)
				results[index] = { json: await call(index), pairedItem: index };
		};
		const concurrency = this.getNodeParameter('concurrency', 0) as number;
		await Promise.all(Array.from({ length: concurrency }, worker));
		return [results];
	}
}
