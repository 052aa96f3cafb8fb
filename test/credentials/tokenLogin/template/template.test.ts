import {
	expressionsOf,
	fillTemplate,
	TemplateError,
} from '../../../../credentials/tokenLogin/template/template';

const NOW = Date.UTC(2026, 2, 5, 7, 8, 9, 10);
const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const VALUES: Record<string, string> = {
	user: 'ada',
	password: "p'w",
	shared: 'S',
	empty: '',
	umlaut: 'ä€',
	'x-key': 'K',
	_id: '7',
	'step1.data.list[0].id': '12',
	'step1.headers.x-request-id': 'r-1',
	template: '${user}',
	call: '${base64(user)}',
	openBrace: '${',
	closeBrace: 'a}b',
	comma: 'a,b',
	colon: 'a:b',
	replacement: "$& $1 $$ $'",
	object: '{"a":{"b":1}}',
	half: '\ud800',
	hex: 'H',
	base64: 'B',
	json: 'a"b\\c\n',
	NOW: 'N',
	days: 'D',
	tokenUrl: 'https://eu1.example.com:8443/oauth/token?a=b',
	thumbprint: 'AB:CD:EF',
	weakSeed: 'GEZDGNBVGY3TQOJ',
	otpSeed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
	"step1['a.b'].c": 'path',
	"step1['@odata.id']": 'odata',
	"step1.cookies['ASP.NET_SessionId']": 'cookie',
	"step1['a}b']": 'brace',
	"step1['a{b']": 'open',
	"step1['a,b']": 'comma',
	"step1['a)b']": 'parenthesis',
	"step1['a:b']": 'colon',
	"step1[ 'x' ]": 'spaced',
	'step1["a.b"].c': 'double',
	'step1["it\'s"]': 'apostrophe',
	'step1.@odata$id': 'signs',
};
const lookup = (name: string) => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined);
const filled = (template: string) => fillTemplate(template, { lookup, now: NOW });

function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	return undefined;
}

function messageOf(template: string): string {
	const error = thrownBy(() => filled(template));
	expect(error).toBeInstanceOf(TemplateError);
	return (error as Error).message;
}

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

