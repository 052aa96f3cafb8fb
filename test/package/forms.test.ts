/** Rules for every field of every form: it is explained, and secrets are masked. */
import type { INodeProperties } from 'n8n-workflow';
import { AuthenticatedRequest } from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { CREDENTIAL_TYPES } from '../support/credentialTypes';

/** Returns a field together with all fields in it, if it is a list or a group. */
function withInner(field: INodeProperties): INodeProperties[] {
	const inner = (field.options ?? []).flatMap((option) => {
		if ('values' in option) return option.values;
		return 'type' in option ? [option] : [];
	});
	return [field, ...inner.flatMap(withInner)];
}

const forms: Array<[string, INodeProperties[]]> = [
	...CREDENTIAL_TYPES.map(({ displayName, properties }): [string, INodeProperties[]] => [
		displayName,
		properties,
	]),
	['Authenticated Request', new AuthenticatedRequest().description.properties],
];

describe.each(forms)('the form of %s', (_name, properties) => {
	const fields = properties.flatMap(withInner).filter(({ type }) => type !== 'hidden');

	// A group is explained by its fields, and a notice by its own text.
	const isGroup = ({ type }: INodeProperties) =>
		['collection', 'fixedCollection', 'notice'].includes(type);

	it('says of every field what it is', () => {
		const silent = fields.filter((field) => !isGroup(field) && !field.description && !field.hint);
		expect(silent.map(({ name }) => name)).toEqual([]);
	});

	it('masks every secret', () => {
		const holdsSecret = /password$|secret$|passphrase$|key$|^permanentToken$/i;
		const open = fields.filter(
			({ type, name, typeOptions }) =>
				type === 'string' && holdsSecret.test(name) && typeOptions?.password !== true,
		);
		expect(open.map(({ name }) => name)).toEqual([]);
	});
});
