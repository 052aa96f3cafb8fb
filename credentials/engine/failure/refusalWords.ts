/** What an answer that has no token says against the login, whatever its status is. */
import { readXml } from '../formats/xml';
import type { HttpAnswer } from '../tokenFlow';
import { isFields } from '../values';
import { asksForSecondFactor } from './refusalCures';
import { hasRefusingWord, namesFailure, reportsFailureWithin } from './reportsFailure';
import { failureWords } from './words';

/** Longer texts are pages or documents. */
const MAX_SENTENCE = 300;

/** What an answer without a token says against the login, if it does. */
export function refusalWords({ body }: HttpAnswer): string | undefined {
	if (typeof body === 'string') {
		const text = body.trim();
		if (text.startsWith('<')) return refusalIn(readXml(text)) ?? refusalIn(readXml(text, ''));
		// A long word could be a token that was not found.
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
		// As a code 0 can mean that all is well.
		(success !== 0 && ok !== 0 && reportsFailureWithin(value)) ||
		[status, result].some((each) => NO.test(String(each))) ||
		(typeof status === 'string' && hasRefusingWord(status)) ||
		hasRefusingWord(words);
	return (isNo && (words || firstTexts(fields) || saysNoIn(fields))) || undefined;
}

const NO = /^(?:false|no)$/i;

/** The fields of an object that is not just the frame of another, as in XML. */
function innermost(value: unknown): Record<string, unknown> {
	const fields = isFields(value) ? (value as Record<string, unknown>) : {};
	const [only, second] = Object.values(fields);
	return second === undefined && isFields(only) ? (only as Record<string, unknown>) : fields;
}

/** The fields of failures that say so without a word: `ErrorId: 1`. */
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
