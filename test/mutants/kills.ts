/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the project, never in n8n */
/**
 * Remembers which mutants earlier runs killed, so that after a new test only the survivors run
 * again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mutatedText, type Mutant } from './mutant';
import { root } from './rooms';

const FILE = join(root, '.sandbox/mutants/kills.json');

/** The test files that killed mutants, by the mutated text. */
export class Kills {
	private readonly byText: Map<string, string>;

	/**
	 * @param isUsed Whether kills of earlier runs count. The kills of this run are saved in any case.
	 */
	constructor(private readonly isUsed: boolean) {
		const stored: Record<string, string> = existsSync(FILE)
			? JSON.parse(readFileSync(FILE, 'utf8'))
			: {};
		this.byText = new Map(Object.entries(stored));
	}

	/** The test file that killed exactly this text in an earlier run. */
	of(mutant: Mutant): string | undefined {
		return this.isUsed ? this.byText.get(key(mutant)) : undefined;
	}

	add(mutant: Mutant, by: string): void {
		this.byText.set(key(mutant), by);
		mkdirSync(dirname(FILE), { recursive: true });
		writeFileSync(FILE, JSON.stringify(Object.fromEntries(this.byText), null, '\t'));
	}
}

function key(mutant: Mutant): string {
	const text = mutatedText(readFileSync(join(root, mutant.file), 'utf8'), mutant);
	return createHash('sha256').update(`${mutant.file}\n${text}`).digest('hex');
}
