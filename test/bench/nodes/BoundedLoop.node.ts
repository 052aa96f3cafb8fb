/* eslint-disable @n8n/community-nodes/icon-validation, @n8n/community-nodes/node-usable-as-tool, @n8n/community-nodes/require-node-description-fields -- only measures, never published */
import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { parseExactJson } from '../../../credentials/engine/formats/exactJson';
import { BareLoop } from './BareLoop.node';
import { readUrl } from './url';

const MAX_BYTES = 256 * 1_048_576;

/**
 * The bare loop with what no answer may go without: a limit to what is held of it, for which n8n's
 * helper has to hand over a stream; a signal, which alone ends one that is too large; and numbers whose
 * digits are all there. It still knows nothing of logins, failures, charsets, files or retries.
 */
export class BoundedLoop implements INodeType {
	description = { ...new BareLoop().description, displayName: 'Bounded Loop', name: 'boundedLoop' };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const count = this.getInputData().length;
		const urlOf = readUrl(this);
		const headers = { Authorization: `Bearer ${this.getNodeParameter('bearer', 0) as string}` };
		const results = new Array<INodeExecutionData>(count);
		let next = 0;
		const call = async (index: number): Promise<IDataObject> => {
			const controller = new AbortController();
			const { body } = (await this.helpers.httpRequest({
				url: urlOf(index),
				headers: { ...headers },
				encoding: 'stream',
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				abortSignal: controller.signal,
			})) as { body: NodeJS.ReadableStream };
			return parseExactJson(await textOf(body, controller)) as IDataObject;
		};
		const worker = async () => {
			for (let index = next++; index < count; index = next++)
				results[index] = { json: await call(index), pairedItem: index };
		};
		const concurrency = this.getNodeParameter('concurrency', 0) as number;
		await Promise.all(Array.from({ length: concurrency }, worker));
		return [results];
	}
}

async function textOf(body: NodeJS.ReadableStream, controller: AbortController): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	await new Promise<void>((resolve, reject) => {
		body.on('data', (chunk: Buffer) => {
			chunks.push(chunk);
			size += chunk.length;
			if (size > MAX_BYTES) controller.abort();
		});
		body.once('end', resolve);
		body.on('error', reject);
	});
	return Buffer.concat(chunks).toString('utf8');
}
