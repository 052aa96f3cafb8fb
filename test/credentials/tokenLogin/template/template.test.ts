/** Tests the text, names and values in a template. */
import {
	expressionsOf,
	fillTemplate,
	TemplateError,
} from '../../../../credentials/tokenLogin/template/template';
import { filled, lookup, messageOf, NOW, thrownBy, VALUES } from './sample';

describe('text and values', () => {
	it.each([
		['', ''],
		['no placeholder', 'no placeholder'],
		['${user}', 'ada'],
		['a ${user} b', 'a ada b'],
		['${ user }', 'ada'],
		['${\n\tuser\n}', 'ada'],
		['${user}${password}', "adap'w"],
		['${user}:${password}', "ada:p'w"],
		['${empty}', ''],
		['<${empty}>', '<>'],
		['${umlaut}', 'ä€'],
		['${x-key}', 'K'],
		['${_id}', '7'],
		['${step1.data.list[0].id}', '12'],
		['${step1.headers.x-request-id}', 'r-1'],
		['$', '$'],
		['{}', '{}'],
		['$user {user} $(user)', '$user {user} $(user)'],
		['$${user}', '$ada'],
		['{${user}}', '{ada}'],
		['${user}}', 'ada}'],
		['{"user":"${user}","list":[{}]}', '{"user":"ada","list":[{}]}'],
		['line 1\n${user}\nline 3', 'line 1\nada\nline 3'],
	])('"%s" becomes "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		'template',
		'call',
		'openBrace',
		'closeBrace',
		'comma',
		'colon',
		'replacement',
		'object',
	])('the value of "%s" is put in as it is, alone and as an argument', (name) => {
		expect(filled(`\${${name}}`)).toBe(VALUES[name]);
		expect(filled(`<\${${name}}\${${name}}>`)).toBe(`<${VALUES[name]}${VALUES[name]}>`);
		const encoded = Buffer.from(VALUES[name]).toString('base64');
		expect(filled(`\${base64(${name})}`)).toBe(encoded);
		expect(filled(`\${base64(\${${name}})}`)).toBe(encoded);
	});

	it('a value is looked up by the name that stands there', () => {
		const names: string[] = [];
		const spy = (name: string) => {
			names.push(name);
			return 'x';
		};
		expect(fillTemplate('${a} ${ b.c } ${upper(d:e)}', { lookup: spy, now: NOW })).toBe('x x X:X');
		expect(names).toEqual(['a', 'b.c', 'd', 'e']);
	});

	it.each([
		['${user', 'has a ${ without its }'],
		['${', 'has a ${ without its }'],
		['${user} ${password', 'has a ${ without its }'],
		['${base64(user)', 'has a ${ without its }'],
		['${base64({user)}', 'has a ${ without its }'],
		["${base64('x", 'has a ${ without its }'],
		['${nobody}', 'uses ${nobody}, but there is no such value'],
		['${User}', 'uses ${User}, but there is no such value'],
		['${}', 'uses ${}, but there is no such value'],
		['${ }', 'uses ${}, but there is no such value'],
		['${${user}}', 'there is no such value'],
		['${user password}', 'uses ${user password}, but there is no such value'],
		['${user.}', 'uses ${user.}, but there is no such value'],
		["${'user'}", "uses ${'user'}, but there is no such value"],
		['${base64(nobody)}', 'uses ${nobody}, but there is no such value'],
		['${base64(user:nobody)}', 'uses ${nobody}, but there is no such value'],
		['${base64(${nobody})}', 'uses ${nobody}, but there is no such value'],
		['${base64(user}', 'there is no such value'],
		['${base64 user)}', 'there is no such value'],
		['${base64(user)x}', 'there is no such value'],
	])('"%s" can\'t be filled', (template, message) => {
		expect(messageOf(template)).toContain(message);
	});

	it.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'prototype'])(
		'%s of the prototype is neither a value nor a function',
		(name) => {
			for (const template of [`\${${name}}`, `\${base64(${name})}`, `\${${name}(user)}`])
				expect(messageOf(template)).toContain(name);
		},
	);

	it('a value may have a name of the prototype', () => {
		const named = (name: string) => (name === 'constructor' ? 'mine' : undefined);
		expect(fillTemplate('${constructor} ${upper(constructor)}', { lookup: named, now: NOW })).toBe(
			'mine MINE',
		);
	});
});

describe('names in brackets', () => {
	it.each([
		["step1['a.b'].c", 'path'],
		["step1['@odata.id']", 'odata'],
		["step1.cookies['ASP.NET_SessionId']", 'cookie'],
		["step1['a}b']", 'brace'],
		["step1['a{b']", 'open'],
		["step1['a,b']", 'comma'],
		["step1['a)b']", 'parenthesis'],
		["step1['a:b']", 'colon'],
		["step1[ 'x' ]", 'spaced'],
		['step1["a.b"].c', 'double'],
		['step1["it\'s"]', 'apostrophe'],
		['step1.@odata$id', 'signs'],
	])('%s is looked up whole, alone and as an argument', (name, expected) => {
		expect(filled(`<\${${name}}>`)).toBe(`<${expected}>`);
		expect(filled(`\${ ${name} }\${${name}}`)).toBe(expected + expected);
		expect(filled(`\${lower(${name})}`)).toBe(expected);
		expect(filled(`\${lower(${name}:${name})}`)).toBe(`${expected}:${expected}`);
		expect(filled(`\${lower(\${${name}}-\${user})}`)).toBe(`${expected}-ada`);
		expect(filled(`\${hmacSha256(${name}, user)}`)).toBe(
			filled(`\${hmacSha256('${expected}', user)}`),
		);
	});

	it.each([
		"step1['a.b'",
		"step1['a.b]",
		"step1['it's']",
		'step1[a]',
		'step1[]',
		"step1['a'b]",
		"step1['a'].",
		"['a']",
		"1['a']",
	])('%s is no name', (name) => {
		const anything = () => 'x';
		expect(() => fillTemplate(`\${${name}}`, { lookup: anything, now: NOW })).toThrow(
			'but there is no such value',
		);
	});
});

