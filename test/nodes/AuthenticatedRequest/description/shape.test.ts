/** The node's form, but for its prose: a change of it is to be seen (`npx jest shape -u` takes it). */
import { AuthenticatedRequest } from '../../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { formShape } from '../../../support/formShape';

it('has these fields, with these defaults, shown under these conditions', () => {
	const { properties, ...description } = new AuthenticatedRequest().description;
	const own = Object.entries(description).filter(([name]) => !/displayName|description/.test(name));
	expect(
		[JSON.stringify(Object.fromEntries(own)), ...formShape(properties)].join('\n'),
	).toMatchSnapshot();
});
