import { textIn } from './errors';
import { quote, redact, redactor, redactValue } from './secrets';
import { isObject } from './values';

/** Shorter secrets can be part of our own words by chance. They are masked where a server repeats them. */
const MIN_SECRET = 8;
/** Characters of a message, and of what explains it. */
const MAX_MESSAGE = 2_000;
const MAX_DESCRIPTION = 10_000;

/** How many causes of causes are looked at. */
const MAX_CAUSES = 10;

type Secrets = Array<string | undefined>;
type Item = Record<string, unknown>;

/** What a person is shown of an error. */
interface Shown extends Error {
	description?: string | null;
}

/**
 * The last place that an error passes before a person sees it: no secret is in its texts, in those of
 * its causes or in their stacks, and none of them is endless, whoever made them. Texts that a server
 * wrote are masked more strictly where they are read (`quote`). The error stays the same object, unless it can't be changed.
 */
export function leaving<E extends Error>(error: E, secrets: Secrets): E {
	const known = secrets.filter(isNoWord);
	const isClean = errorsIn(error).every((each) => cleanTexts(each, known));
	return isClean ? error : (replacementOf(error, known) as E);
}

/** An error, its causes and those that it stands for (`AggregateError`), as far as they are looked at. */
function errorsIn(error: Error): Error[] {
	const seen = new Set<Error>([error]);
	for (const each of seen) {
		const { cause, errors } = each as { cause?: unknown; errors?: unknown };
		for (const next of [cause, errors].flat())
			if (next instanceof Error && seen.size < MAX_CAUSES) seen.add(next);
	}
	return [...seen];
}

/** In the place of an error that can't be changed, such as a frozen one, or can't be read. */
function replacementOf(error: Error, secrets: Secrets): Error {
	const message = clean(textIn(error, 'message'), secrets, MAX_MESSAGE);
	return new Error(message || 'an error without a message');
}

/** The same for a text: a hint, a line of n8n's log, what a credential's test says. */
export function leavingText(text: string, secrets: Secrets): string {
	return clean(text, secrets.filter(isNoWord), MAX_MESSAGE);
}

/** The same for an item that tells of a credential or its token; what an API answers to calls is not one. */
export function leavingItem<I extends Item>(json: I, secrets: Secrets): I {
	return redactValue(json, redactor(secrets.filter(isNoWord))) as I;
}

/** Returns false for an error that can't be changed. */
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
	// It begins with the message as it was when the error was made, which n8n can have changed since.
	const traced = stack?.includes(message) ? stack.replace(message, () => shown) : stack;
	const maskedStack = redact(traced?.slice(0, MAX_DESCRIPTION) ?? '', secrets);
	if (typeof stack === 'string' && maskedStack !== stack) put(error, 'stack', maskedStack);
	if (typeof description === 'string' && description !== '') {
		const explained = clean(description, secrets, MAX_DESCRIPTION);
		if (explained !== description) put(error, 'description', explained);
	}
}

/** What HTTP libraries leave on an error: all that was sent and answered (axios, `AxiosError`). */
const EXCHANGE = ['config', 'response', 'options'];

/** Takes that from an error, and masks a cause that is no error, as n8n's are. */
function dropExchange(error: Error & { request?: unknown }, secrets: Secrets): void {
	for (const name of EXCHANGE) if (name in error) put(error, name, undefined);
	const { request, cause } = error;
	// A request as we show it is a plain object, without secrets.
	if (isObject(request) && Object.getPrototypeOf(request) !== Object.prototype)
		put(error, 'request', undefined);
	if (cause !== undefined && !(cause instanceof Error))
		put(error, 'cause', redactValue(cause, redactor(secrets)));
}

/** Also where only a getter is inherited. */
function put(error: Error, name: string, value: unknown): void {
	Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/** Works line by line, because `quote` joins lines. */
function clean(text: string, secrets: Secrets, maxLength: number): string {
	const lines = text.slice(0, 20 * maxLength).split('\n');
	const masked = lines.map((line) => quote(line, secrets, maxLength)).join('\n');
	return masked.length > maxLength ? `${masked.slice(0, maxLength)}…` : masked;
}

const isNoWord = (secret: string | undefined) =>
	secret !== undefined && secret.length >= MIN_SECRET && /[^A-Za-z\s]/.test(secret);
