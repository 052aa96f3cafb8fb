/** Finds the refusal in an answer without a token, whatever its status. */
import { readXml } from '../formats/xml';
import type { HttpAnswer } from '../tokenFlow';
import { isFields } from '../values';
import { asksForSecondFactor } from './refusalCures';
import { hasRefusingWord, namesFailure, reportsFailureWithin } from './reportsFailure';
import { failureWords } from './words';

/** Longer texts are pages or documents. Characters. */
const MAX_SENTENCE = 300;

/** Returns the words with which an answer refuses the login. Undefined if it does not refuse it. */
export function refusalWords({ body }: HttpAnswer): string | undefined {
	if (typeof body === 'string') {
		const text = body.trim();
		if (text.startsWith('<')) return refusalIn(readXml(text)) ?? refusalIn(readXml(text, ''));
		// A text with a long word is not shown, because the word could be a token that was not found.
		const isSentence = text !== '' && text.length <= MAX_SENTENCE && !/^[{[]|\S{24}/.test(text);
		return isSentence && hasRefusingWord(text) ? text : undefined;
	}
	return refusalIn(Array.isArray(body) ? body[0] : body);
}

function refusalIn(value: unknown): string | undefined {
	const words = failureWords(value);
	const fields = innermost(value);
	const { success, ok, status, result } = fields;
	const factor = Object.entries(fields).find(
		([name, given]) => given === true && asksForSecondFactor(name),
	)?.[0];
	if (factor !== undefined) return words || factor;
	const isNo =
		namesFailure(fields) ||
		// A 0 can be a code for success.
		(success !== 0 && ok !== 0 && reportsFailureWithin(value)) ||
		[status, result].some((each) => NO.test(String(each))) ||
		(typeof status === 'string' && hasRefusingWord(status)) ||
		hasRefusingWord(words);
	return (isNo && (words || firstTexts(fields) || saysNoIn(fields))) || undefined;
}

const NO = /^(?:false|no)$/i;

/**
 * Returns the fields of an object. If its only field is an object, as in XML, the fields of that
 * one.
 */
function innermost(value: unknown): Record<string, unknown> {
	const fields = isFields(value) ? (value as Record<string, unknown>) : {};
	const [only, second] = Object.values(fields);
	return second === undefined && isFields(only) ? (only as Record<string, unknown>) : fields;
}

/** Lists the fields that report a failure without words: `ErrorId: 1`. */
function saysNoIn(fields: Record<string, unknown>): string {
	const found = Object.entries(fields).filter(([name, value]) => namesFailure({ [name]: value }));
	return found.map(([name, value]) => `${name}: ${String(value)}`).join(', ');
}

function firstTexts(fields: Record<string, unknown>): string {
	const texts = Object.entries(fields)
		.filter(([name, value]) => typeof value === 'string' && !/^(jsonrpc|id)$/.test(name))
		.map(([, value]) => value);
	return texts.slice(0, 3).join(': ').slice(0, MAX_SENTENCE);
}
