/** Tests that options for data, forms and headers have the same effect as in curl. */
import { joinData, multipartField } from '../../../../credentials/tokenLogin/curl/data';
import { headersOf, valueOf } from '../../../../credentials/tokenLogin/curl/headers';
import {
	indexOutside,
	outsidePlaceholders,
	outsidePlaceholdersMasked,
	placeholdersIn,
} from '../../../../credentials/tokenLogin/command/placeholders';
import { readCurlLogin } from '../../../../credentials/tokenLogin/curl/curlLogin';

const options = (...pairs: Array<[name: string, value: string]>) =>
	pairs.map(([name, value]) => ({ written: `--${name}`, name, value }));

it.each<[string, Array<[string, string]>, string]>([
	[
		'several',
		[
			['data', 'a=1'],
			['data-raw', '@b'],
		],
		'a=1&@b',
	],
	[
		'JSON in pieces',
		[
			['json', '{"a":'],
			['json', '1}'],
		],
		'{"a":1}',
	],
	['a name and a value', [['data-urlencode', 'a b=c d&e']], 'a b=c+d%26e'],
	['a value alone', [['data-urlencode', 'c d']], 'c+d'],
	['a value with a = before', [['data-urlencode', '=c=d']], 'c%3Dd'],
	['an @ in the value', [['data-urlencode', 'mail=a@b']], 'mail=a%40b'],
	['a placeholder', [['data-urlencode', 'p=${urlEncode(a=b)} c']], 'p=${urlEncode(a=b)}+c'],
	['a query as it is', [['url-query', '+a=b c']], 'a=b c'],
	['a query', [['url-query', 'a=b c']], 'a=b+c'],
])('data: %s', (_title, given, expected) => {
	expect(joinData(options(...given))).toBe(expected);
});

it.each<[string, object]>([
	['a=b', { name: 'a', value: 'b' }],
	['a= b ; type=text/x', { name: 'a', value: 'b', type: 'text/x' }],
	['a=b;filename=c.txt', { name: 'a', value: 'b', fileName: 'c.txt' }],
	['a=b; filename="c d.txt";type=x/y', { name: 'a', value: 'b', fileName: 'c d.txt', type: 'x/y' }],
	['a=b;filename="c', { name: 'a', value: 'b', fileName: '"c' }],
	['a="b;c\\"d\\\\"', { name: 'a', value: 'b;c"d\\' }],
	['a="b" ; type=x/y', { name: 'a', value: 'b', type: 'x/y' }],
	['a=${x;y};type=x/y', { name: 'a', value: '${x;y}', type: 'x/y' }],
	['a=b;;', { name: 'a', value: 'b' }],
])('a field of a form: %s', (value, expected) => {
	expect(multipartField(options(['form', value])[0])).toEqual(expected);
	expect(multipartField(options(['form-string', value])[0])).toEqual({
		name: 'a',
		value: value.slice(2),
	});
});

it.each([
	['a=b;headers=x', 'has ";headers=" after --form, which is not possible here'],
	['=b', 'has no name=value after --form'],
	['a=<file', 'reads the file "file" by --form'],
])('a field that can not be: %s', (value, words) => {
	expect(() => multipartField(options(['form', value])[0])).toThrow(words);
});

it.each<[string, Array<[string, string]>, string | undefined, Array<[string, string]>]>([
	['none', [], undefined, [['Accept', '*/*']]],
	[
		'a type of curl’s',
		[],
		'a/b',
		[
			['Content-Type', 'a/b'],
			['Accept', '*/*'],
		],
	],
	[
		'JSON',
		[['json', '{}']],
		'a/b',
		[
			['Content-Type', 'application/json'],
			['Accept', 'application/json'],
		],
	],
	['one’s own', [['header', 'accept: x/y']], undefined, [['accept', 'x/y']]],
	['taken away', [['header', 'Accept:']], undefined, []],
	['empty', [['header', 'Accept;']], undefined, [['Accept', '']]],
	[
		'twice',
		[
			['header', 'X-A: 1'],
			['header', 'x-a: 2'],
			['header', 'Accept: x'],
		],
		undefined,
		[
			['X-A', '1, 2'],
			['Accept', 'x'],
		],
	],
	[
		'cookies twice',
		[
			['header', 'Cookie: a=1'],
			['header', 'cookie: b=2'],
			['header', 'Accept: x'],
		],
		undefined,
		[
			['Cookie', 'a=1; b=2'],
			['Accept', 'x'],
		],
	],
	[
		'of which there is one',
		[
			['header', 'Content-Type: a/b'],
			['header', 'content-type: c/d'],
			['header', 'Accept: x'],
		],
		'e/f',
		[
			['Content-Type', 'a/b'],
			['Accept', 'x'],
		],
	],
	[
		'of the client',
		[
			['header', 'Connection: close'],
			['header', 'Accept: x'],
		],
		undefined,
		[['Accept', 'x']],
	],
	[
		'options',
		[
			['user-agent', 'U'],
			['referer', 'https://r.example;auto'],
			['cookie', 'a=1;'],
			['cookie', 'b=2'],
			['oauth2-bearer', 'old'],
			['oauth2-bearer', 'T'],
			['header', 'Accept:'],
		],
		undefined,
		[
			['User-Agent', 'U'],
			['Referer', 'https://r.example'],
			['Cookie', 'a=1; b=2'],
			['Authorization', 'Bearer T'],
		],
	],
	[
		'a jar that is read and written',
		[
			['cookie', 'jar.txt'],
			['cookie-jar', 'jar.txt'],
			['header', 'Accept:'],
		],
		undefined,
		[],
	],
])('headers: %s', (_title, given, bodyType, expected) => {
	expect(headersOf(options(...given), bodyType)).toEqual(expected);
});