describe('encoding', () => {
	const encoded = (template: string) =>
		fillTemplate(template, { lookup, now: NOW, encode: (value) => `<${value}>` });

	it.each([
		['&', '&'],
		['& ${user} &', '& <ada> &'],
		['${user}${x-key}', '<ada><K>'],
		['${empty}', '<>'],
		['${upper(user)}', '<ADA>'],
		['${upper(user:x-key)}', '<ADA:K>'],
		['${upper(${user})}', '<ADA>'],
		["${upper('a&b')}", '<A&B>'],
		['${upper(lower(user))}', '<ADA>'],
		['${now:epoch}', '<1772694489>'],
		['${template}', '<${user}>'],
	])('"%s" is encoded once, where it is put: "%s"', (template, expected) => {
		expect(encoded(template)).toBe(expected);
	});

	it('encodes for a URL', () => {
		const text = fillTemplate('/a b?x=${umlaut}&y=${comma}', {
			lookup,
			now: NOW,
			encode: encodeURIComponent,
		});
		expect(text).toBe('/a b?x=%C3%A4%E2%82%AC&y=a%2Cb');
	});
});

describe('expressionsOf', () => {
	it.each<[string, string[]]>([
		['', []],
		['text', []],
		['${user}', ['user']],
		['a ${ user } b ${user}', ['user', 'user']],
		['${base64(user:password)}', ['base64(user:password)']],
		['${upper(${user}-${nobody})} ${x}', ['upper(${user}-${nobody})', 'x']],
		["${upper('{a}')}", ["upper('{a}')"]],
		["${upper('}')} ${user}", ["upper('}')", 'user']],
		["${step1['a}b'].c}", ["step1['a}b'].c"]],
		["it's ${user}'s", ['user']],
		['${}', ['']],
	])('of "%s" are %j', (template, expected) => {
		expect(expressionsOf(template)).toEqual(expected);
	});

	it('a placeholder without its end is wrong', () => {
		expect(() => expressionsOf('${user} ${x')).toThrow(TemplateError);
	});
});

describe('very long input is read in reasonable time', () => {
	const long = 200_000;

	it.each<[string, string, string]>([
		['text', 'x'.repeat(long), 'x'.repeat(long)],
		['dollars', '$'.repeat(long), '$'.repeat(long)],
		['braces', '{'.repeat(long), '{'.repeat(long)],
		['placeholders', '${user}'.repeat(long / 10), 'ada'.repeat(long / 10)],
		['text in quotes', `\${lower('${'X'.repeat(long)}')}`, 'x'.repeat(long)],
		['white space', `\${lower(${' '.repeat(long)}user)}`, 'ada'],
		[
			'joined names',
			`\${lower(user${':user'.repeat(long / 10)})}`,
			`ada${':ada'.repeat(long / 10)}`,
		],
		[
			'placeholders in an argument',
			`\${lower(${'${user}'.repeat(long / 10)})}`,
			'ada'.repeat(long / 10),
		],
		['nested functions', `\${${'lower('.repeat(100)}user${')'.repeat(100)}}`, 'ada'],
	])('%s', (_title, template, expected) => {
		// Compared as a whole, as the difference of long texts takes long to print.
		expect(filled(template) === expected).toBe(true);
	});

	it('a long value', () => {
		const value = '${user}'.repeat(long);
		const text = fillTemplate('${a}${lower(a)}', { lookup: () => value, now: NOW });
		expect(text === value + value).toBe(true);
	});

	it.each([
		['no end', '${'.repeat(long)],
		['only parentheses', `\${lower(${'('.repeat(long)})}`],
		['no name', `\${a${' '.repeat(long)}b}`],
		['digits', `\${now+${'1'.repeat(long)}}`],
		['unit', `\${now+1${'a'.repeat(long)}!}`],
		['format', `\${now:${'YYYY'.repeat(long)}a}`],
		['brackets', `\${a${'['.repeat(long)}}`],
		['quotes', `\${upper(${"'".repeat(long)}`],
		['opening quotes', `\${upper(${"('".repeat(long)}`],
		['commas', `\${upper(${','.repeat(long)})}`],
		['colons', `\${upper(x${':'.repeat(long)})}`],
	])('that is wrong: %s', (_title, template) => {
		expect(thrownBy(() => filled(template))).toBeInstanceOf(TemplateError);
	});
});

it('an encoding is told what stands before and behind each value', () => {
	const places: unknown[] = [];
	const template = 'a${ user }b${password}${empty}';
	const encode = (value: string, place: object) => {
		places.push(place);
		return `<${value}>`;
	};
	expect(fillTemplate(template, { lookup, now: NOW, encode } as never)).toBe("a<ada>b<p'w><>");
	expect(places).toEqual([
		{ expression: 'user', filled: 'a', literal: 'a', next: 'b' },
		{ expression: 'password', filled: 'a<ada>b', literal: 'ab', next: '$' },
		{ expression: 'empty', filled: "a<ada>b<p'w>", literal: 'ab', next: '' },
	]);
});
