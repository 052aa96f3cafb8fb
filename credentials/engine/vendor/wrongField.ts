import { TokenFlowError } from '../errors';

/**
 * The error for a field of the credential that can't be used as it is. It names the field and the
 * problem.
 */
export class WrongField extends TokenFlowError {
	/**
	 * Private, because it can quote what was typed. Only an error's message is masked for the user.
	 */
	readonly #problem: string;

	/**
	 * @param field the field's name in the form
	 * @param problem words that follow the name in the message
	 * @param isUnsendable whether the field's value has a character that no header can carry
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

	/** What is wrong with the field. Secrets in it are not masked. */
	get problem(): string {
		return this.#problem;
	}
}

/** Creates a `WrongField`. */
export const wrongFieldOf = (...parts: ConstructorParameters<typeof WrongField>) =>
	new WrongField(...parts);
