import type { Helpers } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { decodeText } from '../../../../nodes/AuthenticatedRequest/answer/decodeText';

/**
 * A mock of n8n's helpers: detection returns `detected`, and decoding throws for unknown encodings.
 */
const helpers = (detected?: string) => {
	const mock = {
		binaryToString: jest.fn(async (bytes: Buffer, encoding: string) =>
			new TextDecoder(encoding).decode(bytes),
		),
		detectBinaryEncoding: jest.fn(() => detected),
	};
	return mock as typeof mock & Helpers;
};

const latin1 = Buffer.from('Grüße', 'latin1');
const utf8 = Buffer.from('Grüße €');
const bom = Buffer.from('\uFEFFGrüße');

it.each<[string, Buffer, string, string]>([
	['UTF-8 without charset', utf8, 'text/plain', 'Grüße €'],
	['UTF-8 without content type', utf8, '', 'Grüße €'],
	['UTF-8', utf8, 'text/plain; charset=utf-8', 'Grüße €'],
	['UTF-8, quoted and in capitals', utf8, 'text/plain; Charset="UTF-8"', 'Grüße €'],
	['ISO-8859-1', latin1, 'text/plain; charset=ISO-8859-1', 'Grüße'],
	['Windows-1252, quoted', latin1, 'text/plain;charset = "windows-1252"; x=y', 'Grüße'],
	['UTF-16', Buffer.from('Grüße', 'utf16le'), 'text/csv; charset=utf-16le', 'Grüße'],
	['ASCII that is UTF-8', utf8, 'text/plain; charset=us-ascii', 'Grüße €'],
	['a byte order mark', bom, 'application/json', 'Grüße'],
	['a byte order mark and a charset', bom, 'text/plain; charset=utf8', 'Grüße'],
	['an unknown charset', utf8, 'text/plain; charset=klingon', 'Grüße €'],
	['a file of unknown charset', utf8, 'application/json; charset=binary', 'Grüße €'],
	['an empty charset', utf8, 'text/plain; charset=', 'Grüße €'],
	[
		'XML that names another charset than the answer',
		Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>'),
		'text/xml; charset=utf-8',
		'<?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>',
	],
	[
		'XML that names its charset',
		Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>', 'latin1'),
		'text/xml',
		'<?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>',
	],
	[
		'a text in which XML names a charset',
		Buffer.from(' <?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>'),
		'text/plain',
		' <?xml version="1.0" encoding="iso-8859-1"?><a>ü</a>',
	],
	[
		'HTML after blank lines that names its charset',
		Buffer.concat([Buffer.from('\r\n <p><meta charset=windows-1251>'), Buffer.from([0xcf, 0xf0])]),
		'text/html',
		'\r\n <p><meta charset=windows-1251>Пр',
	],
	[
		'XML after a blank line that names its charset',
		Buffer.from('\n<?xml version="1.0" encoding="iso-8859-2"?><a>\xb1</a>', 'latin1'),
		'text/xml; charset=utf-8',
		'\n<?xml version="1.0" encoding="iso-8859-2"?><a>ą</a>',
	],
	['UTF-16 of either order', Buffer.from('\0a\0ü', 'latin1'), 'text/csv; charset=UTF-16', 'aü'],
	['UTF-16 of the usual order', Buffer.from('aü', 'utf16le'), 'text/csv; charset=UTF-16', 'aü'],
	['nothing', Buffer.alloc(0), 'text/plain', ''],
])('%s', async (_title, bytes, contentType, expected) => {
	expect(await decodeText(bytes, contentType, helpers())).toBe(expected);
});

describe('bytes that are no UTF-8', () => {
	it.each<[string | undefined, string]>([
		['ISO-8859-1', 'Grüße'],
		['windows-1252', 'Grüße'],
		['UTF-8', 'Grüße'],
		[undefined, 'Grüße'],
		['klingon', 'Grüße'],
	])('without charset, taken for %p', async (detected, expected) => {
		expect(await decodeText(latin1, 'text/plain', helpers(detected))).toBe(expected);
	});

	it('are not guessed at where the answer says that they are UTF-8', async () => {
		const guessing = helpers('ISO-8859-1');
		expect(await decodeText(latin1, 'text/plain; charset=utf-8', guessing)).toBe('Grüße');
		expect(guessing.detectBinaryEncoding).not.toHaveBeenCalled();
	});
});

it('good UTF-8 is neither guessed at nor decoded a second time', async () => {
	const guessing = helpers('ISO-8859-1');
	expect(await decodeText(utf8, 'text/plain', guessing)).toBe('Grüße €');
	expect(guessing.detectBinaryEncoding).not.toHaveBeenCalled();
	expect(guessing.binaryToString).not.toHaveBeenCalled();
});
