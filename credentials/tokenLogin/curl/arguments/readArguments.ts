import { wrongCommand } from '../../command/curlError';
import * as known from './options';

/** An option that affects what is sent, by its long name. `value` is empty for a switch. */
export interface CurlOption {
	/** As the command has it: `-d`, `--data`. */
	written: string;
	name: string;
	value: string;
}

/**
 * Reads the options that affect what is sent, in order. An argument without an option counts as the
 * option `url`. Throws an error that names an option which is not supported.
 */
export function readArguments(words: string[]): CurlOption[] {
	const options: CurlOption[] = [];
	const queue = [...words];
	const add = (written: string, name: string, glued: string | undefined): void => {
		const kind = kindOf(written, name);
		const value = kind.takesValue ? (glued ?? queue.shift()) : '';
		if (value === undefined) throw wrongCommand(`has nothing after ${written}`);
		if (kind.isUsed) options.push({ written, name, value });
		else if (value.includes('${'))
			throw wrongCommand(
				`has a placeholder after ${written}, which sends nothing. Take that option out, or write the one that was meant`,
			);
	};
	let isOver = false;
	for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
		if (word === '--') isOver = true;
		else if (isOver || !/^-./.test(word)) options.push({ written: '', name: 'url', value: word });
		else if (word.startsWith('--')) {
			// curl itself does not accept --name=value, but many users expect it.
			const [, name, glued] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
			if (name === undefined) throw wrongCommand(`has an unknown option "${word}"`);
			add(`--${name}`, fullName(name), glued);
		} else readCluster(word, queue[0] ?? '', add);
	}
	return options;
}

/**
 * Options that are often written in the wrong case: the value that shows it, and the option that
 * was meant.
 */
const OTHER_CASE: Array<[written: string, value: RegExp, meant: string]> = [
	['-x', /^(?:delete|get|head|patch|post|put)$/i, '-X for the method'],
	['-h', /^[\w-]+:/, '-H for a header'],
	['-D', /=|^[{[<]/, '-d for data'],
	['-U', /:|^\$\{/, '-u for user and password'],
	['-f', /^[\w.[\]-]+=/, '-F for a field of a form'],
];

function requireCase(written: string, value: string): void {
	const meant = OTHER_CASE.find(([option, like]) => option === written && like.test(value))?.[2];
	if (meant !== undefined)
		throw wrongCommand(
			`has the option ${written}, but curl distinguishes capital and small letters. Write ${meant}`,
		);
}

/**
 * Reads short options written together, such as `-sSL`, `-XPOST` or `-sXPOST`. The first one that
 * takes a value takes the rest.
 */
function readCluster(
	word: string,
	next: string,
	add: (written: string, name: string, glued: string | undefined) => void,
): void {
	for (let at = 1; at < word.length; at++) {
		const written = `-${word[at]}`;
		const name = Object.hasOwn(known.SHORT, word[at]) ? known.SHORT[word[at]] : word[at];
		const rest = word.slice(at + 1);
		requireCase(written, rest || next);
		if (!kindOf(written, name).takesValue) add(written, name, undefined);
		else return add(written, name, rest === '' ? undefined : rest);
	}
}

const ALL = [
	...known.USED_WITH_VALUE,
	...known.USED,
	...known.PASSED_OVER_WITH_VALUE,
	...known.PASSED_OVER,
	...known.REFUSED_WITH_VALUE,
	...known.REFUSED,
];

/**
 * Completes a long name. It may be shortened if no other name begins the same way (man curl,
 * OPTIONS).
 */
function fullName(name: string): string {
	if (ALL.includes(name)) return name;
	const alike = ALL.filter((each) => each.startsWith(name));
	return alike.length === 1 ? alike[0] : name;
}

interface Kind {
	takesValue: boolean;
	isUsed: boolean;
}

function kindOf(written: string, name: string): Kind {
	if (known.USED_WITH_VALUE.includes(name)) return { takesValue: true, isUsed: true };
	if (known.USED.includes(name)) return { takesValue: false, isUsed: true };
	if (known.PASSED_OVER_WITH_VALUE.includes(name)) return { takesValue: true, isUsed: false };
	const positive = name.replace(/^no-/, '');
	if (known.PASSED_OVER.includes(positive)) return { takesValue: false, isUsed: false };
	// An option that is switched off (`--no-digest`) changes nothing.
	const isOff = positive !== name && [...known.REFUSED, ...known.USED].includes(positive);
	if (isOff) return { takesValue: false, isUsed: false };
	const isKnown = [...known.REFUSED, ...known.REFUSED_WITH_VALUE].includes(name);
	const lower = written.toLowerCase();
	if (!isKnown && written.startsWith('--') && ALL.includes(name.toLowerCase()))
		throw wrongCommand(
			`has the option ${written}, which curl does not know: it distinguishes capital and small letters. Write ${lower}`,
		);
	const wayOut = Object.hasOwn(known.WAY_OUT, name)
		? known.WAY_OUT[name]
		: 'Take it out if the login works without it';
	throw wrongCommand(
		isKnown
			? `has the option ${written}, which changes what is sent in a way that is not possible here. ${wayOut}`
			: `has the option ${written}, which is not known here. ${wayOut}`,
	);
}
