import type { INodeProperties } from 'n8n-workflow';

/** The conditions under which a field is shown. */
export type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** The title of a list entry: the entry's name, as in HTTP Request. n8n 2.x shows it. */
const ITEM_TITLE = '={{ $collection.item.value.name }}';

/** A list of names and values. */
export function pairs(
	name: string,
	displayName: string,
	each: string,
	show: Show,
): INodeProperties {
	return list(name, displayName, each, show, [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			description: `Name of the ${each.toLowerCase()}`,
		},
		{
			displayName: 'Value',
			name: 'value',
			type: 'string',
			default: '',
			description: `Value of the ${each.toLowerCase()}`,
		},
	]);
}

/** A list of entries with the given fields; the first names the entry in the editor. */
export function list(
	name: string,
	displayName: string,
	each: string,
	show: Show,
	values: INodeProperties[],
): INodeProperties {
	const empty = Object.fromEntries(values.map((field) => [field.name, field.default]));
	return {
		displayName,
		name,
		type: 'fixedCollection',
		displayOptions: { show },
		typeOptions: { multipleValues: true, fixedCollection: { itemTitle: ITEM_TITLE } },
		placeholder: `Add ${each}`,
		default: { parameters: [empty] },
		options: [{ name: 'parameters', displayName: each, values }],
	};
}

/** A field for JSON text. Each field needs its own name, because AI agents fill them in by name. */
export function json(
	displayName: string,
	name: string,
	show: Show,
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'json',
		displayOptions: { show },
		default: '',
		description,
	};
}

/** The choice between filling in fields and writing JSON. */
export function specify(name: string, displayName: string, show: Show): INodeProperties {
	return {
		displayName,
		name,
		type: 'options',
		noDataExpression: true,
		displayOptions: { show },
		options: [
			{ name: 'Using Fields Below', value: 'keypair' },
			{ name: 'Using JSON', value: 'json' },
		],
		default: 'keypair',
		description: 'Whether to fill in fields or to write JSON',
	};
}

/** A group of settings in the node's options, as HTTP Request nests them. */
export function group(
	name: string,
	displayName: string,
	inner: string,
	values: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'fixedCollection',
		placeholder: `Add ${displayName.toLowerCase()}`,
		default: { [inner]: {} },
		options: [{ displayName, name: inner, values }],
	};
}

/** Shows the fields for one resource only. */
export function forResource(resource: string, properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource], ...property.displayOptions?.show },
		},
	}));
}
