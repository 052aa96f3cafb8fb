/** Tests that calls present a client certificate only if their credential has one. */
import { attachToken } from '../../../../credentials/engine/attach/attach';
import { TEST_BASE, testFlow } from '../../../support/testFlow';

const certificate = { cert: 'C', key: 'K' };
const url = `${TEST_BASE}/x`;

it('a call without one has no options of a connection', () => {
	expect(attachToken(testFlow(), 'T', { url })).not.toHaveProperty('agentOptions');
});

it('a call with one keeps the options that it had', () => {
	const flow = testFlow({ clientCertificate: certificate });
	const request = { url, agentOptions: { rejectUnauthorized: false } };
	expect(attachToken(flow, 'T', request).agentOptions).toEqual({
		rejectUnauthorized: false,
		...certificate,
	});
});