describe('functions', () => {
	it.each([
		['${base64(user)}', 'YWRh'],
		['${base64(user:password)}', 'YWRhOnAndw=='],
		['${base64( user : password )}', 'YWRhOnAndw=='],
		['${base64(user:)}', 'YWRhOg=='],
		['${base64(:user)}', 'OmFkYQ=='],
		['${base64(umlaut)}', 'w6Tigqw='],
		['Basic ${base64(user:password)}!', 'Basic YWRhOnAndw==!'],
		['${ upper( user ) }', 'ADA'],
		['${upper(\nuser\n)}', 'ADA'],
		['${upper(user:user:user)}', 'ADA:ADA:ADA'],
		['${upper(lower(upper(user)))}', 'ADA'],
		['${base64(upper(user):lower(shared))}', 'QURBOnM='],
		['${upper(step1.headers.x-request-id)}', 'R-1'],
		['${md5(user)}', '8c8d357b5e872bbacd45197626bd5759'],
		['${sha256(user, base64)}', '/e5DDUC9V97qwYbNl5ADPQ8G+QmogG585ucXq3x9UCk='],
		['${sha256(user,base64url)}', '_e5DDUC9V97qwYbNl5ADPQ8G-QmogG585ucXq3x9UCk'],
		[
			'${hmacSha256(shared, user)}',
			'b0fc4c50597246b6bf815cf7c7f03711a20f94a858e79bdd5d67253456ef825c',
		],
		['${hmacSha256(shared, user, base64)}', 'sPxMUFlyRra/gVz3x/A3EaIPlKhY55vdXWclNFbvglw='],
		// sha256("abc") of FIPS 180-2, in Base64
		["${sha256('abc', base64)}", 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
		// md5("abc") of RFC 1321, in upper case
		["${upper(md5('abc'))}", '900150983CD24FB0D6963F7D28E17F72'],
		['{"a":"${json(json)}"}', '{"a":"a\\"b\\\\c\\n"}'],
		['${origin(tokenUrl)}', 'https://eu1.example.com:8443'],
		["${origin('https://example.com:443/a')}", 'https://example.com'],
		['${hexToBase64url(thumbprint)}', 'q83v'],
		["${hexToBase64url('abcdef')}", 'q83v'],
		// sha1("abc") of FIPS 180-2
		["${hexToBase64url(sha1('abc'))}", 'qZk-NkcGgWq6PiVxeFDCbJzQ2J0'],
	])('"%s" becomes "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		['${upper(hex)}', 'H'],
		['${hex}', 'H'],
		['${upper(hex:base64)}', 'H:B'],
		['${sha256(hex)}', "${sha256('H')}"],
		['${sha256(hex, hex)}', "${sha256('H')}"],
		['${sha256(hex, base64)}', "${sha256('H', 'base64')}"],
		['${hmacSha256(hex, base64)}', "${hmacSha256('H', 'B')}"],
		['${hmacSha256(hex, base64, base64)}', "${hmacSha256('H', 'B', 'base64')}"],
		['${upper(sha256(hex,hex))}', "${upper(sha256('H'))}"],
		['${base64(base64)}', "${base64('B')}"],
	])('encodings are words only where one is wanted: "%s" is "%s"', (template, same) => {
		expect(filled(template)).toBe(filled(same));
	});

	it.each([
		["${upper('v1')}", 'V1'],
		["${upper('')}", ''],
		["${upper( 'v1' )}", 'V1'],
		["${upper(' v1 ')}", ' V1 '],
		["${upper('user')}", 'USER'],
		["${upper('hex')}", 'HEX'],
		["${upper('now')}", 'NOW'],
		["${upper('v1':user)}", 'V1:ADA'],
		["${upper(user:'v1')}", 'ADA:V1'],
		["${upper('a,b')}", 'A,B'],
		["${upper('a:b')}", 'A:B'],
		["${upper('a)b')}", 'A)B'],
		["${upper('a(b')}", 'A(B'],
		["${upper('(user)')}", '(USER)'],
		["${upper('{a}')}", '{A}'],
		['${upper(\'{"a":{"b":1}}\')}', '{"A":{"B":1}}'],
		["${upper('a\nb')}", 'A\nB'],
		["${upper('lower(user)')}", 'LOWER(USER)'],
		["${md5('ada')}", '8c8d357b5e872bbacd45197626bd5759'],
		["${sha256('abc','base64')}", 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='],
	])('text in quotes is meant as it is: "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		["${upper('}')}", '}'],
		["${upper('{')}", '{'],
		["${upper('a}b{c')}:${user}", 'A}B{C:ada'],
		["${upper( 'a}' : '{b' )}", 'A}:{B'],
		["${upper(user:'}')}", 'ADA:}'],
		[
			"${hmacSha256('}', '{')}}",
			'475b9fee11a3c459d47668b2138cd721bb6ca4fbfced693fa6a0dc5ae9be5a37}',
		],
		["${upper('${user}')}", 'ADA'],
		["${upper('v1 ${user}, ${x-key}')}", 'V1 ADA, K'],
		["${lower('${upper(user)}')}", 'ada'],
		["${lower('${template}')}", '${user}'],
		["${upper(it's ${user})}", "IT'S ADA"],
		["${upper(${user}'s)}", "ADA'S"],
		["${upper(${user}'s:${user}'s)}", "ADA'S:ADA'S"],
		["it's ${user}'s", "it's ada's"],
		["{'a':'${user}'}", "{'a':'ada'}"],
		["('${user}', '${x-key}')", "('ada', 'K')"],
	])('quotes count where an argument begins, braces in them never: "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		['${upper(${user})}', 'ADA'],
		['${upper(${user}${x-key})}', 'ADAK'],
		['${upper(${user}-${x-key})}', 'ADA-K'],
		['${upper(${user}:${x-key})}', 'ADA:K'],
		['${upper(<${user}>)}', '<ADA>'],
		['${upper(a ${user} b)}', 'A ADA B'],
		['${upper(${user}:shared)}', 'ADA:S'],
		['${upper(${lower(user)})}', 'ADA'],
		['${upper(${base64(user:password)}-x)}', 'YWRHONANDW==-X'],
		["${upper(${lower('A,B')})}", 'A,B'],
		["${upper(${lower('A:B')}:${user})}", 'A:B:ADA'],
		['${upper(id=${user})}', 'ID=ADA'],
		['${upper(${upper(${upper(${user})})})}', 'ADA'],
		['${sha256(${user}, base64)}', '/e5DDUC9V97qwYbNl5ADPQ8G+QmogG585ucXq3x9UCk='],
		[
			'${hmacSha256(${shared}, ${user})}',
			'b0fc4c50597246b6bf815cf7c7f03711a20f94a858e79bdd5d67253456ef825c',
		],
	])('placeholders in an argument: "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		[
			'${rot13(user)}',
			'uses the function rot13, which is none of base64, base64url, hexToBase64url, url, form, json, ' +
				'origin, lower, upper, md5, sha1, sha256, sha512, hmacSha1, hmacSha256, hmacSha512, pbkdf2, concat, between, part, parameter, slice, charsAt, half, totp',
		],
		['${Base64(user)}', 'uses the function Base64, which is none of '],
		['${upper(rot13(user))}', 'uses the function rot13'],
		['${user(password)}', 'uses the function user'],
		['${now(user)}', 'uses the function now'],
		['${sha256(user, HEX)}', 'uses ${HEX}, but there is no such value'],
		["${sha256(user, 'latin1')}", 'calls sha256 wrongly: '],
		['${url(half)}', 'calls url wrongly: '],
		["${origin('example.com/a')}", 'calls origin wrongly: the text is not the URL'],
		["${hexToBase64url('xyz')}", 'calls hexToBase64url wrongly: the text is not hexadecimal'],
		["${hexToBase64url('')}", 'calls hexToBase64url wrongly: the text is not hexadecimal'],
		['${totp(weakSeed)}', 'calls totp wrongly: the secret is too short'],
		['${totp(user)}', 'calls totp wrongly: the secret is too short'],
		['${totp(umlaut)}', 'calls totp wrongly: the secret is not written in Base32'],
	])('"%s" is a wrong call', (template, message) => {
		expect(messageOf(template)).toContain(message);
	});
});