it('a header is found in any case', () => {
	expect(valueOf([['X-A', '1']], 'x-a')).toBe('1');
	expect(valueOf([['X-A', '1']], 'x-b')).toBeUndefined();
});

it('placeholders stay whole, also those with others in them', () => {
	const text = '{a} ${b} ${c(${d})} }${e\n} $ {f}';
	expect([...placeholdersIn(text)].sort(([a], [b]) => a - b)).toEqual([
		[4, 8],
		[9, 19],
		[13, 17],
	]);
	expect(outsidePlaceholders('a${b}c', (part) => part.toUpperCase())).toBe('A${b}C');
	expect(outsidePlaceholdersMasked('a${b}c')).toBe('a\0\0\0\0c');
	expect([indexOutside('${a=b}=', '='), indexOutside('${a=b}', '=')]).toEqual([6, -1]);
});

it.each([
	['<client_secret>', 'clientSecret'],
	['<client_id>', 'clientId'],
	['<ConsumerKey>', 'clientId'],
	['<app-id>', 'clientId'],
	['<password>', 'password'],
	['<pwd>', 'password'],
	['<scope>', 'scope'],
	['<api key>', 'apiKey'],
	['<token>', 'apiKey'],
	['<who>', 'username'],
])('the sample %s is replaced by ${%s}', (sample, name) => {
	expect(() => readCurlLogin(`curl -d 'x=${sample}' https://a.example`, {})).toThrow(
		`still has "${sample}" where a value of yours belongs. Write the value, or a placeholder such as \${${name}}`,
	);
});

it.each([
	['tenant', 'Add tenant under "Further Values"'],
	['CLIENT_ID', 'Write ${clientId}, or add CLIENT_ID under "Further Values"'],
	['my-own', 'Write ${myOwn}, or add my-own under "Further Values"'],
])('${%s}, which there is not', (name, advice) => {
	const command = `curl -d 'x=\${${name}}' https://a.example`;
	expect(() => readCurlLogin(command, { myOwn: '1' })).toThrow(
		`uses \${${name}}, but there is no such value. ${advice}`,
	);
});

it.each([
	['-d api_secret=hunter22', '${clientSecret}, and the value in the field "Client Secret"'],
	['-d shopping_token=hunter22', '${apiKey}, say'],
	['-d pin=hunter22', '${password}, and the value in the field "Password"'],
	["-H 'Authorization: hunter22'", '${base64(username:password)} after Basic, or ${apiKey}'],
	['-d token=hunter22', '${apiKey}, say, and the value with that name under "Further Values"'],
])('in place of the secret of %s', (text, advice) => {
	expect(() => readCurlLogin(`curl ${text} https://a.example`, {})).toThrow(`Write ${advice}`);
});

it.each([
	['a=x\ny &b=1', 'a=x\ny &b=1'],
	['a=x \n&b=1', 'a=x&b=1'],
	['a=x&\n b=1', 'a=x&b=1'],
	['a=x & b=1', 'a=x & b=1'],
	['\n a=\n x&b=1\n', 'a=\n x&b=1'],
])('line breaks between the fields of a form go, those within stay: %j', (form, expected) => {
	const { login } = readCurlLogin(`curl -d '${form}' https://a.example/x`, {});
	expect(login.command?.body).toEqual({ kind: 'form', text: expected });
});
