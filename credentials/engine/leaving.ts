import { textIn } from './errors';
import { quote, redact, redactor, redactValue } from './secrets';
import { isObject } from './values';

/**
 * Shorter secrets are not masked here, because our own words could contain them by chance. They are
 * masked in texts of servers (`quote`).
 */
const MIN_SECRET = 8;
/** The most characters of a message and of its description. */
const MAX_MESSAGE = 2_000;
const MAX_DESCRIPTION = 10_000;

/** The most errors that are cleaned: the error, its causes and their causes. */
const MAX_CAUSES = 10;

type Secrets = Array<string | undefined>;
type Item = Record<string, unknown>;

/** The parts of an error that a person is shown. */
interface Shown extends Error {
	description?: string | null;
}

/**
 * Cleans an error before a person sees it, whoever made it. Its texts and stack, and those of its
 * causes, are masked and cut to a length. Texts of servers are masked more strictly where they are
 * read (`quote`). Returns the same object, unless it can't be changed.
 */
export function leaving<E extends Error>(error: E, secrets: Secrets): E {
	const known = secrets.filter(isNoWord);
	const isClean = errorsIn(error).every((each) => cleanTexts(each, known));
	return isClean ? error : (replacementOf(error, known) as E);
}

/**
 * Returns an error, its causes and the members of an `AggregateError`, up to `MAX_CAUSES` of them.
 */
function errorsIn(error: Error): Error[] {
	const seen = new Set<Error>([error]);
	for (const each of seen) {
		const { cause, errors } = each as { cause?: unknown; errors?: unknown };
		for (const next of [cause, errors].flat())
			if (next instanceof Error && seen.size < MAX_CAUSES) seen.add(next);
	}
	return [...seen];
}

/** Returns a new error in place of one that can't be changed or read, such as a frozen one. */
function replacementOf(error: Error, secrets: Secrets): Error {
	const message = clean(textIn(error, 'message'), secrets, MAX_MESSAGE);
	return new Error(message || 'an error without a message');
}

/** Cleans a text like an error: a hint, a line of n8n's log, the result of a credential test. */
export function leavingText(text: string, secrets: Secrets): string {
	return clean(text, secrets.filter(isNoWord), MAX_MESSAGE);
}

/**
 * Masks the secrets in an item that describes a credential or its token. Items with an API's
 * answers to calls are not masked here.
 */
export function leavingItem<I extends Item>(json: I, secrets: Secrets): I {
	return redactValue(json, redactor(secrets.filter(isNoWord))) as I;
}

/** Masks the texts of an error. Returns false if the error can't be changed. */
function cleanTexts(error: Shown, secrets: Secrets): boolean {
	try {
		changeTexts(error, secrets);
		dropExchange(error, secrets);
		return true;
	} catch {
		return false;
	}
}

function changeTexts(error: Shown, secrets: Secrets): void {
	const { message, description, stack } = error;
	const shown = clean(message, secrets, MAX_MESSAGE);
	if (shown !== message) put(error, 'message', shown);
	// The stack begins with the message as it was when the error was made. n8n can have changed the
	// message since.
	const traced = stack?.includes(message) ? stack.replace(message, () => shown) : stack;
	const maskedStack = redact(traced?.slice(0, MAX_DESCRIPTION) ?? '', secrets);
	if (typeof stack === 'string' && maskedStack !== stack) put(error, 'stack', maskedStack);
	if (typeof description === 'string' && description !== '') {
		const explained = clean(description, secrets, MAX_DESCRIPTION);
		if (explained !== description) put(error, 'description', explained);
	}
}

/**
 * Properties in which HTTP libraries keep the whole request and answer on an error (axios,
 * `AxiosError`).
 */
const EXCHANGE = ['config', 'response', 'options'];

/** Removes those properties, and masks a cause that is not an `Error`, as in n8n's errors. */
function dropExchange(error: Error & { request?: unknown }, secrets: Secrets): void {
	for (const name of EXCHANGE) if (name in error) put(error, name, undefined);
	const { request, cause } = error;
	// A plain object is our own description of a request, which has no secrets.
	if (isObject(request) && Object.getPrototypeOf(request) !== Object.prototype)
		put(error, 'request', undefined);
	if (cause !== undefined && !(cause instanceof Error))
		put(error, 'cause', redactValue(cause, redactor(secrets)));
}

/** Sets a property, even if the error only inherits a getter for it. */
function put(error: Error, name: string, value: unknown): void {
	Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/** Masks a text and cuts it to a length. Works line by line, because `quote` joins lines. */
function clean(text: string, secrets: Secrets, maxLength: number): string {
	const lines = text.slice(0, 20 * maxLength).split('\n');
	const masked = lines.map((line) => quote(line, secrets, maxLength)).join('\n');
	return masked.length > maxLength ? `${masked.slice(0, maxLength)}…` : masked;
}

const isNoWord = (secret: string | undefined) =>
	secret !== undefined && secret.length >= MIN_SECRET && /[^A-Za-z\s]/.test(secret);