describe('the number of arguments', () => {
	const ofText = ['base64', 'base64url', 'hexToBase64url', 'url', 'json', 'origin'];
	const ofHash = ['md5', 'sha1', 'sha256', 'sha512'];
	const ofHmac = ['hmacSha1', 'hmacSha256', 'hmacSha512'];

	it.each([
		...[...ofText, 'lower', 'upper'].map((name) => [name, 'text', 1, 1] as const),
		...ofHash.map((name) => [name, 'text, encoding', 1, 2] as const),
		...ofHmac.map((name) => [name, 'key, text, encoding', 2, 3] as const),
		['totp', 'secret', 1, 1] as const,
	])('%s(%s) takes %i to %i', (name, parameters, least, most) => {
		const message = `calls ${name} wrongly: it is ${name}(${parameters})`;
		const call = (args: string[]) => `\${${name}(${args.join(', ')})}`;
		const wrong = [
			...Array.from({ length: least }, (_, count) => Array<string>(count).fill('user')),
			Array<string>(most + 1).fill('user'),
			Array<string>(most + 2).fill("'user'"),
			[' '],
			...Array.from({ length: most }, (_, index) =>
				Array.from({ length: most }, (__, at) => (at === index ? '' : 'user')),
			),
			[...Array<string>(least).fill('user'), ' '],
		];
		for (const args of wrong) expect(messageOf(call(args))).toBe(message);
	});

	it('a quoted empty text is an argument', () => {
		expect(filled("${base64('')}${upper('')}${lower(empty)}")).toBe('');
		// RFC 1321 section A.5
		expect(filled("${md5('')}")).toBe('d41d8cd98f00b204e9800998ecf8427e');
	});

	it('a comma within a text, a function or a name is none between arguments', () => {
		expect(filled("${upper('a,b')}${lower(upper('c,d'))}")).toBe('A,Bc,d');
		expect(filled('${base64(hmacSha256(shared, user))}')).toBe(
			Buffer.from(filled('${hmacSha256(shared, user)}')).toString('base64'),
		);
	});
});

describe('an error does not repeat the value', () => {
	const values = ['GEZDGNBV1', 'hunter2', 'ZZZ secret', 'p,w'];

	it.each([
		'${totp(value)}',
		'${totp(${value})}',
		'${url(half)}',
		'${origin(value)}',
		'${hexToBase64url(value)}',
		'${sha256(user, value)}',
		'${hmacSha256(value, user, value)}',
		'${upper(value, value)}',
		'${hmacSha256(value)}',
		'${base64(origin(value))}',
	])('%s', (template) => {
		for (const value of values) {
			const secret = (name: string) =>
				name === 'half' ? `${value}\ud800` : name === 'value' ? value : 'x';
			const error = thrownBy(() => fillTemplate(template, { lookup: secret, now: NOW }));
			expect(error).toBeInstanceOf(TemplateError);
			const { message } = error as Error;
			expect(message).toContain('wrongly: ');
			expect(message).not.toContain(value);
		}
	});

	it('nor a text in quotes', () => {
		expect(messageOf("${totp('hunter2!')}")).not.toContain('hunter2');
		expect(messageOf("${upper('hunter2', 'hunter3')}")).not.toContain('hunter');
	});
});

