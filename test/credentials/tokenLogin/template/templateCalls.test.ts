/** Tests functions, times and values in a template that are new each time. */
import { rehearsal } from '../../../../credentials/tokenLogin/answer/lookup';
import {
	fillTemplate,
	type Lookup,
	TemplateError,
} from '../../../../credentials/tokenLogin/template/template';
import { filled, lookup, messageOf, NOW, thrownBy } from './sample';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

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
			'uses the function rot13, which is not one of base64, base64url, hexToBase64url, url, form, json, ' +
				'origin, lower, upper, md5, md5Utf16, sha1, sha256, sha256Utf16, sha512, hmacSha1, hmacSha256, hmacSha512, rsaOaep, rsaOaepSha256, rsaPkcs1, pbkdf2, concat, between, part, parameter, slice, charsAt, half, totp',
		],
		['${Base64(user)}', 'uses the function Base64, which is not one of '],
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

	it('a value that looks like a stand-in is none, once the answers are there', () => {
		const known = (name: string) => (name === 'seed' ? 'x' : undefined);
		const fill = (each: Lookup) => fillTemplate('${totp(seed)}', { lookup: each, now: NOW });
		expect(() => fill(known)).toThrow('calls totp wrongly: the secret is too short');
		expect(fill(rehearsal(known))).toBe('x');
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
