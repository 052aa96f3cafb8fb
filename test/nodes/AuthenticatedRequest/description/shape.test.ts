/**
 * A snapshot of the node's form without its texts, so that no change goes unnoticed. Accept a
 * change with `npx jest shape -u`.
 */
import { AuthenticatedRequest } from '../../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { formShape } from '../../../support/formShape';

it('has these fields, with these defaults, shown under these conditions', () => {
	const { properties, ...description } = new AuthenticatedRequest().description;
	const own = Object.entries(description).filter(([name]) => !/displayName|description/.test(name));
	expect(
		[JSON.stringify(Object.fromEntries(own)), ...formShape(properties)].join('\n'),
	).toMatchSnapshot();
});
