import { createHash } from 'node:crypto';
import { ecKeyInOneLine, rsaKey } from '../../credentials/tokenLogin/catalogue/assertion';

/** The values of the placeholders, by name. */
export type Values = Record<string, string>;

/** The user's own values, with characters that reveal a wrong encoding. */
export const RIGHT: Values = {
	user: 'ada.l+"x"@example.com',
	password: 'p"w&<ü>%=; \\',
	secret: 's3"&ü/+=:x',
	key: 'K7+/=x9-key',
	client: 'client-1~x',
};

/** The user's own keys. */
const KEYS: Record<string, () => string> = { rsa: rsaKey, ec: ecKeyInOneLine };

const FUNCTIONS: Record<string, (text: string) => string> = {
	b64: (text) => Buffer.from(text).toString('base64'),
	md5: (text) => createHash('md5').update(text).digest('hex'),
	json: (text) => JSON.stringify(text).slice(1, -1),
	xml: (text) =>
		text.replace(
			/[<>&"']/g,
			(character) =>
				({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' })[character] ?? '',
		),
};

/** Replaces `{{name}}`, `{{b64:name+':'+name}}` and the like in a text. */
function fillText(text: string, values: Values): string {
	return text.replace(
		/\{\{(?:(\w+):)?(.+?)\}\}/g,
		(_all, name: string | undefined, sum: string) => {
			const joined = sum
				.match(/'[^']*'|\w+/g)
				?.map((term) => (term.startsWith("'") ? term.slice(1, -1) : valueOf(term, values)))
				.join('');
			return (name === undefined ? String : FUNCTIONS[name])(joined ?? '');
		},
	);
}

function valueOf(name: string, values: Values): string {
	if (Object.hasOwn(KEYS, name) && !Object.hasOwn(values, name)) return KEYS[name]();
	if (!Object.hasOwn(values, name)) throw new Error(`The facts name {{${name}}}, which is nothing`);
	return values[name];
}

/** Matches texts that become a number, because the placeholder is the whole text. */
const NUMBERS = /^\{\{(lifetime|lifetimeMs)\}\}$/;

/** Fills in the placeholders anywhere in a value. */
export function fillIn<T>(value: T, values: Values): T {
	if (typeof value === 'string') {
		const filled = fillText(value, values);
		return (NUMBERS.test(value) ? Number(filled) : filled) as T;
	}
	if (Array.isArray(value)) return value.map((part: unknown) => fillIn(part, values)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, fillIn(part as unknown, values)]),
	) as T;
}
