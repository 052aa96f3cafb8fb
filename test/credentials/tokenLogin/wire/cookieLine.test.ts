/** Tests the value of a Cookie header: a missing value is left out and not sent empty. */
import { cookiesOf } from '../../../../credentials/tokenLogin/wire/cookieLine';
import type { Lookup } from '../../../../credentials/tokenLogin/template/template';

const VALUES: Record<string, string> = { sid: 'S', csrf: '', 'a;b': 'AB' };
const lookup: Lookup = Object.assign((name: string) => VALUES[name], { optional: ['csrf'] });

it.each([
	['SID=${sid}', 'SID=S'],
	[' SID=${sid} ;lang=de; ', 'SID=S; lang=de'],
	['SID=${sid}; X=${csrf}', 'SID=S'],
	['X=${csrf}; ;', undefined],
	['X=${csrf}', undefined],
	['', undefined],
])('"%s"', (template, expected) => {
	expect(cookiesOf('Headers of Each Call', template, lookup)).toBe(expected);
});

it('a value that there is not is named with its field', () => {
	expect(() => cookiesOf('Headers of Each Call', 'a=${nope}', lookup)).toThrow(
		/"Headers of Each Call".*\$\{nope\}/,
	);
});
