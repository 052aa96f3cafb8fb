/** Expressions that the node resolves itself, compared with what n8n makes of them. */
import {
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type NodeParameterValueType,
	Workflow,
} from 'n8n-workflow';
import { ParameterReader } from '../../../../nodes/AuthenticatedRequest/parameters/parameterReader';
import {
	compile,
	UNKNOWN,
} from '../../../../nodes/AuthenticatedRequest/parameters/simpleExpressions';
import { item, other, simple } from '../../../support/simpleExpressions';

const json = item as unknown as IDataObject;

function byN8n(parameter: unknown): unknown {
	const node: INode = {
		id: '1',
		name: 'Call',
		type: 'any',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const nodeTypes = {
		getByName: () => undefined,
		getByNameAndVersion: () => undefined,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as never,
	});
	return workflow.expression.getParameterValue(
		parameter as NodeParameterValueType,
		null,
		0,
		0,
		node.name,
		[{ json }],
		'manual',
		{},
	);
}

it.each(simple)('%j: as n8n has it', (expression) => {
	const value = compile(expression)?.(json);
	expect(value).toBeDefined();
	expect(value).toBe(byN8n(expression));
});

it.each(other)('%j: left to n8n', (expression) => {
	const resolve = compile(expression);
	expect(resolve === undefined ? UNKNOWN : resolve(json)).toBe(UNKNOWN);
});

it('a parameter of fields: as n8n has it, at any depth', () => {
	const parameter = {
		parameters: simple.map((value, index) => ({ name: `field${index}`, value, at: index })),
		constant: 'text',
		none: null,
		list: [['={{ $json.count }}'], true],
	};
	const value = compile(parameter)?.(json);
	expect(value).toEqual(byN8n(parameter));
	expect(compile(parameter)?.(json)).not.toBe(value);
});

it.each(other)('a parameter with one field %j is left to n8n as a whole', (value) => {
	const parameter = { parameters: [{ value: '={{ $json.count }}' }, { value }] };
	const resolve = compile(parameter);
	expect(resolve === undefined ? UNKNOWN : resolve(json)).toBe(UNKNOWN);
});

it('what is no own field of the item is left to n8n', () => {
	const inherited = Object.create({ name: 'of the prototype' }) as IDataObject;
	expect(compile('={{ $json.name }}')?.(inherited)).toBe(UNKNOWN);
	expect(compile('={{ $json.toString }}')?.({})).toBe(UNKNOWN);
});

it('n8n is asked once for a constant, never for a simple expression, else for each item', () => {
	const parameters = { constant: 'c', simple: '={{ $json.id }}', other: '={{ $json.id + 1 }}' };
	const getNodeParameter = jest.fn((name: string) => `n8n's ${name}`);
	const execution = { getNode: () => ({ parameters }), getNodeParameter };
	const items = [{ json: { id: 1 } }, { json: { id: 'b' } }, { json: { id: null } }];
	const reader = new ParameterReader(execution as unknown as IExecuteFunctions, items);
	const read = (name: string) => items.map((_, index) => reader.get(name, index, ''));
	expect(read('constant')).toEqual(Array(3).fill("n8n's constant"));
	expect(read('simple')).toEqual([1, 'b', "n8n's simple"]);
	expect(read('other')).toEqual(Array(3).fill("n8n's other"));
	expect(getNodeParameter.mock.calls).toEqual([
		['constant', 0, ''],
		['simple', 2, ''],
		['other', 0, ''],
		['other', 1, ''],
		['other', 2, ''],
	]);
});
