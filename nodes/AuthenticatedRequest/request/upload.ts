import {
	BINARY_ENCODING,
	type IBinaryData,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { invalidParameter } from '../call/callErrors';
import type { BodyStream } from '../../../credentials/engine/values';
import { plain } from '../call/texts/plainValue';
import { textOf } from './fieldValues';

type Body = IHttpRequestOptions['body'];

/** The item whose files are sent, and the execution that gives access to them. */
export interface FileSource {
	execution: IExecuteFunctions;
	itemIndex: number;
}

/** One field of a multipart body, as in HTTP Request. */
export interface MultipartField {
	name: string;
	value?: unknown;
	parameterType?: 'formData' | 'formBinaryData';
	inputDataFieldName?: string;
}

/** Returns the file in a binary field. If there is none, throws an error with the item's fields. */
export function findFile({ execution, itemIndex }: FileSource, fieldName: string): IBinaryData {
	if (fieldName === '')
		throw invalidParameter('Input Data Field Name', 'is empty. Name a binary field of the item');
	const file = fileIn();
	// A Code node can write any value as the ID, and n8n's storage fails if it is not a text.
	if (file.id !== undefined && typeof file.id !== 'string')
		throw invalidParameter(
			'Input Data Field Name',
			`names "${fieldName}", whose "id" is not a text: it is not a file that n8n has stored`,
		);
	return file;

	function fileIn(): IBinaryData {
		try {
			return execution.helpers.assertBinaryData(itemIndex, fieldName);
		} catch {
			throw noSuchFile();
		}
	}

	function noSuchFile() {
		const known = Object.keys(execution.getInputData()[itemIndex].binary ?? {});
		return invalidParameter(
			'Input Data Field Name',
			`names "${fieldName}", but the item has ${known.length === 0 ? 'no binary fields' : `only ${known.join(', ')}`}`,
		);
	}
}

/** Returns a file's size in bytes and its content: a stream if n8n stores it outside the item. */
export async function openFile(
	{ execution }: FileSource,
	{ id, data }: IBinaryData,
): Promise<{ content: Body; size?: number }> {
	if (!id) {
		const bytes = Buffer.from(data, BINARY_ENCODING);
		return { content: bytes, size: bytes.length };
	}
	const { fileSize } = await execution.helpers.getBinaryMetadata(id);
	const content = (await execution.helpers.getBinaryStream(id)) as unknown as Body;
	return { content, size: fileSize };
}

/**
 * A `FormData` file whose bytes stay in n8n's binary storage until they are sent. n8n's HTTP
 * library (axios, `formDataToStream`) only uses a file's `size` and `stream()`.
 */
class StoredFile extends File {
	constructor(
		private readonly open: () => Promise<BodyStream>,
		readonly size: number,
		fileName: string,
		type: string,
	) {
		super([], fileName, { type });
	}

	stream(): ReturnType<File['stream']> {
		const { open } = this;
		async function* chunks() {
			yield* await open();
		}
		return chunks() as unknown as ReturnType<File['stream']>;
	}
}

/**
 * Builds the multipart body (RFC 7578) with the fields in their order.
 *
 * @param further fields of the paging, which replace those of the same name
 */
export async function multipartBody(
	fields: MultipartField[],
	files: Map<MultipartField, IBinaryData>,
	source: FileSource,
	further: IDataObject,
): Promise<Body> {
	const form = new FormData();
	for (const field of fields) {
		const file = files.get(field);
		if (file !== undefined) form.append(field.name, await asFile(file, source));
		else if (field.value !== undefined)
			form.append(field.name, asTyped(textOf(plain(field.value))));
	}
	for (const [name, value] of Object.entries(further)) form.set(name, asTyped(textOf(value)));
	return form as unknown as Body;
}

/** Matches a line end other than CRLF, the line end of HTTP. */
const OTHER_LINE_END = /(?<!\r)\n|\r(?!\n)/;

/**
 * Returns the value of a text field so that its line ends are kept. In a plain text, they would
 * become those of HTTP (axios, `FormDataPart`). So the text is sent as a file without a name, which
 * counts as a field (RFC 7578 section 4.2). Its type is the one that a field has anyway (section
 * 4.4).
 */
function asTyped(text: string): string | File {
	return OTHER_LINE_END.test(text) ? new File([text], '', { type: 'text/plain' }) : text;
}

async function asFile(file: IBinaryData, source: FileSource): Promise<File> {
	const { helpers } = source.execution;
	// Servers treat a file without a name as a text.
	const name = file.fileName || 'file';
	const { id } = file;
	if (!id) {
		const bytes = Buffer.from(file.data, BINARY_ENCODING);
		return new File([bytes], name, { type: file.mimeType });
	}
	const { fileSize } = await helpers.getBinaryMetadata(id);
	const open = async () => (await helpers.getBinaryStream(id)) as unknown as BodyStream;
	return new StoredFile(open, fileSize, name, file.mimeType);
}
