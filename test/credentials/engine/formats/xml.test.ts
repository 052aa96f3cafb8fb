import { atPath } from '../../../../credentials/engine/formats/paths';
import { escapeXml, readXml, type XmlValue } from '../../../../credentials/engine/formats/xml';

describe('elements and text', () => {
	it.each<[string, XmlValue]>([
		['<a>1</a>', { a: '1' }],
		['<a></a>', { a: '' }],
		['<a/>', { a: '' }],
		['<a />', { a: '' }],
		['<a><b>1</b></a>', { a: { b: '1' } }],
		['<a><b>1</b><c>2</c></a>', { a: { b: '1', c: '2' } }],
		['<a><b><c><d>1</d></c></b></a>', { a: { b: { c: { d: '1' } } } }],
		['<a><a>1</a></a>', { a: { a: '1' } }],
		['<A>1</A>', { A: '1' }],
		['<a.b-c_d1>1</a.b-c_d1>', { 'a.b-c_d1': '1' }],
		['<ä>ß</ä>', { ä: 'ß' }],
		['<a>\n\t1\r\n</a>', { a: '1' }],
		['<a>1 2</a>', { a: '1 2' }],
		['<a>\n  <b>1</b>\n  <c/>\n</a>', { a: { b: '1', c: '' } }],
		['<a>1 > 0</a>', { a: '1 > 0' }],
		['<a>"quoted" it\'s</a>', { a: '"quoted" it\'s' }],
		['<a>{"b": "${c}"}</a>', { a: '{"b": "${c}"}' }],
		['<a\n>1</a\n>', { a: '1' }],
		['\n <a>1</a> \n', { a: '1' }],
		['\ufeff<a>1</a>', { a: '1' }],
		['<a>007</a>', { a: '007' }],
		['<a>true</a>', { a: 'true' }],
	])('%j', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});

	it.each<[string, XmlValue]>([
		['<a><b>1</b><b>2</b></a>', { a: { b: ['1', '2'] } }],
		['<a><b>1</b><c>x</c><b>2</b></a>', { a: { b: ['1', '2'], c: 'x' } }],
		['<a><b/><b>2</b><b/></a>', { a: { b: ['', '2', ''] } }],
		[
			'<a><b><c>1</c></b><b><c>2</c><c>3</c></b></a>',
			{ a: { b: [{ c: '1' }, { c: ['2', '3'] }] } },
		],
		['<a><x:b>1</x:b><y:b>2</y:b></a>', { a: { b: ['1', '2'] } }],
	])('repeated elements are a list: %s', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});

	it.each<[string, XmlValue]>([
		['<a id="1">x</a>', { a: 'x' }],
		['<a id=\'1\' name="2">x</a>', { a: 'x' }],
		['<a id="1"/>', { a: '' }],
		['<a id="1" />', { a: '' }],
		['<a id = "1">x</a>', { a: 'x' }],
		['<a\n\tid="1"\n\tname="2"\n>x</a>', { a: 'x' }],
		['<a id=">">x</a>', { a: 'x' }],
		['<a id=\'>\' name="/>">x</a>', { a: 'x' }],
		['<a id="it\'s">x</a>', { a: 'x' }],
		["<a id='\"'>x</a>", { a: 'x' }],
		['<a id="<b>1</b>">x</a>', { a: 'x' }],
		['<a id="a/b">x</a>', { a: 'x' }],
		['<a id="">x</a>', { a: 'x' }],
		['<a><b xsi:nil="true"/></a>', { a: { b: '' } }],
	])('attributes are left out: %j', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});

	it.each<[string, XmlValue]>([
		['<x:a>1</x:a>', { a: '1' }],
		['<x:a xmlns:x="urn:x"><y:b xmlns:y="urn:y">1</y:b></x:a>', { a: { b: '1' } }],
		['<a xmlns="urn:a">1</a>', { a: '1' }],
		['<x:a/>', { a: '' }],
		['<soap-env:Body>1</soap-env:Body>', { Body: '1' }],
	])('prefixes and namespaces are left out: %s', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});

	it.each<[string, XmlValue]>([
		['<?xml version="1.0" encoding="UTF-8"?><a>1</a>', { a: '1' }],
		['<?xml version="1.0"?>\n<?xml-stylesheet href="a.xsl"?>\n<a>1</a>', { a: '1' }],
		['<a><?go on?>1</a>', { a: '1' }],
		['<!-- before --><a>1</a><!-- after -->', { a: '1' }],
		['<a><!-- c -->1</a>', { a: '1' }],
		['<a>1<!-- c -->2</a>', { a: '12' }],
		['<a><!-- <b>2</b> -->1</a>', { a: '1' }],
		['<a><!-- > -- \n</a> --><b>1</b></a>', { a: { b: '1' } }],
		['<a><!----><b>1</b></a>', { a: { b: '1' } }],
		['<a><!-- &lt; <![CDATA[ --><b>1</b></a>', { a: { b: '1' } }],
		['<!DOCTYPE a><a>1</a>', { a: '1' }],
		['<!DOCTYPE a SYSTEM "a.dtd"><a>1</a>', { a: '1' }],
		['<?a b="1 > 0"?><a>1</a>', { a: '1' }],
		['<?a ><b></b>?><a>1</a>', { a: '1' }],
		['<a><?go <b>2</b> > ?>1</a>', { a: '1' }],
		['<a>1</a><?go on > ?>', { a: '1' }],
		['<!DOCTYPE a SYSTEM "a>b.dtd"><a>1</a>', { a: '1' }],
		["<!DOCTYPE a SYSTEM 'a>\"b'><a>1</a>", { a: '1' }],
		['<!DOCTYPE a [<!ENTITY b "c">]><a>1</a>', { a: '1' }],
		['<!DOCTYPE a [<!ENTITY b "]>"> <!ENTITY c \'">]\'>]><a>1</a>', { a: '1' }],
		['<!DOCTYPE a [\n<!ELEMENT a (#PCDATA)>\n<!ATTLIST a id ID #IMPLIED>\n] ><a>1</a>', { a: '1' }],
		['<!DOCTYPE a [ %b; ]>\n<a>1</a>', { a: '1' }],
		["<!DOCTYPE a [<!-- it's a > or ]> -->]><a>1</a>", { a: '1' }],
		["<!DOCTYPE a [<!-- it's --><!-- two -->]><a>1</a>", { a: '1' }],
		["<!DOCTYPE a [<?note it's ]> ?>]><a>1</a>", { a: '1' }],
	])('comments, instructions and doctypes are left out: %j', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});

	it.each<[string, XmlValue]>([
		['<a><![CDATA[x]]></a>', { a: 'x' }],
		['<a><![CDATA[]]></a>', { a: '' }],
		['<a><![CDATA[<b>1</b>]]></a>', { a: '<b>1</b>' }],
		['<a><![CDATA[a & b &lt; &#65;]]></a>', { a: 'a & b &lt; &#65;' }],
		['<a><![CDATA[1]]>2<![CDATA[3]]></a>', { a: '123' }],
		['<a><![CDATA[x]]]]><![CDATA[>y]]></a>', { a: 'x]]>y' }],
		['<a><![CDATA[]]]]></a>', { a: ']]' }],
		['<a><![CDATA[line 1\nline 2]]></a>', { a: 'line 1\nline 2' }],
		['<a><![CDATA[<!-- x -->]]></a>', { a: '<!-- x -->' }],
		['<a>\n<b><![CDATA[x]]></b>\n</a>', { a: { b: 'x' } }],
	])('CDATA is text as it is: %j', (text, expected) => {
		expect(readXml(text)).toEqual(expected);
	});
});

