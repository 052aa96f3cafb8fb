/**
 * Lets no test that imports this file wait: `sleep` of n8n-workflow returns at once and moves the clock
 * of `fakeTime`. Import it before all else, since a module that was loaded earlier keeps the real `sleep`.
 */
import type * as fakeTime from '../nodes/AuthenticatedRequest/faults/fakeTime';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof fakeTime>('../nodes/AuthenticatedRequest/faults/fakeTime')
		.withFakeSleep(),
);
