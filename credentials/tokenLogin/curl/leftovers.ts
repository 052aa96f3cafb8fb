import type { CurlCommand } from '../command/command';
import { namedTexts, textsOfCommand } from '../command/commandTexts';
import { wrongCommand } from '../command/curlError';
import { indexOutside, outsidePlaceholdersMasked } from '../command/placeholders';

/** Names of values that give access, in lower case and without separators. */
const SECRET_NAMES =
	/(?:pass(?:word|wd|phrase|code)?|pwd|passw|secret|credentials?|(?:api|access|secret|private|auth|app|application|shared|account|master|license|subscription|integration|user|consumer|client)key|(?:access|auth|api|app|refresh|session|security|user|personal|login|id|bearer)?token|sessionid|jwt|assertion|pin|otp|totp)$/;
const EXACT_NAMES = /^(?:key|auth|code)$/;
/** Values that are never a secret, whatever their name is. */
const HARMLESS = /^(?:|true|false|null|yes|no|0|1|fetch|required)$/i;
/** Matches the samples that documentation writes in place of the user's own values. */
const SAMPLE =
	/^(?:<[^<>]*>|%[A-Z_]{3,}%|\{\{[^{}]*\}\}|\{[\w .-]+\}|\[[\w .-]+\]|(?:YOUR|MY)[_-][A-Z0-9_-]+|[Yy]our[ _-][\w -]+|your[A-Z]\w*|(?:INSERT|ENTER|REPLACE)[_-][A-Z0-9_-]+|CHANGE_?ME|_{2}[A-Z0-9_]+_{2}|<{2}[^<>]*>{2}|x{3,}|\*{3,}|\.{3}|…)$/;

/** Matches `CLIENT_ID`, `SECRET` and the like. As user or password they are samples. */
const CAPITALS =
	/^(?:[A-Z]+_)*(?:ID|KEY|LOGIN|NAME|PASS|PASSWORD|PASSWD|SECRET|SID|TOKEN|USER|USERNAME)$/;

/**
 * Throws an error that names the secrets and sample values in the command itself. A secret is not
 * masked there: everyone who may open the credential can read it, and errors could show it.
 */
export function refuseLeftovers(command: CurlCommand): void {
	refuseSamples(command);
	const names = [...new Set(literalSecrets(command))];
	if (names.length === 0) return;
	const list = names.map((name) => `"${name}"`).join(' and ');
	throw wrongCommand(
		`has the value of ${list} in plain text, where it is not masked. Write ${placeholderFor(names[0])} in its place`,
	);
}

/** The names of headers, parameters and fields that have a secret in plain text. */
function literalSecrets(command: CurlCommand): string[] {
	const inTexts = namedTexts(command)
		.filter(({ name, value }) => isSecretName(name) && isLiteral(value))
		.map(({ name }) => name);
	const authorization = command.headers.find(([name]) => name.toLowerCase() === 'authorization');
	if (authorization !== undefined && isLiteralAuthorization(authorization[1]))
		inTexts.push(authorization[0]);
	const { basic } = command;
	const colon = basic === undefined ? -1 : indexOutside(basic, ':');
	if (basic !== undefined && colon >= 0 && isLiteral(basic.slice(colon + 1)))
		inTexts.push('the password of -u');
	return inTexts;
}

function isSecretName(name: string): boolean {
	const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
	return SECRET_NAMES.test(plain) || EXACT_NAMES.test(plain);
}

const isLiteral = (value: string) => !value.includes('${') && !HARMLESS.test(value.trim());

/**
 * True if an Authorization header has a secret in plain text. Basic with an empty password has only
 * an identifier. A value without a scheme is itself the key.
 */
function isLiteralAuthorization(value: string): boolean {
	if (!isLiteral(value)) return false;
	const basic = /^Basic\s+(\S+)$/i.exec(value.trim());
	if (basic === null) return true;
	return !/^[^:]*:$/.test(Buffer.from(basic[1], 'base64').toString());
}

