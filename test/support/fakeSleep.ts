/**
 * Keeps tests that import this file from waiting: `sleep` of n8n-workflow returns at once and moves
 * the clock of `fakeTime`. Import it first, because a module that was loaded earlier keeps the real
 * `sleep`.
 */
import type * as fakeTime from '../nodes/AuthenticatedRequest/faults/fakeTime';

jest.mock('n8n-workflow', () =>
	jest
		.requireActual<typeof fakeTime>('../nodes/AuthenticatedRequest/faults/fakeTime')
		.withFakeSleep(),
);
