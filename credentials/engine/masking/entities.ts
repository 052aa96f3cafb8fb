/** Names of characters in HTML (HTML standard, section 13.5; HTML 4.01 section 24). */

/**
 * Names of Latin-1 from U+00A0 on, in order. They need no semicolon; nor do the names in `LEGACY`.
 */
const LATIN =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
		' ',
	);
const LEGACY = 'amp=& lt=< gt=> quot=" AMP=& LT=< GT=> QUOT="';
/** Other characters of ASCII, and typographic characters that programs insert. */
const OTHERS =
	"apos=' excl=! num=# dollar=$ percnt=% lpar=( rpar=) ast=* midast=* plus=+ comma=, hyphen=- dash=- period=. sol=/ colon=: semi=; equals== quest=? commat=@ lsqb=[ lbrack=[ bsol=\\ rsqb=] rbrack=] Hat=^ lowbar=_ UnderBar=_ grave=` lcub={ lbrace={ verbar=| vert=| VerticalLine=| rcub=} rbrace=} " +
	'euro=€ OElig=Œ oelig=œ Lstrok=Ł lstrok=ł Dstrok=Đ dstrok=đ inodot=ı ndash=– mdash=— lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ lsaquo=‹ rsaquo=› hellip=… bull=• dagger=† Dagger=‡ permil=‰ trade=™ fnof=ƒ circ=ˆ tilde=˜ minus=−';
const INVISIBLE: Array<[name: string, code: number]> = [
	['Tab', 9],
	['NewLine', 10],
	['ensp', 0x2002],
	['emsp', 0x2003],
	['thinsp', 0x2009],
	['hairsp', 0x200a],
	['ZeroWidthSpace', 0x200b],
	['zwnj', 0x200c],
	['zwj', 0x200d],
	['lrm', 0x200e],
	['rlm', 0x200f],
	['NoBreak', 0x2060],
];
const GREEK =
	'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho * Sigma Tau Upsilon Phi Chi Psi Omega'.split(
		' ',
	);
/** The combining character for an accent: `&ccaron;` is the letter `c` and this character. */
const ACCENTS = new Map([
	['grave', '\u0300'],
	['acute', '\u0301'],
	['circ', '\u0302'],
	['tilde', '\u0303'],
	['macr', '\u0304'],
	['breve', '\u0306'],
	['dot', '\u0307'],
	['uml', '\u0308'],
	['ring', '\u030a'],
	['dblac', '\u030b'],
	['caron', '\u030c'],
	['cedil', '\u0327'],
	['ogon', '\u0328'],
]);

const ENTITIES = new Map<string, string>([
	...[LEGACY, OTHERS]
		.flatMap((pairs) => pairs.split(' '))
		.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(-1)]),
	...INVISIBLE.map(([name, code]): [string, string] => [name, String.fromCharCode(code)]),
	...LATIN.map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
	// U+00AD and U+00A0 also occur as bytes of UTF-8 that was read as Latin-1, so these two names get
	// another character.
	['shy', '\u200b'],
	['nbsp', ' '],
	...GREEK.flatMap(
		(name, index): Array<[string, string]> => [
			[name, String.fromCharCode(0x391 + index)],
			[name.toLowerCase(), String.fromCharCode(0x3b1 + index)],
		],
	),
]);

/** The names that need no semicolon, as a part of a pattern. Longer names come first. */
export const WITHOUT_SEMICOLON = [...LATIN, 'amp', 'lt', 'gt', 'quot']
	.sort((a, b) => b.length - a.length)
	.join('|');

/** Returns the character with this name in HTML; undefined if there is none. */
export function entity(name: string): string | undefined {
	const accent = ACCENTS.get(name.slice(1));
	return ENTITIES.get(name) ?? (accent && (name[0] + accent).normalize('NFC'));
}
