import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { leavingText } from '../../../credentials/engine/leaving';

/** Collects the hints that the user is shown after a run. */
export class RunNotes {
	private readonly replaced = new Set<string>();

	/** The tokens that calls of the run were sent with. */
	private readonly tokens = new Set<string>();

	private readonly leftOut = new Map<string, number>();

	private readonly emptyLists = new Map<string, number>();

	/** Hints in whole sentences, with the number of times that each was added. */
	private readonly hints = new Map<string, number>();

	private clean = (text: string) => text;

	/**
	 * Returns these notes for an item with a credential of its own. They mask its secrets at once,
	 * because the secrets are not known after the run. For a shared credential, `showHints` masks
	 * them at the end.
	 */
	ofItem(secrets: () => string[]): RunNotes {
		const notes = Object.create(this) as RunNotes;
		notes.clean = (text) => leavingText(text, secrets());
		return notes;
	}

	/** Notes fields of a call that the credential replaced, such as `header "Authorization"`. */
	noteReplaced(fields: string[]): void {
		for (const field of fields) this.replaced.add(this.clean(field));
	}

	/** Notes fields of an item's call that were not sent because they were empty. */
	noteLeftOut(fields: string[]): void {
		for (const text of fields) {
			const field = this.clean(text);
			this.leftOut.set(field, (this.leftOut.get(field) ?? 0) + 1);
		}
	}

	/** Notes that a call was sent with this token of the shared credential. */
	noteToken(token: string): void {
		this.tokens.add(token);
	}

	/** Notes a hint about a request, an answer or the paging of a list, in whole sentences. */
	noteHint(said: string): void {
		const message = this.clean(said);
		this.hints.set(message, (this.hints.get(message) ?? 0) + 1);
	}

	/** Notes that an item's answers had only an empty list at this path. */
	noteEmptyList(itemsPath: string): void {
		const path = this.clean(itemsPath);
		this.emptyLists.set(path, (this.emptyLists.get(path) ?? 0) + 1);
	}

	/**
	 * Returns all hints to show, in whole sentences.
	 *
	 * @param items how many items the run had
	 * @param refusals how many answers asked for fewer calls
	 */
	messages(items: number, refusals: number): string[] {
		const all = [...this.replaced].map(
			(field) => `The ${field} is set by the credential: its value was sent instead of yours.`,
		);
		for (const [field, count] of this.leftOut)
			all.push(
				`The ${field} had no value for ${count} of ${items} input items, and was not sent for them.`,
			);
		if (refusals > 0)
			all.push(`The API asked for fewer calls ${times(refusals)}, so this run was slowed down.`);
		const renewals = this.tokens.size - 1;
		if (renewals > 0) all.push(`The token was renewed ${times(renewals)} during this run.`);
		for (const [message, count] of this.hints)
			all.push(count === 1 ? message : `${message} (${count} input items)`);
		for (const [path, count] of this.emptyLists)
			all.push(`The list at Items Path "${path}" was empty for ${count} of ${items} input items.`);
		return all;
	}
}

function times(count: number): string {
	return count === 1 ? 'once' : `${count} times`;
}

/** Shows messages, without secrets, above the node's output, if this n8n can (since 1.85). */
export function showHints(
	execution: IExecuteFunctions,
	messages: string[],
	secrets: () => string[],
): void {
	if (messages.length === 0) return;
	const known = secrets();
	const hints = messages.map(
		(message): NodeExecutionHint => ({
			message: leavingText(message, known),
			type: 'info',
			location: 'outputPane',
		}),
	);
	execution.addExecutionHints?.(...hints);
}
