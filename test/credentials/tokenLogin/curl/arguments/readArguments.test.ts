/**
 * Tests curl's options: which of them describe the request, which take a value, and which can't be
 * kept.
 */
import { readArguments } from '../../../../../credentials/tokenLogin/curl/arguments/readArguments';

/**
 * Returns the options of a command, each as its long name and its value. The word after them is the
 * URL.
 */
const read = (...words: string[]) =>
	readArguments(words).map(({ name, value }) => (value === '' ? name : `${name}=${value}`));

it.each([
	['b', 'cookie'],
	['c', 'cookie-jar'],
	['d', 'data'],
	['e', 'referer'],
	['F', 'form'],
	['H', 'header'],
	['A', 'user-agent'],
	['u', 'user'],
	['X', 'request'],
])('-%s is --%s, with a value', (short, long) => {
	const expected = [`${long}=v`, 'url=x'];
	expect(read(`-${short}`, 'v', 'x')).toEqual(expected);
	expect(read(`-${short}v`, 'x')).toEqual(expected);
	expect(read(`-s${short}`, 'v', 'x')).toEqual(expected);
	expect(read(`--${long}`, 'v', 'x')).toEqual(expected);
	expect(read(`--${long}=v`, 'x')).toEqual(expected);
});

it.each([
	['I', 'head'],
	['G', 'get'],
])('-%s is --%s, without a value', (short, long) => {
	expect(read(`-${short}`, 'x')).toEqual([long, 'url=x']);
	expect(read(`-s${short}L`, 'x')).toEqual([long, 'url=x']);
	expect(read(`--${long}`, 'x')).toEqual([long, 'url=x']);
	expect(read(`--no-${long}`, 'x')).toEqual(['url=x']);
});

it.each([...'0146#fgijJkLMNOqRsSvZ'])('-%s changes nothing', (short) => {
	expect(read(`-${short}`, 'x')).toEqual(['url=x']);
});

it.each([...'DmowyY'])('-%s and its value change nothing', (short) => {
	expect(read(`-${short}`, 'v', 'x')).toEqual(['url=x']);
	expect(read(`-${short}v`, 'x')).toEqual(['url=x']);
});

it.each([...'CEKnprTUVxz23:'])('-%s can’t be kept', (short) => {
	expect(() => read(`-${short}`, 'v', 'x')).toThrow(
		`has the option -${short}, which changes what is sent in a way that is not possible here.`,
	);
});

const OUT = 'Take it out if the login works without it';
it.each([
	['--proxy', 'Take it out and fill in the field "Proxy"'],
	['--proxy-user', 'Take it out and fill in the field "Proxy"'],
	['--digest', 'This credential can’t do HTTP Digest'],
	['--ntlm', 'This credential can’t do NTLM'],
	['--aws-sigv4', 'This credential can’t sign calls for AWS'],
	['--cert', 'Take it out and fill in "Client Certificate" below'],
	['--key', 'Take it out and fill in "Client Certificate" below'],
	['--next', 'Keep the login here'],
	['--upload-file', 'Write the contents of the file with --data-raw'],
	['--anyauth', 'Remove it if the API accepts HTTP Basic'],
	['--interface', OUT],
	['--netrc', OUT],
	['--frobnicate', OUT],
	['--toString', OUT],
])('the way out of %s', (option, wayOut) => {
	expect(() => read(option, 'v')).toThrow(wayOut);
});

it.each<[string, string[], string[]]>([
	['a name that is cut', ['--data-urle', 'v'], ['data-urlencode=v']],
	['a name that is another’s beginning', ['--data', 'v'], ['data=v']],
	['an empty value', ['--data=', 'x'], ['data', 'url=x']],
	['a value over lines', ['--data=a\nb'], ['data=a\nb']],
	['a value that looks like an option', ['-d', '-x'], ['data=-x']],
	['a hyphen', ['-'], ['url=-']],
	['what follows --', ['--', '-d', '--x'], ['url=-d', 'url=--x']],
	['a switch that is off', ['--no-digest', '--no-buffer', '--no-keepalive'], []],
])('%s', (_title, words, expected) => {
	expect(read(...words)).toEqual(expected);
});

it.each([
	[['-d'], 'has nothing after -d'],
	[['-sd'], 'has nothing after -d'],
	[['--data'], 'has nothing after --data'],
	[['--='], 'has an unknown option "--="'],
	[['--da', 'v'], 'has the option --da, which is not known here'],
	[['-s?'], 'has the option -?, which is not known here'],
])('%j is told', (words, message) => {
	expect(() => read(...words)).toThrow(message);
});

it('an option keeps how it was written', () => {
	expect(
		readArguments(['-d', 'a', '--data=b', '-sXPOST', 'u']).map(({ written }) => written),
	).toEqual(['-d', '--data', '-X', '']);
});
