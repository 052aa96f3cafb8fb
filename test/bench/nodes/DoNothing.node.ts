/* eslint-disable @n8n/community-nodes/icon-validation, @n8n/community-nodes/node-usable-as-tool, @n8n/community-nodes/require-node-description-fields -- only measures, never published */
import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { readUrl, url } from './url';

/**
 * Measures the time of n8n itself: reads the parameters like the other nodes, but sends nothing.
 */
export class DoNothing implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Do Nothing',
		name: 'doNothing',
		group: ['output'],
		version: 1,
		description: 'Reads its parameters and gives them back',
		defaults: { name: 'Do Nothing' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [url],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const urlOf = readUrl(this);
		return [
			this.getInputData().map((_, index) => ({ json: { url: urlOf(index) }, pairedItem: index })),
		];
	}
}
