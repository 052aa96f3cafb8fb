import { refusesBy500 } from '../../../../../credentials/engine/session/login/refusalSigns';
import type { HttpAnswer } from '../../../../../credentials/engine/tokenFlow';

const answer = (status: number, body: unknown, headers = {}): HttpAnswer => ({
	status,
	body,
	headers,
});
const FAULT = '<Envelope><Body><Fault><faultstring>wrong</faultstring></Fault></Body></Envelope>';

it.each<[boolean, string, HttpAnswer]>([
	[true, 'JSON with words', answer(500, { message: 'wrong password' })],
	[true, 'a list with something in it', answer(500, ['wrong password'])],
	[true, 'XML', answer(500, ' <error>wrong password</error>')],
	[true, 'a SOAP fault', answer(500, FAULT)],
	[false, 'empty JSON', answer(500, {})],
	[false, 'an empty list', answer(500, [])],
	[false, 'nothing', answer(500, '')],
	[false, 'null', answer(500, null)],
	[false, 'a text', answer(500, 'Internal Server Error <oops>')],
	[false, 'a page', answer(500, '<html><body>Oops</body></html>')],
	[false, 'a page in capitals', answer(500, '<!DOCTYPE HTML><HTML>Oops</HTML>')],
	[false, 'a page in capitals without a doctype', answer(500, '\n<HTML>Oops</HTML>')],
	[false, 'a request to come back', answer(500, { message: 'busy' }, { 'retry-after': '1' })],
	[false, 'a gateway', answer(502, { message: 'bad gateway' })],
	[false, 'another status', answer(401, { message: 'wrong password' })],
])('refuses by HTTP 500: %s, %s', (expected, _title, given) => {
	expect(refusesBy500(given)).toBe(expected);
});
