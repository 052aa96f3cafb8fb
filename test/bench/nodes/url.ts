import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The URL parameter, which is constant in half of the runs and an expression in the others. */
export const url: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
};

/** Reads the URL of an item. A constant URL is read only once. */
export function readUrl(execution: IExecuteFunctions): (index: number) => string {
	const read = (index: number) => execution.getNodeParameter('url', index) as string;
	const isExpression = String(execution.getNode().parameters.url).startsWith('=');
	if (isExpression) return read;
	const constant = read(0);
	return () => constant;
}
