/**
 * Checks headers and cookies before a request is made. n8n's HTTP library silently drops characters
 * of a value that it can't send, and reports a wrong name as a server that does not answer.
 */
import { headerProblem, valueProblem } from '../../engine/formats/headerSyntax';
import { wrongField } from '../template/wrongField';

/**
 * Throws an error that names the field, the header and the character if the header can't be sent.
 */
export function requireHeader(label: string, name: string, value: string): void {
	requireSendable(label, `gives the header "${name}"`, name, value);
}

/**
 * The same for a cookie. Its name can have the same characters as a header's (RFC 6265 section
 * 4.1.1).
 */
export function requireCookie(label: string, name: string, value: string): void {
	requireSendable(label, `gives the cookie "${name}"`, name, value);
}

function requireSendable(label: string, given: string, name: string, value: string): void {
	const problem = headerProblem(name, value);
	if (problem !== undefined)
		throw wrongField(
			label,
			`${given}, which can't be sent: ${problem}`,
			valueProblem(value) === problem,
		);
}
