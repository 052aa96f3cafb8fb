import { type Placeholders, placeholdersIn } from '../../command/placeholders';
import { wrongCommand } from '../../command/curlError';

/** The arguments of one command, and the text from the next command on. */
export interface CommandWords {
	words: string[];
	/** The text between this command and the next. */
	after: string;
	next?: string;
}

/**
 * Matches a further curl, on its own line or after `;` or `&&`. A prompt or a variable can precede
 * it.
 */
const NEXT_COMMAND =
	/(?:^|(?<=\n)|(?<=;|&&))[ \t]*(?:(?:PS )?[A-Z]:\\[^>\n]*>[ \t]*|[$%>#][ \t]+)?(?:(?:export |set |\$)?\w+ ?= ?["']?(?:\$\(|`)|\$\w+ ?= ?)?(?:& ?)?(?:sudo )?curl(?:\.exe)?\s/i;

/** Reads a text from left to right and collects its words. */
export class WordReader {
	readonly words: string[] = [];

	at = 0;

	/** Undefined between words; a quoted word can be empty. */
	private word: string | undefined;

	private readonly placeholders: Placeholders;

	constructor(readonly text: string) {
		this.placeholders = placeholdersIn(text);
	}

	get isOver(): boolean {
		return this.at >= this.text.length;
	}

	get next(): string {
		return this.text[this.at];
	}

	get isInWord(): boolean {
		return this.word !== undefined;
	}

	/** Moves past the pattern if the text continues with it. Returns whether it did. */
	skip(pattern: RegExp): boolean {
		const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
		sticky.lastIndex = this.at;
		if (!sticky.test(this.text)) return false;
		this.at = sticky.lastIndex;
		return true;
	}

	/** Matches the pattern at the current position, without moving. */
	match(pattern: RegExp): RegExpExecArray | null {
		const sticky = new RegExp(pattern.source, `${pattern.flags}y`);
		sticky.lastIndex = this.at;
		return sticky.exec(this.text);
	}

	/**
	 * Moves past `length` characters and adds a text to the word: those characters unless another is
	 * given.
	 */
	take(length = 1, text = this.text.slice(this.at, this.at + length)): void {
		this.word = (this.word ?? '') + text;
		this.at += length;
	}

	/** Takes a placeholder as it is. Returns whether there was one. */
	takePlaceholder(): boolean {
		const end = this.placeholders.get(this.at);
		if (end === undefined) return false;
		this.take(end - this.at);
		return true;
	}

	endWord(): void {
		if (this.word !== undefined) this.words.push(this.word);
		this.word = undefined;
	}

	/**
	 * Reads up to the closing quote and moves past it. Throws an error if there is none.
	 *
	 * @param read takes what is special within these quotes; false for an ordinary character
	 */
	quoted(close: string, read: () => boolean): void {
		const start = this.at;
		this.take(1, '');
		while (!this.isOver) {
			if (this.takePlaceholder() || read()) continue;
			if (this.next === close) {
				this.take(1, '');
				return;
			}
			this.take();
		}
		// A stray quote after the last word is ignored.
		if (/^\s*$/.test(this.text.slice(start + 1))) return;
		const option = this.words.findLast((word) => /^-(?:\w|-[a-z-]+)$/.test(word));
		const where = option === undefined ? '' : `. Check the quotes after ${option}`;
		throw wrongCommand(`has a ${close} that is not closed${where}`);
	}

	/** Ends the last word. Returns the words, and what follows the command. */
	end(): CommandWords {
		this.endWord();
		const rest = this.text.slice(this.at);
		const next = NEXT_COMMAND.exec(rest);
		const between = next === null ? rest : rest.slice(0, next.index);
		requireNothingLost(between);
		return { words: this.words, after: between, ...(next && { next: rest.slice(next.index) }) };
	}

	/**
	 * Moves past a line continuation if the next command begins after it. Returns whether it does.
	 */
	skipBeforeNextCommand(): boolean {
		const sign = this.match(/\\[ \t]*\n(?:\s*#[^\n]*\n)*/)?.[0];
		if (
			sign === undefined ||
			NEXT_COMMAND.exec(this.text.slice(this.at + sign.length))?.index !== 0
		)
			return false;
		this.at += sign.length;
		return true;
	}

	/**
	 * True if a copy of the API's answer (JSON or XML) follows the command. False for the value of an
	 * option whose quotes are missing.
	 */
	isAtAnswer(): boolean {
		if (this.isInWord || /^-/.test(this.words.at(-1) ?? '-')) return false;
		return this.match(/\{\s*"[^"\n]*"\s*:|<\?xml\s|<(\w[\w:.-]*)[^<>]*>[^]*<\/\1>\s*$/) !== null;
	}

	/**
	 * True at a line break that ends the command. Pasted commands can lose their line continuations,
	 * so the command goes on if the next line looks like a part of it.
	 */
	endsWithLine(): boolean {
		const goesOn = /\s*(?:#[^\n]*\n\s*)*(-|["']|https?:|\$\{)/;
		return this.next === '\n' && this.match(goesOn) === null;
	}
}

function requireNothingLost(rest: string): void {
	const option = /^\n[\s\S]*\n\s*(--?[a-z][\w-]*)/i.exec(rest);
	if (option !== null)
		throw wrongCommand(
			`ends before ${option[1]}. Take out the lines before it that do not belong to the command`,
		);
	if (/\|\s*curl(\.exe)?\s/.test(rest))
		throw wrongCommand(
			'sends its output to a second curl. Write the second one on a line of its own, with a value of the first answer such as ${step1.token}',
		);
}
