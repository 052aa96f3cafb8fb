import { isHtml, isTransientStatus, parseBody } from '../../../credentials/engine/answers';
import { commonFailure } from '../../../credentials/engine/failure/answerWords';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers,
	body,
});

it.each([
	['{"a":1}', { a: 1 }],
	['"text"', 'text'],
	['text', 'text'],
	['', ''],
	['{"a":', '{"a":'],
	[Buffer.from('[1]'), [1]],
	[{ a: 1 }, { a: 1 }],
	[undefined, undefined],
])('the body %p is read as %p', (body, expected) => {
	expect(parseBody(body)).toEqual(expected);
});

it.each([
	[200, false],
	[400, false],
	[401, false],
	[407, false],
	[408, true],
	[429, true],
	[500, true],
	[503, true],
])('HTTP %p as transient: %p', (status, expected) => {
	expect(isTransientStatus(status)).toBe(expected);
});

it.each([
	['by its type', answer(200, '', { 'content-type': 'text/html; charset=utf-8' }), true],
	['by its beginning', answer(200, '\n <!DOCTYPE HTML>'), true],
	['without doctype', answer(200, '<html lang="en">'), true],
	['XML', answer(200, '<token/>', { 'content-type': 'text/xml' }), false],
	['JSON', answer(200, { html: '<html>' }, { 'content-type': 'application/json' }), false],
	['JSON under its type', answer(200, { token: 'T' }, { 'content-type': 'text/html' }), false],
	['a number under its type', answer(200, 12, { 'content-type': 'text/html' }), false],
	['a word under its type', answer(200, 'T-1', { 'content-type': 'text/html' }), false],
	['XML under its type', answer(200, '<r><t>1</t></r>', { 'content-type': 'text/html' }), false],
	['part of a page', answer(200, '<div>x</div>', { 'content-type': 'text/html' }), true],
	['XHTML', answer(200, '<?xml version="1.0"?>\n<!DOCTYPE html>', {}), true],
])('a web page told %s: %#', (_title, page, expected) => {
	expect(isHtml(page)).toBe(expected);
});

it.each([
	['success', answer(200, { error: 'x' }), undefined],
	['a redirect', answer(302, ''), undefined],
	[
		'OAuth',
		answer(400, { error: 'invalid_grant', error_description: 'Bad user' }),
		'invalid_grant: Bad user',
	],
	['Broadcom', answer(400, { error_code: 'missing_input' }), 'missing_input'],
	['a code and its message', answer(403, { code: 17, message: 'no' }), '17: no'],
	['the same words twice', answer(400, { error: 'no', message: 'no' }), 'no'],
	['text', answer(500, 'out of order'), 'out of order'],
	['a web page', answer(502, '<html>'), 'a web page instead of an API answer'],
	['nothing that is known', answer(400, { errors: [] }), ''],
])('the words of a failure: %s', (_title, failed, expected) => {
	expect(commonFailure(failed)).toBe(expected);
});
