/** Tests that the words of a failure are found in XML, in text and in headers. */
import { type Row, words } from './failureWords';

describe('XML and text', () => {
	const soap = (inner: string) =>
		`<?xml version="1.0"?><s:Envelope xmlns:s="urn:s"><s:Header/><s:Body><s:Fault>${inner}</s:Fault></s:Body></s:Envelope>`;
	it.each<Row>([
		[
			'SOAP 1.1',
			500,
			soap('<faultcode>s:Client</faultcode><faultstring>No such user</faultstring>'),
			's:Client: No such user',
		],
		[
			'SOAP 1.1 with details',
			500,
			soap(
				'<faultcode>s:Server</faultcode><faultstring>Failed</faultstring><detail><x:F xmlns:x="u"><x:code>E7</x:code><x:message>Disk is full</x:message></x:F></detail>',
			),
			's:Server: Failed: F: E7: Disk is full',
		],
		[
			'SOAP 1.2',
			500,
			soap(
				'<s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="en">Wrong date</s:Text></s:Reason>',
			),
			's:Sender: Wrong date',
		],
		[
			'S3',
			404,
			'<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code><Message>The key does not exist.</Message><RequestId>4</RequestId></Error>',
			'NoSuchKey: The key does not exist.',
		],
		[
			'AWS Query',
			403,
			'<ErrorResponse><Error><Type>Sender</Type><Code>Denied</Code><Message>Not for you</Message></Error></ErrorResponse>',
			'Denied: Sender: Not for you',
		],
		[
			'Rails',
			422,
			"<errors><error>Name can't be blank</error><error>Age is no number</error></errors>",
			"Name can't be blank; Age is no number",
		],
		[
			'RFC 7807',
			403,
			'<problem xmlns="urn:ietf:rfc:7807"><title>No credit</title><detail>Balance is 30.</detail></problem>',
			'No credit: Balance is 30.',
		],
		['XML that no one knows', 409, '<a><b>it is taken</b><c>7</c></a>', 'a.b: it is taken; a.c: 7'],
		['broken XML', 409, '<a><b>it is taken</a>', 'it is taken'],
		['text', 500, 'out of order', 'out of order'],
		['text with its status', 404, '404 page not found', 'page not found'],
		['HTTP and its status', 401, 'HTTP 401: no', 'no'],
		['an error by its status', 401, 'Error 401 - no', 'no'],
		['its status alone', 401, '401', ''],
		['another number', 401, '4010 is wrong', '4010 is wrong'],
		[
			'a web page',
			502,
			'<!DOCTYPE html><html><head><title>\n 502 Bad\nGateway </title></head></html>',
			'a web page instead of an API answer ("502 Bad Gateway")',
		],
		['nothing', 502, '', ''],
	])('%s', (_title, status, body, expected) => {
		expect(words(status, body)).toBe(expected);
	});

	it.each([
		['JSON', { error: 'no such user' }, 'no such user'],
		['a sentence', 'no such user', 'no such user'],
		[
			'a page without its beginning',
			'<h1>No such user</h1>',
			'a web page instead of an API answer ("No such user")',
		],
		[
			'a page whose heading is its name',
			'<html><body><h1 class="a"> Not\n Found </h1><p>nginx</p></body></html>',
			'a web page instead of an API answer ("Not Found")',
		],
		[
			'a page without either',
			'<html><body><p>nginx</p></body></html>',
			'a web page instead of an API answer ("nginx")',
		],
	])('%s under text/html', (_title, body, expected) => {
		expect(words(404, body, { 'content-type': 'text/html' })).toBe(expected);
	});
});

describe('headers, where the body says nothing', () => {
	const bearer =
		'Bearer realm="a, b", error="invalid_token", error_description="The \\"x\\" is over"';
	it.each([
		['RFC 6750', { 'www-authenticate': bearer }, 'invalid_token: The "x" is over'],
		['AWS', { 'x-amzn-errortype': 'NotFound:http://internal.amazon.com/' }, 'NotFound'],
		['a challenge alone', { 'www-authenticate': 'Basic realm="x"' }, ''],
	])('%s', (_title, headers, expected) => {
		expect(words(401, '', headers)).toBe(expected);
		expect(words(401, { message: 'no' }, headers)).toBe('no');
	});
});
