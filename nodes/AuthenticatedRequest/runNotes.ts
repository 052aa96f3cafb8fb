import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/** What a person would like to know after a run, collected while it goes on. */
export class RunNotes {
	private readonly replaced = new Set<string>();

	/** Fields of a call that the credential's own value replaced, such as `header "Authorization"`. */
	noteReplaced(fields: string[]): void {
		for (const field of fields) this.replaced.add(field);
	}

	/** What is to be told, in whole sentences. */
	messages(): string[] {
		return [...this.replaced].map(
			(field) => `The ${field} is set by the credential: its value was sent instead of yours.`,
		);
	}
}

/** Shows the notes above the node's output, where this n8n can (since 1.85). */
export function showNotes(execution: IExecuteFunctions, notes: RunNotes): void {
	const hints = notes
		.messages()
		.map((message): NodeExecutionHint => ({ message, type: 'info', location: 'outputPane' }));
	if (hints.length > 0) execution.addExecutionHints?.(...hints);
}
