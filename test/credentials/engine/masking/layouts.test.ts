/** Tests that pieces of a text are found and joined. */
import { listedBytes, piecesIn } from '../../../../credentials/engine/masking/layouts';

it.each<[string, string, string[]]>([
	['groups of four', 'x: aGVs bG8g d29y bGQ=; end', ['aGVsbG8gd29ybGQ=']],
	['lines', 'aGVsbG8g\nd29ybGQh\naGk=', ['aGVsbG8gd29ybGQhaGk=']],
	['a shorter last one', 'aGVsbG8g\nd29ybGQh\nab', ['aGVsbG8gd29ybGQhab']],
	['two of the same length', 'aGVs bG8g', ['aGVsbG8g']],
	['two, the second is shorter', 'aGVsbG8g d29y', []],
	['a longer one after', 'aGVs bG8g d29ybGQh', ['aGVsbG8g']],
	['a length that is none of Base64', 'aGVsb bG8gd', []],
	['one alone', 'aGVs', []],
	['other signs between', 'aGVs,bG8g', []],
	['another gap', 'aGVs bG8g  d29y', ['aGVsbG8g']],
	['the same wide gap', 'aGVs \n bG8g \n d29y', ['aGVsbG8gd29y']],
	['two runs', 'aGVs bG8g; d29y bGQh', ['aGVsbG8g', 'd29ybGQh']],
	['nothing', '', []],
])('pieces: %s', (_title, text, expected) => {
	const runs = piecesIn(text);
	expect(runs.map(({ joined }) => joined)).toEqual(expected);
	for (const { start, end, joined } of runs)
		expect(text.slice(start, end).replace(/\s/g, '')).toBe(joined);
});

it.each<[string, string, string]>([
	['decimal', '112, 119, 49, 33', 'pw1!'],
	['hexadecimal', '70 77 31 21', 'pw1!'],
	['hexadecimal with 0x', '0x70,0x77,0x31,0x21', 'pw1!'],
	['code points', 'U+0070 U+0077 U+0031 U+0021', 'pw1!'],
	['code points of six digits', '000070 000077 000031 000021', 'pw1!'],
	['octal', '160 167 061 041', 'pw1!'],
	['short octal', '160 167 61 41', 'pw1!'],
	['binary', '01110000 01110111 00110001 00100001', 'pw1!'],
	['seven bits', '1110000 1110111 0110001 0100001', 'pw1!'],
	['a dump', '70773121 70773121 70773121 70773121', 'pw1!pw1!pw1!pw1!'],
	['colons', '70:77:31:21', 'pw1!'],
	['bars', '112|119|49|33', 'pw1!'],
])('bytes: %s', (_title, list, expected) => {
	const [run, ...more] = listedBytes(`<< ${list} >>`);
	expect(more).toEqual([]);
	expect([run.start, run.end]).toEqual([3, 3 + list.length]);
	expect(run.bytes.map(String)).toContain(expected);
});

it.each([
	['three numbers', '112, 119, 49'],
	['words', 'bad, faded, cafe-2, zebra'],
	['a sign too many between', '112 ,   , 119 ,   , 49 ,   , 33'],
])('no bytes: %s', (_title, text) => {
	expect(listedBytes(text)).toEqual([]);
});
