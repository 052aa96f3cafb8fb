/**
 * Tests that an n8n which does not take a client certificate is reported, whatever the outcome of
 * the request.
 */
import { offered, withCertificate } from '../../../../credentials/engine/n8n/certificate';
import type { FlowRequest, TokenFlow } from '../../../../credentials/engine/tokenFlow';

const CERTIFICATE = { cert: 'C', key: 'K', ca: 'A' };
const request: FlowRequest = { method: 'GET', url: 'https://api.example.com', headers: {} };
const answer = { status: 200, headers: {}, body: 'hello' };
const flowWith = (clientCertificate?: TokenFlow['clientCertificate']) =>
	({ provider: 'Test API', clientCertificate }) as TokenFlow;

/** Sends through an n8n that reads the certificate or not, and that answers or fails. */
async function send(takes: boolean, problem?: Error) {
	const transport = withCertificate(flowWith(CERTIFICATE), ({ agentOptions }) => async () => {
		if (takes) expect({ ...agentOptions }).toEqual(CERTIFICATE);
		if (problem !== undefined) throw problem;
		return answer;
	});
	return await transport(request).catch(({ message }: Error) => message);
}

it('the answer, where the certificate is taken', async () => {
	expect(await send(true)).toEqual(answer);
	expect(await send(true, new Error('no route'))).toBe('no route');
});

it.each([undefined, new Error('no route')])('an old n8n, %p', async (problem) => {
	expect(await send(false, problem)).toMatch(
		/^Test API: this n8n is too old to send the client certificate.*switch off "Client Certificate"/,
	);
});

it('without a certificate nothing is asked', async () => {
	const transport = withCertificate(flowWith(), (tls) => async () => ({ ...answer, body: tls }));
	expect(await transport(request)).toEqual({ ...answer, body: {} });
});

it('it is known whether somebody took it', () => {
	const { agentOptions, isTaken } = offered(CERTIFICATE);
	expect(agentOptions.key).toBe('K');
	expect(isTaken()).toBe(false);
	expect(agentOptions.cert).toBe('C');
	expect(isTaken()).toBe(true);
});
