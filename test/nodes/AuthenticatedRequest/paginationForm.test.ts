/**
 * How the option Pagination opens, and what settings without a mode mean. n8n leaves defaults out
 * of what it saves and copies, and fills them in before a run. The tests do both with n8n's own
 * function (packages/workflow node-helpers.ts, `getNodeParameters`).
 */
import {
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	NodeHelpers,
} from 'n8n-workflow';
import { AuthenticatedRequest } from '../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';

const { description } = new AuthenticatedRequest();
const options = description.properties.find(({ name }) => name === 'options');
const paginations = (options?.options as INodeProperties[]).filter(
	({ name }) => name === 'pagination',
);
const [pagination] = paginations;
const parametersWith = (settings: unknown, api = 'ccaApi'): INodeParameters => ({
	api,
	url: '/x',
	options: { pagination: settings } as INodeParameters,
});

function resolved(parameters: INodeParameters, withDefaults: boolean): INodeParameters | null {
	const { properties } = description;
	const node = { typeVersion: 1 } as INode;
	return NodeHelpers.getNodeParameters(
		properties,
		parameters,
		withDefaults,
		false,
		node,
		description,
	);
}

/** The option that n8n's editor uses: the first displayed one of this name. */
const shownFor = (api: string) =>
	paginations.find((each) =>
		NodeHelpers.displayParameter({ api }, each, null, description, { api }),
	);

it.each([
	['ccaApi', { paginationMode: 'pageNumber' }, { pageParameter: 'page' }],
	['tokenLoginApi', { paginationMode: 'pageNumber' }, { pageParameter: 'page' }],
	['', { paginationMode: 'pageNumber' }, { pageParameter: 'page' }],
	['cloudCxApi', { paginationMode: 'automatic' }, {}],
	['crmComApi', { paginationMode: 'automatic' }, {}],
	['knownLoginApi', { paginationMode: 'automatic' }, { limitPagesFetched: false }],
])('opens for "%s" with %j, which is saved by name', (api, mode, more) => {
	const saved = resolved(parametersWith(shownFor(api)?.default, api), false);
	expect(saved?.options).toEqual({ pagination: { pagination: mode } });
	expect(resolved(saved as INodeParameters, true)?.options).toMatchObject({
		pagination: { pagination: { ...mode, ...more } },
	});
});

it('is offered once for each API, and opens in older editors with page numbers', () => {
	for (const api of ['', 'ccaApi', 'cloudCxApi', 'knownLoginApi', 'tokenLoginApi'])
		expect(
			paginations.filter((each) =>
				NodeHelpers.displayParameter({ api }, each, null, description, { api }),
			),
		).toHaveLength(1);
	expect(pagination.default).toEqual({ pagination: { paginationMode: 'pageNumber' } });
});

it.each(['ccaApi', 'cloudCxApi', 'knownLoginApi'])(
	'keeps what a saved workflow of %s says',
	(api) => {
		const settings = { pagination: { paginationMode: 'pageNumber', pageParameter: 'p' } };
		const saved = resolved(parametersWith(settings, api), false);
		expect(saved?.options).toEqual({ pagination: settings });
	},
);

it.each([
	[
		'with a parameter',
		{ parameters: { parameters: [{ name: 'page', value: '={{ $pageCount + 1 }}' }] } },
		{ paginationMode: 'updateAParameterInEachRequest', paginationCompleteWhen: 'responseIsEmpty' },
	],
	[
		'with an end',
		{ paginationCompleteWhen: 'other', completeExpression: '={{ $response.body.last }}' },
		{ paginationMode: 'updateAParameterInEachRequest' },
	],
	[
		'with its other mode',
		{ paginationMode: 'responseContainsNextURL', nextURL: '={{ $response.body.next }}' },
		{},
	],
])("keeps HTTP Request's meaning for what was copied there, %s", (_what, copied, added) => {
	const settings = { pagination: copied };
	const saved = resolved(parametersWith(settings), false);
	expect(saved?.options).toEqual({ pagination: settings });
	expect(resolved(saved as INodeParameters, true)?.options).toMatchObject({
		pagination: { pagination: { ...copied, ...added } },
	});
});

it('offers the ways that need no expression first', () => {
	const [mode] = (pagination.options as Array<{ values: INodeProperties[] }>)[0].values;
	const values = (mode.options as INodePropertyOptions[]).map(({ value }) => value);
	// `automatic` is shown only for the APIs whose own way to page is known.
	expect(values.slice(0, 3)).toEqual(['automatic', 'pageNumber', 'offset']);
	expect(values.indexOf('updateAParameterInEachRequest')).toBeGreaterThan(
		values.indexOf('nextLink'),
	);
});
