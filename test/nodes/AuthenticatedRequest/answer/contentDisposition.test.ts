/**
 * Content-Disposition headers: the browser test cases of http://greenbytes.de/tech/tc2231/, and
 * other forms that servers send.
 */
import {
	isAttachment,
	suggestedName,
} from '../../../../nodes/AuthenticatedRequest/answer/contentDisposition';

const utf8 = (text: string) => Buffer.from(text).toString('latin1');

it.each<[string, string | undefined]>([
	// Disposition types, and plain file names.
	['inline', undefined],
	['"inline"', undefined],
	['inline; filename="foo.html"', 'foo.html'],
	['inline; filename="Not an attachment!"', 'Not an attachment!'],
	['attachment', undefined],
	['"attachment"', undefined],
	['ATTACHMENT', undefined],
	['ATTACHMENT; filename="foo.html"', 'foo.html'],
	['attachment; filename="foo.html"', 'foo.html'],
	[
		'attachment; filename="0000000000111111111122222222223333333333444"',
		'0000000000111111111122222222223333333333444',
	],
	['attachment; filename="f\\oo.html"', 'foo.html'],
	['attachment; filename="\\"quoting\\" tested.html"', '"quoting" tested.html'],
	['attachment; filename="Here\'s a semicolon;.html"', "Here's a semicolon;.html"],
	['attachment; foo="bar"; filename="foo.html"', 'foo.html'],
	['attachment; foo="\\"\\\\";filename="foo.html"', 'foo.html'],
	['attachment; FILENAME="foo.html"', 'foo.html'],
	['attachment; filename=foo.html', 'foo.html'],
	['attachment; filename=foo,bar.html', 'foo,bar.html'],
	['attachment; filename=foo.html ;', 'foo.html'],
	['attachment; ;filename=foo', 'foo'],
	['attachment; filename=foo bar.html', 'foo bar.html'],
	["attachment; filename='foo.bar'", "'foo.bar'"],
	['attachment; filename="foo-\u00e4.html"', 'foo-ä.html'],
	[`attachment; filename="${utf8('foo-ä.html')}"`, 'foo-ä.html'],
	['attachment; filename="foo-%41.html"', 'foo-%41.html'],
	['attachment; filename="50%.html"', '50%.html'],
	['attachment; filename="foo-%\\41.html"', 'foo-%41.html'],
	['attachment; name="foo-%41.html"', undefined],
	['attachment; filename="\u00e4-%41.html"', 'ä-%41.html'],
	['attachment; filename="foo-%c3%a4-%e2%82%ac.html"', 'foo-%c3%a4-%e2%82%ac.html'],
	['attachment; filename ="foo.html"', 'foo.html'],
	['attachment; filename= "foo.html"', 'foo.html'],
	['attachment; filename="foo.html"; filename="bar.html"', 'foo.html'],
	['attachment; filename=foo[1](2).html', 'foo[1](2).html'],
	['attachment; filename=foo-\u00e4.html', 'foo-ä.html'],
	[`attachment; filename=${utf8('foo-ä.html')}`, 'foo-ä.html'],
	['filename=foo.html', 'foo.html'],
	['x=y; filename=foo.html', 'foo.html'],
	['"foo; filename=bar;baz"; filename=qux', 'qux'],
	['; filename=foo.html', 'foo.html'],
	[': inline; attachment; filename=foo.html', 'foo.html'],
	['inline; attachment; filename=foo.html', 'foo.html'],
	['attachment; inline; filename=foo.html', 'foo.html'],
	['attachment; filename="foo.html".txt', 'foo.html'],
	['attachment; filename="bar', 'bar'],
	['attachment; filename=foo"bar;baz"qux', 'foo"bar'],
	['attachment; foo=foo filename=bar', undefined],
	['attachment filename=bar', undefined],
	['filename=foo.html; attachment', 'foo.html'],
	['attachment; xfilename=foo.html', undefined],
	['attachment; filename="/foo.html"', '/foo.html'],
	['attachment; filename="\\\\foo.html"', '\\foo.html'],
	['attachment; creation-date="Wed, 12 Feb 1997 16:29:51 -0500"', undefined],
	['foobar; filename="foo.html"', 'foo.html'],
	['attachment; example="filename=example.txt"', undefined],
	['attachment; foobar=x; filename="foo.html"', 'foo.html'],
	// The extended form, filename*.
	["attachment; filename*=iso-8859-1''foo-%E4.html", 'foo-ä.html'],
	["attachment; filename*=UTF-8''foo-%c3%a4-%e2%82%ac.html", 'foo-ä-€.html'],
	["attachment; filename*=''foo-%c3%a4-%e2%82%ac.html", 'foo-ä-€.html'],
	["attachment; filename*=UTF-8''foo-a%cc%88.html", 'foo-a\u0308.html'],
	["attachment; filename*=iso-8859-1''foo-%c3%a4.html", 'foo-Ã¤.html'],
	["attachment; filename*=utf-8''foo-%E4.html; filename=foo.html", 'foo.html'],
	["attachment; filename*=utf-8''foo-%E4.html", 'foo-ä.html'],
	["attachment; filename *=UTF-8''foo-%c3%a4.html", 'foo-ä.html'],
	["attachment; filename*= UTF-8''foo-%c3%a4.html", 'foo-ä.html'],
	["attachment; filename* =UTF-8''foo-%c3%a4.html", 'foo-ä.html'],
	['attachment; filename*="UTF-8\'\'foo-%c3%a4.html"', 'foo-ä.html'],
	['attachment; filename*="foo%20bar.html"', 'foo bar.html'],
	['attachment; filename=""', undefined],
	['attachment; filename=""; filename*=foo.html', 'foo.html'],
	["attachment; filename=a.txt; filename*=UTF-8''", 'a.txt'],
	["attachment; filename*=UTF-8''", undefined],
	["attachment; filename*=UTF-8'foo-%c3%a4.html", 'foo-ä.html'],
	["attachment; filename*=UTF-8''foo%", 'foo%'],
	["attachment; filename*=UTF-8''f%oo.html", 'f%oo.html'],
	["attachment; filename*=UTF-8''A-%2541.html", 'A-%41.html'],
	["attachment; filename*=UTF-8''%5cfoo.html", '\\foo.html'],
	["attachment; filename*=UTF-8''Annual report 2024.pdf", 'Annual report 2024.pdf'],
	["attachment; filename*=utf-8'en-US'a%20b.txt", 'a b.txt'],
	['attachment; filename="foo-ae.html"; filename*=UTF-8\'\'foo-%c3%a4.html', 'foo-ä.html'],
	['attachment; filename="foo-ae.html"; filename*=UTF-8\'\'foo-%C3%A4.html', 'foo-ä.html'],
	['attachment; filename="foo-ae.html"; filename*=UTF-8\'\'foo-%CG.html', 'foo-ae.html'],
	['attachment; filename*=UTF-8\'\'foo-%c3%a4.html; filename="foo-ae.html"', 'foo-ä.html'],
	[
		"attachment; filename*0*=ISO-8859-15''euro-sign%3d%a4; filename*=ISO-8859-1''currency-sign%3d%a4",
		'currency-sign=¤',
	],
	// File names that are split into numbered pieces.
	['attachment; filename*0="foo."; filename*1="html"', 'foo.html'],
	['attachment; filename*0="foo"; filename*1="\\b\\a\\r.html"', 'foobar.html'],
	['attachment; filename*0*=UTF-8\'\'foo-%c3%a4; filename*1=".html"', 'foo-ä.html'],
	['attachment; filename*0="foo"; filename*01="bar"', 'foo'],
	['attachment; filename*0="foo"; filename*2="bar"', 'foo'],
	['attachment; filename*1="foo."; filename*2="html"', undefined],
	['attachment; filename*1="bar"; filename*0="foo"', 'foobar'],
	// Encoded words, as in mail headers.
	['attachment; filename==?ISO-8859-1?Q?foo-=E4.html?=', 'foo-ä.html'],
	['attachment; filename="=?ISO-8859-1?Q?foo-=E4.html?="', 'foo-ä.html'],
	['attachment; filename="=?UTF-8?B?w6QgYi50eHQ=?="', 'ä b.txt'],
	['attachment; filename="=?UTF-8?Q?a_b?= =?UTF-8?Q?=C3=A4?="', 'a bä'],
	// Other forms that servers send.
	['attachment; filename=Annual report 2024.pdf', 'Annual report 2024.pdf'],
	['attachment; filename=Annual report 2024.pdf; size=5', 'Annual report 2024.pdf'],
	['attachment; filename="C:\\dir\\file.txt"', 'C:\\dir\\file.txt'],
	['attachment; filename="a\tb\u0000.txt"', 'ab.txt'],
	['attachment; filename=""', undefined],
	['attachment; filename=', undefined],
	['attachment;filename="a.txt";', 'a.txt'],
	['', undefined],
])('%p suggests %p', (disposition, expected) => {
	expect(suggestedName(disposition)).toBe(expected);
});

it.each<[string | undefined, boolean]>([
	['attachment', true],
	['Attachment; filename=x', true],
	['foobar', true],
	['filename=x', true],
	['x=y', false],
	['inline', false],
	['INLINE; filename="x"', false],
	['', false],
	[undefined, false],
])('%p is to be saved: %p', (disposition, expected) => {
	expect(isAttachment(disposition)).toBe(expected);
});

it.each(['\\', '=', "'", '%', ' ', 'x'])('a header of many %p is read', (character) => {
	const many = character.repeat(16_000);
	const suggested = suggestedName(
		`attachment; ${many}; filename*=${many}; filename="${'a'.repeat(16_000)}`,
	);
	expect(suggested?.length).toBeGreaterThan(10_000);
});
