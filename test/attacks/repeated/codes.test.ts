/**
 * Encodes each kind of secret with each code. The masked text shows none of it, except a few
 * characters of the encoding's frame.
 */
import { redactor } from '../../../credentials/engine/secrets';
import { CODES } from './codes';
import { shownOf } from './shownOf';

const PEM_LINE = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj';
const SECRETS: Record<string, string> = {
	'a password': 'p"ä&s w+or/d\\%7x9',
	'a simple password': 'Summer-2024!x7',
	'what an API issued': 'tok_9f8E7d6C5b4A.x1y2z3=',
	'a UUID': '3f2b8c1e-9a4d-4c57-8e21-7d6f5a4b3c2d',
	'a pass phrase': 'correct horse battery staple',
	digits: '827364501982',
	'a signature': 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
	'a cookie': 's:abcDEF123456.xyzXYZ/78',
	'a private key': `${PEM_LINE}\n${reversed(PEM_LINE)}`,
	'other letters': 'pässwörd-Ünï7€–x',
};

function reversed(text: string): string {
	return [...text].reverse().join('');
}

/** True if the secret may be seen: a cut piece that consists of plain words is shown. */
const isShown = (kind: string, name: string) =>
	(kind === 'a pass phrase' && name.startsWith('cut')) ||
	(kind === 'a private key' && name === 'names of .NET in XML');

describe.each(Object.entries(SECRETS))('%s', (kind, secret) => {
	it.each(Object.entries(CODES))('%s', (name, write) => {
		const written = write(secret);
		const shown = redactor([secret])(`before ${written} after`);
		if (!isShown(kind, name)) expect(shownOf(written, shown)).toEqual([]);
		expect(shown).toMatch(/^before .* after$/s);
	});
});
