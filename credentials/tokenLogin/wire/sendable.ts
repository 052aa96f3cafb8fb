/** What can stand in a header (RFC 9110 sections 5.1 and 5.5, RFC 6265 section 4.1.1). */
import { wrongField } from '../template/fill';

const NAME_CHARACTER = /[!#$%&'*+.^_`|~\dA-Za-z-]/;
/** As Node.js sends them: visible ASCII, Latin-1, spaces and tabs. */
const VALUE_CHARACTER = /[\t\x20-\x7e\x80-\xff]/;

/** The name of a header or cookie, if it can be one; else an error that names field and character. */
export function headerNameOf(label: string, name: string): string {
	const wrong = Array.from(name).find((character) => !NAME_CHARACTER.test(character));
	if (wrong === undefined) return name;
	throw wrongField(
		label,
		`has the name "${name}", which can't be sent because of ${shown(wrong)}; a name has letters, digits and signs such as - and _`,
	);
}

/** The value of a header, if it can be one; else an error that names field and character. */
export function headerValueOf(label: string, value: string, name: string): string {
	const wrong = Array.from(value).find((character) => !VALUE_CHARACTER.test(character));
	if (wrong === undefined) return value;
	throw wrongField(
		label,
		`gives "${name}" a value that no header can carry, because of ${shown(wrong)}: the characters of Western European languages can stand there, and no line breaks`,
	);
}

function shown(character: string): string {
	if (character === ' ') return 'the space in it';
	if (character === '\n' || character === '\r') return 'a line break';
	const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
	return /\S/.test(character) && !/\p{C}/u.test(character)
		? `the character "${character}" (U+${code})`
		: `the character U+${code}`;
}