function placeholderFor(name: string): string {
	const plain = name.toLowerCase().replace(/[^a-z]/g, '');
	if (/secret$/.test(plain)) return '${clientSecret}, and the value in the field "Client Secret"';
	if (/pass|pwd|pin$/.test(plain)) return '${password}, and the value in the field "Password"';
	if (plain === 'authorization')
		return '${base64(username:password)} after Basic, or ${apiKey} with that name under "Further Values"';
	return '${apiKey}, say, and the value with that name under "Further Values", "Secret Values"';
}

const MEANT: Array<[RegExp, string]> = [
	[/secret/, 'clientSecret'],
	[/client|consumerkey|appid/, 'clientId'],
	[/pass|pwd/, 'password'],
	[/scope/, 'scope'],
	[/key|token/, 'apiKey'],
	[/user|login|email|account/, 'username'],
];

/** The value of the credential that a name or a sample stands for; undefined if there is none. */
export function valueMeant(text: string): string | undefined {
	const plain = text.toLowerCase().replace(/[^a-z]/g, '');
	return MEANT.find(([pattern]) => pattern.test(plain))?.[1];
}

/** A sample, and the name of the header, parameter or field that has it. */
interface Sample {
	sample: string;
	name: string;
}

function refuseSamples(command: CurlCommand): void {
	const samples = samplesIn(command);
	if (samples.length === 0) return;
	const texts = [...new Set(samples.map(({ sample }) => sample.trim()))];
	const places = [...new Set(samples.map((each) => `\${${meant(each)}}`))];
	const list = (parts: string[]) => parts.join(' and ');
	throw wrongCommand(
		texts.length === 1
			? `still has "${texts[0]}" where a value of yours belongs. Write the value, or a placeholder such as ${places[0]}`
			: `still has ${list(texts.map((text) => `"${text}"`))} where values of yours belong. Write the values, or placeholders such as ${list(places)}`,
	);
}

function meant({ sample, name }: Sample): string {
	if (/^authorization basic$/i.test(name)) return 'base64(clientId:clientSecret)';
	return valueMeant(sample) ?? valueMeant(name) ?? 'username';
}

/** Finds samples in JSON that have no quotes around them: `{"password": <password>}`. */
function unquoted({ body }: CurlCommand): Sample[] {
	if (body?.kind !== 'json') return [];
	return [...body.text.matchAll(/"([^"]*)"\s*:\s*(<[^<>"{}]*>)(?=\s*[,}])/g)].map(
		([, name, sample]) => ({ sample, name }),
	);
}

function samplesIn(command: CurlCommand): Sample[] {
	const url = outsidePlaceholdersMasked(command.url);
	const inUrl = [...url.matchAll(/<[^<>]*>|\{\{?[^{}"]*\}?\}|YOUR[_-][A-Z0-9_-]+/g)];
	const isSample = (part: string) => SAMPLE.test(part.trim()) || CAPITALS.test(part.trim());
	const { basic = '' } = command;
	const parts = isSample(basic) ? [basic] : basic.split(':').filter(isSample);
	const inTexts = namedTexts(command).flatMap(({ name, value }): Sample[] => {
		const [scheme = '', word = ''] = /^(Basic|Bearer|Token) +/i.exec(value.trim()) ?? [];
		const sample = value.trim().slice(scheme.length);
		return SAMPLE.test(sample) ? [{ sample, name: `${name} ${word}`.trim() }] : [];
	});
	const found = [
		...inUrl.map(([sample]) => ({ sample, name: '' })),
		...parts.map((sample) => ({ sample, name: '' })),
		...inTexts,
		...unquoted(command),
	];
	if (found.length > 0 || command.body?.kind === 'xml') return found;
	const masked = textsOfCommand(command).map(outsidePlaceholdersMasked).join('\n');
	return [...masked.matchAll(/\{\{[^{}]*\}\}/g)].map(([sample]) => ({ sample, name: '' }));
}
