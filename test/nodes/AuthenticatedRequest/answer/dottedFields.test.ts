/** Field selection of an AI agent's tool, for field names that contain dots. */
import { forAgent } from '../../../../nodes/AuthenticatedRequest/answer/toolAnswer';

const json = { '@odata.type': 'user', id: 1, name: { 'last.old': 'B', first: 'A' } };

it.each([
	['selected', '@odata.type', { '@odata.type': 'user' }],
	['selected', 'name.last.old', { name: { 'last.old': 'B' } }],
	['selected', 'nothing.here', {}],
	['except', '@odata.type', { id: 1, name: json.name }],
	['except', 'name.last.old', { '@odata.type': 'user', id: 1, name: { first: 'A' } }],
] as const)('%s "%s"', (include, field, expected) => {
	const tool = { kind: 'json' as const, dataField: '', include, fields: [field] };
	expect(forAgent([{ json }], tool).map((item) => item.json)).toEqual([expected]);
});
