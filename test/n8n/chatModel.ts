/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../support/httpServer';

const API_KEY = 'emulated-chat-model-key';
const MODEL = 'emulated-chat-model';

/** A tool as described to the model: its name, and a JSON schema for its parameters. */
export interface ToolOffer {
	name: string;
	description: string;
	parameters: { properties: Record<string, { type: string; description?: string }> };
}

/** The parts of a request for a chat completion that the emulator reads. */
export interface ChatRequest {
	stream?: boolean;
	tools?: Array<{ type: string; function: ToolOffer }>;
	messages: Array<{ role: string; content: unknown }>;
}

/** A running emulator of an OpenAI-compatible chat model. */
export interface ChatModel {
	/** Fields of n8n's `openAiApi` credential. */
	credential: Record<string, unknown>;
	model: string;
	/** All requests for completions so far. */
	requests: ChatRequest[];
	stop(): Promise<void>;
}

/**
 * Emulates OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat) on
 * 127.0.0.1. It can only use a tool: it answers a question with a call of the first tool, and the
 * tool's result with a text that quotes it.
 */
export async function startChatModel(port = 0): Promise<ChatModel> {
	const requests: ChatRequest[] = [];

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (request.headers.authorization !== `Bearer ${API_KEY}`)
			return sendJson(response, 401, { error: { message: 'Incorrect API key provided' } });
		if (request.url === '/v1/models')
			return sendJson(response, 200, { object: 'list', data: [{ id: MODEL, object: 'model' }] });
		if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
			return sendJson(response, 404, { error: { message: 'Not emulated' } });
		const asked = JSON.parse((await readBody(request)).toString()) as ChatRequest;
		requests.push(asked);
		const message = replyTo(asked);
		const finish = 'tool_calls' in message ? 'tool_calls' : 'stop';
		const common = { id: `chatcmpl-${requests.length}`, created: 0, model: MODEL };
		if (asked.stream) {
			const chunk = { ...common, object: 'chat.completion.chunk' };
			response.writeHead(200, { 'Content-Type': 'text/event-stream' });
			response.write(event({ ...chunk, choices: [{ index: 0, delta: message }] }));
			response.write(
				event({ ...chunk, choices: [{ index: 0, delta: {}, finish_reason: finish }] }),
			);
			response.end('data: [DONE]\n\n');
			return;
		}
		sendJson(response, 200, {
			...common,
			object: 'chat.completion',
			choices: [{ index: 0, message, finish_reason: finish }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		});
	}

	const server = createServer((request, response) => {
		answer(request, response).catch((error: Error) => response.destroy(error));
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	return {
		credential: { apiKey: API_KEY, url },
		model: MODEL,
		requests,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** The results of tools that a request contains. */
export function toolResults({ messages }: ChatRequest): string[] {
	return messages.filter(({ role }) => role === 'tool').map(({ content }) => textOf(content));
}

function replyTo({ messages, tools = [] }: ChatRequest) {
	const { role, content } = messages[messages.length - 1];
	if (role === 'tool')
		return { role: 'assistant', content: `The tool answered: ${textOf(content)}` };
	if (tools.length === 0) return { role: 'assistant', content: 'There is no tool to ask.' };
	const { name, parameters } = tools[0].function;
	const call = { name, arguments: JSON.stringify(filledIn(parameters, textOf(content))) };
	const calls = [{ index: 0, id: `call-${messages.length}`, type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls: calls };
}

/** Values for a tool's parameters: the quoted text in the question, and 1 for numbers. */
function filledIn({ properties }: ToolOffer['parameters'], question: string) {
	const quoted = /"([^"]+)"/.exec(question)?.[1] ?? question;
	return Object.fromEntries(
		Object.entries(properties).map(([name, { type }]) => [name, type === 'number' ? 1 : quoted]),
	);
}

/** The text of a message, whose content can be a list of parts. */
function textOf(content: unknown): string {
	if (typeof content === 'string') return content;
	return (content as Array<{ text?: string }>).map(({ text }) => text ?? '').join('');
}

function event(data: unknown): string {
	return `data: ${JSON.stringify(data)}\n\n`;
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
