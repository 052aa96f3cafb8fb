/** The node's form, but for its prose: a change of it is to be seen (`npx jest shape -u` takes it). */
import { AuthenticatedRequest } from '../../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { formShape } from '../../../support/formShape';

it('has these fields, with these defaults, shown under these conditions', () => {
	const { properties, displayName: _label, description: _words, ...own } = new AuthenticatedRequest()
		.description;
	expect([JSON.stringify(own), ...formShape(properties)].join('\n')).toMatchSnapshot();
});
