import type { INodeProperties } from 'n8n-workflow';
import type { Show } from './fields';

/** HTTP Request's two modes, whose fields are expressions. */
export const EXPRESSION_MODES = ['updateAParameterInEachRequest', 'responseContainsNextURL'];

/** A text field that is shown for the given modes. */
export function text(
	name: string,
	displayName: string,
	modes: string[],
	fallback: string,
	description: string,
	placeholder = '',
): INodeProperties {
	const field: INodeProperties = {
		displayName,
		name,
		type: 'string',
		displayOptions: { show: { paginationMode: modes } },
		default: fallback,
		description,
	};
	return placeholder === '' ? field : { ...field, placeholder };
}

/** A number field that is shown under the given conditions. */
export function number(
	name: string,
	displayName: string,
	show: Show,
	fallback: number,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		displayOptions: { show },
		default: fallback,
		description,
	};
}
