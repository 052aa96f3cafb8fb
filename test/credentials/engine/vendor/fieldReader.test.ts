import { FieldReader } from '../../../../credentials/engine/vendor/fieldReader';

const reader = (value: unknown) => new FieldReader('Test API', { field: value });

it.each([
	[' a ', 'a'],
	[5, '5'],
	[undefined, ''],
	[null, ''],
])('%p as text is %p', (value, expected) => {
	expect(reader(value).text('field')).toBe(expected);
});

it('trims names, and leaves white space that can belong to a password', () => {
	expect(reader(' ada ').required('field', 'User')).toBe('ada');
	expect(reader(' p w ').secret('field', 'Password')).toBe(' p w ');
});

it.each([undefined, null, ''])('%p is a missing field, called by its label', (value) => {
	const message = 'Test API: the field "My Label" is empty. Enter it in the credential.';
	expect(() => reader(value).required('field', 'My Label')).toThrow(message);
	expect(() => reader(value).secret('field', 'My Label')).toThrow(message);
	expect(() => reader(value).url('field', 'My Label')).toThrow(message);
});

it('white space alone is missing too, save as a password', () => {
	expect(() => reader('  ').required('field', 'User')).toThrow('"User" is empty');
	expect(reader('  ').secret('field', 'Password')).toBe('  ');
});

it.each([
	['', 7],
	[undefined, 7],
	[3, 3],
	['2.5', 2.5],
])('%p as a positive number with fallback 7 is %p', (value, expected) => {
	expect(reader(value).positiveNumber('field', 'Seconds', 7)).toBe(expected);
});

it.each([0, -1, 'ten', 'Infinity', Number.NaN])('%p is no positive number', (value) => {
	expect(() => reader(value).positiveNumber('field', 'Seconds', 7)).toThrow(
		'Test API: the field "Seconds" must be a number above 0. Correct it in the credential.',
	);
});

it.each([
	['https://api.example.com', 'https://api.example.com'],
	[' http://localhost:8080/v1// ', 'http://localhost:8080/v1'],
	['https://api.example.com/v1?x=1', 'https://api.example.com/v1'],
	['https://api.example.com/v1/#top', 'https://api.example.com/v1'],
])('%p is the URL %s', (value, expected) => {
	expect(reader(value).url('field', 'Base URL')).toBe(expected);
});

it.each(['api.example.com', 'localhost:8080', '/v1', 'ftp://api.example.com', 'https://', 'x y'])(
	'%p is no whole URL',
	(value) => {
		expect(() => reader(value).url('field', 'Base URL')).toThrow(
			'Test API: the field "Base URL" must be a whole URL that starts with https:// (or http://)',
		);
	},
);

it.each(['https://ada@api.example.com', 'https://ada:pw@api.example.com', 'https://:pw@a.example'])(
	'%p holds user information, which is not repeated',
	(value) => {
		const read = () => reader(value).url('field', 'Base URL');
		expect(read).toThrow('the field "Base URL" must not hold a user name or password');
		expect(read).not.toThrow(/ada|pw/);
	},
);
