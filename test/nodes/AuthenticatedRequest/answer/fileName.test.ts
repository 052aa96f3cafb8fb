import { fileNameOf } from '../../../../nodes/AuthenticatedRequest/answer/fileName';

const BASE = 'https://api.example.com';

describe('the name that the answer suggests (RFC 6266)', () => {
	it.each<[string, string]>([
		['attachment; filename=report.pdf', 'report.pdf'],
		['attachment;filename=report.pdf;size=5', 'report.pdf'],
		['attachment; filename="report.pdf"', 'report.pdf'],
		['attachment; FileName = "report.pdf"', 'report.pdf'],
		['inline; filename="a b; c, d.pdf"', 'a b; c, d.pdf'],
		['attachment; filename="say \\"hi\\".txt"', 'say "hi".txt'],
		['attachment; filename="back\\\\slash.txt"', 'slash.txt'],
		['attachment; filename="a=b.txt"', 'a=b.txt'],
		['attachment; filename="100%.txt"', '100%.txt'],
		['attachment; filename="50%20off.txt"', '50%20off.txt'],
		['attachment; filename="ä.txt"', 'ä.txt'],
		['attachment; filename="/etc/passwd"', 'passwd'],
		['attachment; filename="../../x.txt"', 'x.txt'],
		['attachment; filename="..\\\\..\\\\x.txt"', 'x.txt'],
		['attachment; filename=../x.txt', 'x.txt'],
		['attachment; filename=.htaccess', '.htaccess'],
	])('%s', (disposition, expected) => {
		expect(fileNameOf(disposition, `${BASE}/files/5`)).toBe(expected);
	});
});

describe('its extended form (RFC 8187), which wins', () => {
	it.each<[string, string]>([
		["attachment; filename*=UTF-8''%e2%82%ac%20rates.pdf", '€ rates.pdf'],
		["attachment; filename*=utf-8'en'%C3%A4.txt", 'ä.txt'],
		['attachment; filename="a.txt"; filename*=UTF-8\'\'b.txt', 'b.txt'],
		['attachment; filename*=UTF-8\'\'b.txt; filename="a.txt"', 'b.txt'],
		["attachment; FILENAME* = UTF-8''b.txt;size=5", 'b.txt'],
		["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
		["attachment; filename*=UTF-8''C%3A%5Cdir%5Cfile.txt", 'file.txt'],
		["attachment; filename*=UTF-8''a%3Bb%2Cc.txt", 'a;b,c.txt'],
		["attachment; filename*=UTF-8''100%25.txt", '100%.txt'],
	])('%s', (disposition, expected) => {
		expect(fileNameOf(disposition, `${BASE}/files/5`)).toBe(expected);
	});

	// RFC 6266 section 4.3: clients that can't read the extended form fall back to the plain one.
	it.each([
		['bytes that are no UTF-8', "UTF-8''%E2%82"],
		['a percent sign that encodes nothing', "UTF-8''100%.txt"],
		['a charset that no one knows', "klingon''%A3.txt"],
		['nothing', "UTF-8''"],
	])('with %s leaves it to the plain one', (_title, extended) => {
		const disposition = `attachment; filename="plain.txt"; filename*=${extended}`;
		expect(fileNameOf(disposition, `${BASE}/x`)).toBe('plain.txt');
	});
});

describe('the last part of the path where nothing is suggested', () => {
	it.each<[string | undefined, string, string | undefined]>([
		[undefined, '/files/report.pdf', 'report.pdf'],
		['', '/files/report.pdf', 'report.pdf'],
		['attachment', '/files/report.pdf', 'report.pdf'],
		['attachment; filename=', '/files/report.pdf', 'report.pdf'],
		['attachment; filename=""', '/files/report.pdf', 'report.pdf'],
		['attachment; filename="dir/"', '/files/report.pdf', 'report.pdf'],
		['attachment; size=5', '/files/report.pdf', 'report.pdf'],
		[undefined, '/files/report.pdf?name=x.txt#y.txt', 'report.pdf'],
		[undefined, '/files/%C3%A4%20b.pdf', 'ä b.pdf'],
		[undefined, '/files/a%2Fb.pdf', 'b.pdf'],
		[undefined, '/files/a%5Cb.pdf', 'b.pdf'],
		[undefined, '/files/100%.pdf', '100%.pdf'],
		[undefined, '/a/../b.pdf', 'b.pdf'],
		[undefined, '/files/', undefined],
		[undefined, '/', undefined],
		[undefined, '', undefined],
	])('%p and "%s"', (disposition, path, expected) => {
		expect(fileNameOf(disposition, `${BASE}${path}`)).toBe(expected);
	});
});