describe('entities', () => {
	it.each([
		['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
		['a&amp;b', 'a&b'],
		['&lt;b&gt;1&lt;/b&gt;', '<b>1</b>'],
		['&#65;&#x42;&#x63;', 'ABc'],
		['&#228;&#xE4;&#xe4;', 'äää'],
		['&#8364;&#x20AC;', '€€'],
		['&#128512;&#x1F600;', '😀😀'],
		['&#x10FFFF;', '\u{10ffff}'],
		['&#0065;', 'A'],
		['&amp;lt;', '&lt;'],
		['&amp;amp;', '&amp;'],
		['&#38;lt;', '&lt;'],
		['&#x26;#65;', '&#65;'],
		['&nbsp;', '&nbsp;'],
		['&unknown;', '&unknown;'],
		['&LT;', '&LT;'],
		['a & b', 'a & b'],
		['&;', '&;'],
		['&#;', '&#;'],
		['&#x;', '&#x;'],
		['&lt', '&lt'],
		['&#x110000;', '&#x110000;'],
		['&#1114112;', '&#1114112;'],
		['&#xFFFFFFFFFFFFFFFFFFFF;', '&#xFFFFFFFFFFFFFFFFFFFF;'],
		['&#99999999999999999999;', '&#99999999999999999999;'],
		['&#-1;', '&#-1;'],
		['&constructor;', '&constructor;'],
		['&__proto__;', '&__proto__;'],
		['&toString;', '&toString;'],
		['&hasOwnProperty;', '&hasOwnProperty;'],
	])('%s is read as %s', (text, expected) => {
		expect(readXml(`<a>${text}</a>`)).toEqual({ a: expected });
	});

	it.each(['<>&"\'', '&lt;', 'a]]>b', 'ä€😀', '', 'plain', '${user}'])(
		'%j comes back as it was written',
		(text) => {
			expect(readXml(`<a>${escapeXml(text)}</a>`)).toEqual({ a: text });
		},
	);

	it('an entity of the document is not expanded (billion laughs)', () => {
		const levels = Array.from(
			{ length: 9 },
			(_, level) => `<!ENTITY lol${level + 1} "${`&lol${level || ''};`.repeat(10)}">`,
		).join('\n');
		const text = `<?xml version="1.0"?>\n<!DOCTYPE lolz [\n<!ENTITY lol "lol">\n${levels}\n]>\n<lolz>&lol9;</lolz>`;
		expect(readXml(text)).toEqual({ lolz: '&lol9;' });
	});

	it.each(['SYSTEM "file:///etc/passwd"', 'PUBLIC "x" "http://127.0.0.1/x"'])(
		'nothing outside the document is read: %s',
		(where) => {
			const text = `<!DOCTYPE a [<!ENTITY xxe ${where}>]><a>&xxe;</a>`;
			expect(readXml(text)).toEqual({ a: '&xxe;' });
		},
	);
});

describe('what is no XML', () => {
	it.each([
		'',
		' ',
		'text',
		'{"a": 1}',
		'text <a>1</a>',
		'<a>',
		'<a>1',
		'<a>1</a',
		'</a>',
		'</a><a>',
		'<a></b>',
		'<a></A>',
		'<a><b></a></b>',
		'<a><b></a>',
		'<a></a></a>',
		'<a/></a>',
		'<a>1</ a>',
		'<a id="1>x</a>',
		"<a id='1>x</a>",
		'<a><!-- </a>',
		'<a><![CDATA[ </a>',
		'<a/>junk',
		'<a>1</a>junk',
		'junk<a/>',
		'<a/>&lt;',
		'<a/><b/>',
		'<a/><a/>',
		'<a>1</a><b>2</b>',
		'<a>1</a>\n<!-- c --><b/>',
		'<a/><![CDATA[x]]>',
		'<![CDATA[x]]><a/>',
		'<![CDATA[x]]>',
		'<x:a>1</y:a>',
		'<x:a>1</a>',
		'<a>1</x:a>',
		'<a>1</a id="1">',
		'<a>1</a/>',
		'<a>1</>',
		'<>1</>',
		'< a>1</a>',
		'<a>1 < 0</a>',
		'<a',
		'<a ',
		'<a/',
		'<a id="1"',
		'<a id="1/>',
		'<a>1</a',
		'<',
		'<a><',
		'<a></',
		'<!-- c -->',
		'<?xml version="1.0"?>',
		'<!DOCTYPE a>',
		'<!-- <a/>',
		'<a/><!-- ',
		'<a/><!-- -- >',
		'<a/><![CDATA[ ]]',
		'<a><![CDATA[ ]] ></a>',
		'<a/><? ',
		'<?xml version="1.0"><a/>',
		'<!DOCTYPE a',
		'<!DOCTYPE a [<a/>',
		'<!DOCTYPE a ["]><a/>',
		'<!DOCTYPE a "><a/>',
		'<!ELEMENT a><a/>',
		'<a><!b></a>',
		'\ufeff',
		'<!doctype html><html><body>Sign in<br></body></html>',
		'<html><head><meta charset="utf-8"></head><body>x</body></html>',
	])('%j', (text) => {
		expect(readXml(text)).toBeUndefined();
	});
});

describe('names of the prototype', () => {
	it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
		'<%s> is an element',
		(name) => {
			expect(readXml(`<${name}>1</${name}>`)).toEqual({ [name]: '1' });
			expect(readXml(`<a><${name}>1</${name}><${name}>2</${name}></a>`)).toEqual({
				a: { [name]: ['1', '2'] },
			});
			expect(atPath(readXml('<a>1</a>'), `a.${name}`)).toBeUndefined();
		},
	);

	it.each([
		'<__proto__><polluted>yes</polluted></__proto__>',
		'<a><__proto__><polluted>yes</polluted></__proto__></a>',
		'<a><x:__proto__><polluted>yes</polluted></x:__proto__><b>1</b></a>',
		'<a><constructor><prototype><polluted>yes</polluted></prototype></constructor></a>',
	])('%s changes no other object', (text) => {
		readXml(text);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		expect(([] as unknown as Record<string, unknown>).polluted).toBeUndefined();
		expect(Object.keys(Object.prototype)).toEqual([]);
	});

	it.each([
		'<a><__proto__><c>2</c></__proto__><b>1</b></a>',
		'<a><b>1</b><x:__proto__><c>2</c></x:__proto__></a>',
	])('<__proto__> is a plain name: %s', (text) => {
		const a = (readXml(text) as { a: Record<string, XmlValue> }).a;
		expect(Object.keys(a).sort()).toEqual(['__proto__', 'b']);
		expect(Object.getPrototypeOf(a)).toBe(Object.prototype);
		expect(Object.getOwnPropertyDescriptor(a, '__proto__')?.value).toEqual({ c: '2' });
		expect(atPath(a, 'b')).toBe('1');
		expect(atPath(a, 'c')).toBeUndefined();
	});

	it('<__proto__> may be the outermost, repeated or text', () => {
		expect(Object.entries(readXml('<__proto__>1</__proto__>') ?? {})).toEqual([['__proto__', '1']]);
		const twice = '<a><__proto__>1</__proto__><__proto__/></a>';
		expect(Object.entries((readXml(twice) as { a: object }).a)).toEqual([['__proto__', ['1', '']]]);
	});
});