describe('times', () => {
	it.each([
		['${now}', '2026-03-05T07:08:09.010Z'],
		['${now:epoch}', '1772694489'],
		['${now:epochMs}', '1772694489010'],
		['${now+7:days}', '2026-03-12T07:08:09.010Z'],
		['${now+7:days:YYYY-MM-DD}', '2026-03-12'],
		['${now-5:minutes:epoch}', '1772694189'],
		['${now:DD/MM/YYYY HH:mm:ss.SSS}', '05/03/2026 07:08:09.010'],
		['${ now:epoch }', '1772694489'],
		['from ${now-5:days:YYYY-MM-DD} to ${now:YYYY-MM-DD}', 'from 2026-02-28 to 2026-03-05'],
		['${lower(now)}', '2026-03-05t07:08:09.010z'],
		['${lower(now:epoch)}', '1772694489'],
		['${lower(now+7:days:YYYY-MM-DD)}', '2026-03-12'],
		['${lower(now:HH:mm:ss)}', '07:08:09'],
		['${lower(${now:epoch})}', '1772694489'],
		['${lower(${now:HH:mm:ss})}', '07:08:09'],
		['${lower(${user}:${now:epoch})}', 'ada:1772694489'],
		['${lower(${user}:${now+7:days:YYYY-MM-DD}:${x-key})}', 'ada:2026-03-12:k'],
		['${base64(user:${now:epoch})}', 'YWRhOjE3NzI2OTQ0ODk='],
		// A name after a time is no format.
		['${lower(now:user)}', '2026-03-05t07:08:09.010z:ada'],
		['${lower(now:days)}', '2026-03-05t07:08:09.010z:d'],
		['${lower(user:now)}', 'ada:2026-03-05t07:08:09.010z'],
		['${NOW}', 'N'],
		['${lower(NOW:user)}', 'n:ada'],
	])('"%s" becomes "%s"', (template, expected) => {
		expect(filled(template)).toBe(expected);
	});

	it.each([
		'${now+7}',
		'${now+7:weeks}',
		'${now+7:weeks:YYYY}',
		'${now+1.5:hours}',
		'${now:}',
		'${nowhere}',
		'${Now}',
		'${NOW:epoch}',
		'${now:EPOCH}',
		'${now:user}',
		'${now:yyyy-MM-dd}',
		'${now:YYYY-MM-DD${user}}',
		'${now+9999999:days}',
		'${now-9999999:days:YYYY}',
		'${now+99999999999999999999:days}',
		'${lower(now+7:user)}',
		'${lower(now+7:weeks)}',
	])('"%s" is no time', (template) => {
		expect(messageOf(template)).toContain('but there is no such value');
	});

	it('a one-time password is that of the instant', () => {
		const at = (seconds: number) =>
			fillTemplate('${totp(otpSeed)} ${now:epoch}', { lookup, now: seconds * 1000 });
		// RFC 6238 appendix B
		expect(at(59)).toBe('287082 59');
		expect(at(1_111_111_109)).toBe('081804 1111111109');
	});

	it('all times of a template are of the same instant', () => {
		expect(filled('${now:epochMs} ${lower(now:epochMs)} ${lower(${now:epochMs})}')).toBe(
			'1772694489010 1772694489010 1772694489010',
		);
	});
});

describe('generators', () => {
	it.each(['uuid', 'random'])('${%s} is a new UUID each time', (name) => {
		const texts = filled(`\${${name}} \${ ${name} } \${lower(${name})} \${lower(\${${name}})}`);
		const made = texts.split(' ');
		expect(made).toHaveLength(4);
		expect(new Set(made).size).toBe(4);
		for (const text of made) expect(text).toMatch(UUID);
	});

	it('a value of the same name comes first', () => {
		const own = (name: string) => (name === 'uuid' ? 'mine' : undefined);
		expect(fillTemplate('${uuid} ${upper(uuid)}', { lookup: own, now: NOW })).toBe('mine MINE');
	});

	it.each(['${uuid()}', '${uuid(user)}', '${random(8)}'])('"%s" is no function', (template) => {
		expect(() => filled(template)).toThrow('uses the function');
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
