import type { IDataObject } from 'n8n-workflow';
import { isHtml, statusAndWords } from '../../../credentials/engine/answers';
import { commonFailure } from '../../../credentials/engine/failure/answerWords';
import { issuedIn, sentSecrets } from '../../../credentials/engine/loginSecrets';
import { maskedAnswer } from '../../../credentials/engine/maskedAnswer';
import { quote, redactor } from '../../../credentials/engine/secrets';
import type { Trace, TracedExchange } from '../../../credentials/engine/trial/trace';
import type { TokenFlow } from '../../../credentials/engine/tokenFlow';
import { isObject } from '../../../credentials/engine/values';
import { CallError } from '../call/callErrors';
import { maskedBody, maskedHeader, maskedUrl } from './mask';
import { fieldsOf, placesIn } from './places';

/** Shorter texts are not secrets but words and codes of the API. */
const MIN_SECRET = 8;
const MAX_NAMES = 20;
/** At most this many characters of the names in an answer are shown. */
const MAX_FOUND = 1_000;

interface Secrets {
	known: string[];
	answered: string[];
}

/** Everything to mask: the credential's secrets, and all longer values in the answers. */
function secretsOf({ exchanges, login }: Trace, flow: TokenFlow): Secrets {
	const answered = exchanges.flatMap(({ answer }) => (answer ? placesIn(answer) : []));
	const values = answered.map(({ value }) => value).filter(({ length }) => length >= MIN_SECRET);
	const sent = exchanges.flatMap(({ request }) => sentSecrets(request));
	const issued = exchanges.flatMap(({ answer }) => (answer ? issuedIn(answer) : []));
	const { token, values: kept } = login ?? {};
	const ofSession =
		token === undefined ? [] : [token, ...(flow.sessionSecrets?.(token, kept ?? {}) ?? [])];
	return { known: [...flow.secrets, ...sent, ...issued, ...ofSession], answered: values };
}

/** Describes the requests of a login and their answers, in order, with secrets masked. */
export function explainedSteps(trace: Trace, flow: TokenFlow): IDataObject[] {
	const secrets = secretsOf(trace, flow);
	return trace.exchanges.map((exchange, index) => ({
		step: `${index + 1}. ${exchange.step}`,
		...shownExchange(exchange, flow, secrets),
	}));
}

function shownExchange(
	{ request, answer }: TracedExchange,
	flow: TokenFlow,
	{ known, answered }: Secrets,
): IDataObject {
	// Names can contain secrets, too, and what looks like a name can be a value.
	const mask = redactor(known);
	const headers = Object.entries(request.headers).map(([name, value]) =>
		mask(`${name}: ${maskedHeader(name, value)}`),
	);
	const sent = {
		request: mask(`${request.method} ${maskedUrl(request.url, [...known, ...answered])}`),
		headers: headers.join('; '),
		body: mask(maskedBody(request)),
	};
	if (answer === undefined) return { ...sent, answer: 'none came', found: null };
	const masked = maskedAnswer(answer, known);
	const failure = flow.failureIn(masked) ?? commonFailure(masked);
	const words = failure === undefined ? '' : quote(failure, known);
	const found = quote(namesFound(masked), known, MAX_FOUND);
	return { ...sent, answer: statusAndWords(answer.status, words), found };
}

/** The names of the values in an answer, or what kind of text it is. */
function namesFound(answer: NonNullable<TracedExchange['answer']>): string {
	if (isHtml(answer)) return 'a web page';
	const { body, cookies = {} } = answer;
	const paths = placesIn({ ...answer, headers: {} }).map(({ path }) => path);
	const isText = !isObject(fieldsOf(answer));
	const text = String(body ?? '');
	const what = text.startsWith('<') ? 'XML' : `text of ${text.length} characters`;
	const own = isText ? [what, ...Object.keys(cookies).map((name) => `cookie:${name}`)] : paths;
	return own.slice(0, MAX_NAMES).join(', ') + (own.length > MAX_NAMES ? ', …' : '');
}

/** The error for a failed login, with its steps as the description. */
export function failedWithSteps({ message }: Error, trace: Trace, flow: TokenFlow): CallError {
	return new CallError(message, shownSteps(explainedSteps(trace, flow)));
}

function shownSteps(steps: IDataObject[]): string {
	return steps
		.map(
			({ step, request, headers, body, answer, found }) =>
				`${String(step)}: ${String(request)} (${String(headers)}; ${String(body)}) → ${String(answer)}${found ? ` (${String(found)})` : ''}`,
		)
		.join('\n');
}
