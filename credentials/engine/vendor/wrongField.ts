import { TokenFlowError } from '../errors';

/** A field of the credential that can't be used as it is: which, and what is wrong with it. */
export class WrongField extends TokenFlowError {
	/** Private, as it can quote what was typed: only the message is masked where errors leave. */
	readonly #problem: string;

	/**
	 * @param field the field's name in the form
	 * @param problem words that follow the name
	 * @param isUnsendable whether its value has a character that no header can carry
	 */
	constructor(
		provider: string,
		readonly field: string,
		problem: string,
		readonly isUnsendable = false,
	) {
		super(
			'invalid_configuration',
			`${provider}: the field "${field}" ${problem}. Correct it in the credential.`,
		);
		this.#problem = problem;
	}

	/** What is wrong, unmasked. */
	get problem(): string {
		return this.#problem;
	}
}

/** An error about a field, with what there is to say of it (`WrongField`). */
export const wrongFieldOf = (...parts: ConstructorParameters<typeof WrongField>) =>
	new WrongField(...parts);
