/** An answer whose only words are in its status line. */
import { useServer } from '../../../support/lifecycle';
import { runNode } from '../../../support/n8nHost';
import { storedToken } from '../../../support/storedToken';

let phrase = '';
let body = '';
const server = useServer((_request, response) => {
	response.writeHead(422, phrase, { 'content-type': 'application/json' }).end(body);
});

it.each([
	['Quantity must be above 0', '', 'Quantity must be above 0'],
	['Unprocessable Entity', '', 'HTTP 422'],
	['UNPROCESSABLE ENTITY', '', 'HTTP 422'],
	['Quantity must be above 0', '{"message":"too few"}', 'too few'],
	['No access with A-1234', '', 'No access with *****'],
])('%j with the body %j', async (given, answered, expected) => {
	phrase = given;
	body = answered;
	const { error } = await runNode(storedToken(server.url), {
		parameters: { api: 'ccaApi', url: '/x' },
	});
	expect(error?.message).toBe(`CCA API: ${expected}`);
});