it('reads a SOAP answer by paths', () => {
	const answer = readXml(`<?xml version="1.0" encoding="utf-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner">
	<soapenv:Header/>
	<soapenv:Body>
		<loginResponse>
			<result>
				<sessionId><![CDATA[00D!AQ<&>]]></sessionId>
				<serverUrl>https://eu1.example.com/api?a=1&amp;b=2</serverUrl>
				<role>reader</role>
				<role>writer</role>
			</result>
		</loginResponse>
	</soapenv:Body>
</soapenv:Envelope>
`);
	const result = 'Envelope.Body.loginResponse.result';
	expect(atPath(answer, `${result}.sessionId`)).toBe('00D!AQ<&>');
	expect(atPath(answer, `${result}.serverUrl`)).toBe('https://eu1.example.com/api?a=1&b=2');
	expect(atPath(answer, `${result}.role[1]`)).toBe('writer');
	expect(atPath(answer, 'Envelope.Header')).toBe('');
	expect(atPath(answer, 'Envelope.Body.Fault')).toBeUndefined();
});

describe('very long input', () => {
	const long = 200_000;

	it.each<[string, string, string, string]>([
		['text', `<a>${'x'.repeat(long)}</a>`, 'a', 'x'.repeat(long)],
		['CDATA', `<a><![CDATA[${'<'.repeat(long)}]]></a>`, 'a', '<'.repeat(long)],
		['a comment', `<a><!--${'<!'.repeat(long)}-->1</a>`, 'a', '1'],
		['ampersands', `<a>${'&'.repeat(long)}</a>`, 'a', '&'.repeat(long)],
		['entities', `<a>${'&lt;'.repeat(long)}</a>`, 'a', '<'.repeat(long)],
		['digits of a character', `<a>&#${'0'.repeat(long)}65;</a>`, 'a', 'A'],
		['no entity', `<a>&${'x'.repeat(long)}</a>`, 'a', `&${'x'.repeat(long)}`],
		['attributes', `<a ${'b="1" '.repeat(long)}/>`, 'a', ''],
		['an attribute', `<a b="${'<'.repeat(long)}">1</a>`, 'a', '1'],
		['white space in tags', `<a${' '.repeat(long)}>1</a${' '.repeat(long)}>`, 'a', '1'],
		['prefixes', `<${'x:'.repeat(long)}a/>`, 'a', ''],
		['comments', `<a>${'<!--x-->'.repeat(long / 10)}1</a>`, 'a', '1'],
		['nested elements', `${'<a>'.repeat(500)}1${'</a>'.repeat(500)}`, `a${'.a'.repeat(499)}`, '1'],
		['white space at the end', `<a>1</a>${' '.repeat(long)}`, 'a', '1'],
		['an instruction', `<?a ${'<?>'.repeat(long)}?><a>1</a>`, 'a', '1'],
		['a doctype', `<!DOCTYPE a [${'<!ENTITY b ">">'.repeat(long / 10)}]><a>1</a>`, 'a', '1'],
		['children', `<a>${'<b/>'.repeat(long)}<c>1</c></a>`, 'a.c', '1'],
	])('%s', (_title, text, path, expected) => {
		// Compared as a whole, as the difference of long texts takes long to print.
		expect(atPath(readXml(text), path) === expected).toBe(true);
	});

	it.each([
		'<',
		'<a',
		'<a ',
		'<a "',
		"<a '",
		'<a b="',
		'<a>',
		'</a',
		'<a></a',
		'<!--',
		'<!-- -',
		'<a><!--',
		'<![CDATA[',
		'<a><![CDATA[]',
		'<?',
		'<!DOCTYPE',
		'<!DOCTYPE [',
		'&#x1',
	])('that is broken: %s, again and again', (begin) => {
		expect(readXml(begin.repeat(400_000))).toBeUndefined();
		expect(readXml(`<a>1</a>${begin.repeat(400_000)}`)).toBeUndefined();
	});

	it.each([
		['white space in a tag', `<a${' '.repeat(400_000)}`],
		['slashes in a tag', `<a ${'/'.repeat(400_000)}`],
		['attributes without an end', `<a ${'b="1" '.repeat(100_000)}`],
		['white space in a closing tag', `<a>1</a${' '.repeat(400_000)}`],
		['white space in a doctype', `<!DOCTYPE${' '.repeat(400_000)}`],
		['declarations without an end', `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(40_000)}`],
	])('that is broken: %s', (_title, text) => {
		expect(readXml(text)).toBeUndefined();
		expect(readXml(`<a>${text}`)).toBeUndefined();
	});

	it('nesting beyond the call stack', () => {
		const text = '<a>'.repeat(long / 4) + '</a>'.repeat(long / 4);
		expect(readXml(text)).toBeDefined();
		expect(readXml(`${text}</a>`)).toBeUndefined();
	});
});

it.each([
	['', ''],
	['plain', 'plain'],
	[' ä&"<', ' ä&amp;&quot;&lt;'],
	['<>&"\'', '&lt;&gt;&amp;&quot;&apos;'],
	['&lt;', '&amp;lt;'],
	['<<', '&lt;&lt;'],
	["$& $1 $'", '$&amp; $1 $&apos;'],
	['a\nb\t€', 'a\nb\t€'],
])('%j is escaped as %j', (text, expected) => {
	expect(escapeXml(text)).toBe(expected);
});
