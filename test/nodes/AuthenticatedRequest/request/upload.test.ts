/** Which file of an item is sent, and the error if there is none. */
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import {
	findFile,
	multipartBody,
	openFile,
} from '../../../../nodes/AuthenticatedRequest/request/upload';

const INLINE: IBinaryData = { data: Buffer.from('äb').toString('base64'), mimeType: 'text/x' };
const STORED = { id: 'disk:1', data: 'filesystem', mimeType: 'text/y', fileName: 'y.txt' };

/** The execution of one item that has these files. */
function sourceWith(binary: Record<string, object> | undefined) {
	const execution = {
		getInputData: () => [{ json: {}, binary }],
		helpers: {
			assertBinaryData: (_index: number, name: string) => {
				const file = binary?.[name];
				if (file === undefined) throw new Error('n8n has no such file');
				return file;
			},
			getBinaryMetadata: async () => ({ fileSize: 3 }),
			getBinaryStream: async () => [Buffer.from('st'), Buffer.from('r')],
		},
	};
	return { execution: execution as unknown as IExecuteFunctions, itemIndex: 0 };
}

async function textOf(file: Blob): Promise<string> {
	let text = '';
	for await (const chunk of file.stream()) text += Buffer.from(chunk).toString();
	return text;
}

it.each<[string, Record<string, object> | undefined, string, string]>([
	['no name', { doc: INLINE }, '', 'is empty. Name a binary field of the item'],
	['no files', undefined, 'doc', 'names "doc", but the item has no binary fields'],
	['another', { a: INLINE, b: INLINE }, 'doc', 'names "doc", but the item has only a, b'],
	[
		'an id that is none',
		{ doc: { ...INLINE, id: 5 } },
		'doc',
		'names "doc", whose "id" is not a text: it is not a file that n8n has stored',
	],
])('%s', (_title, binary, name, words) => {
	expect(() => findFile(sourceWith(binary), name)).toThrow(
		`The parameter "Input Data Field Name" ${words}`,
	);
});

it('a file in the item is its bytes, a stored one a stream with its size', async () => {
	const source = sourceWith({ INLINE, STORED });
	expect(findFile(source, 'STORED')).toBe(STORED);
	expect(await openFile(source, INLINE)).toEqual({ content: Buffer.from('äb'), size: 3 });
	const { content, size } = await openFile(source, STORED);
	expect([content, size]).toEqual([[Buffer.from('st'), Buffer.from('r')], 3]);
});

it('a form has its fields in order; a further one replaces its namesakes', async () => {
	const source = sourceWith({});
	const inline = { name: 'a', parameterType: 'formBinaryData' as const };
	const stored = { name: 'b', parameterType: 'formBinaryData' as const };
	const fields = [{ name: 'x', value: 1 }, inline, { name: 'x', value: 2 }, stored];
	const files = new Map([
		[inline, INLINE],
		[stored, STORED],
	]);
	const form = (await multipartBody(fields, files, source, {
		x: 3,
		page: 4,
	})) as unknown as FormData;
	const shown = await Promise.all(
		[...form].map(async ([name, value]) =>
			typeof value === 'string'
				? [name, value]
				: [name, value.name, value.type, value.size, await textOf(value)],
		),
	);
	expect(shown).toEqual([
		['x', '3'],
		['a', 'file', 'text/x', 3, 'äb'],
		['b', 'y.txt', 'text/y', 3, 'str'],
		['page', '4'],
	]);
});
