import { isPage, plainText } from '../../../../credentials/engine/failure/plainText';

it.each([
	['', ''],
	['no markup, 3 < 4 & 5 > 2', 'no markup, 3 < 4 & 5 > 2'],
	['<p>One</p><p>Two <b>bold</b></p>', 'One\nTwo bold'],
	['<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>', 'a\nb'],
	['<tr><td>1</td><td>2</td></tr><tr><th>3</th></tr>', '1 2\n3'],
	['a<br>b<br/>c', 'a\nb\nc'],
	['<head><title>no</title></head><body>yes</body>', 'yes'],
	['x<script>if (a < b) { "</p>" }</script>y', 'xy'],
	['x<style>p { }</STYLE >y<!-- <p>hidden</p> -->z', 'xyz'],
	['x<script>never closed', 'x'],
	['x<!-- never closed', 'x'],
	['x<a href="never closed', 'x'],
	[
		'&lt;b&gt; &amp;amp; &quot;q&quot; &#39;&#x41;&apos; &nbsp;&euro; &#0;',
		`<b> &amp; "q" 'A' &euro; &#0;`,
	],
	['a&#1;b&#x10FFFF;&#x110000;&#1114112;', 'a\u0001b\u{10FFFF}&#x110000;&#1114112;'],
	['  spaced \n\n out  ', 'spaced out'],
])('%j is read as %j', (html, text) => {
	expect(plainText(html)).toBe(text);
});

it('stays fast where nothing is closed', () => {
	const html = '<script><!--<style><a '.repeat(50_000);
	expect(plainText(html)).toBe('');
});

it.each<[string, boolean]>([
	['<!DOCTYPE html><p>', true],
	['\n<html lang="en">', true],
	['<?xml version="1.0"?><html>', true],
	['<a/>', false],
	['text with <html>', false],
	['', false],
])('%j is a page: %p', (text, expected) => {
	expect(isPage(text)).toBe(expected);
});
