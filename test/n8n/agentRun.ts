import type { AllProviders } from '../providers';
import { secretsIn } from '../support/noSecrets';
import { AGENT, GIVEN, KEYWORDS, QUESTION } from './agentExample';
import type { EditorApi } from './api';
import { type ChatModel, type ToolOffer, toolResults } from './chatModel';
import { credentialsOf, type Example, TRIGGER } from './examples';
import { messageIn, outputsOf } from './runData';
import { type Row, rowOf } from './runExamples';

/** A tool's description must say this, so that a model knows that the tool calls an API. */
const SAYS_WHAT_IT_DOES = /\b(call|send)\b.*\b(request|endpoint|API)\b/i;

/** An agent's run: how many calls its API must count, and what its model must get from the tool. */
export interface AgentCase {
	example: Example;
	calls: number;
	/** Returns what is wrong with what the model got or with the agent's answer; '' if nothing. */
	judge: (told: string, output: string) => string;
}

/** Checks that the model got the answer, but only the part that the tool is set to. */
export function judgeAnswer(told: string, output: string): string {
	if (!output.includes(QUESTION.answer)) return `the agent's answer is: ${output}`;
	const [user] = JSON.parse(told) as Array<Record<string, unknown>>;
	const names = Object.keys(user ?? {}).join();
	return names === GIVEN.join() ? '' : `the model was given the fields ${names}`;
}

/** Checks that the model was told what went wrong and what to do next. */
export function judgeFailure(told: string): string {
	return /HTTP 404\. Check the URL: path and IDs\./.test(told) ? '' : `the model was told: ${told}`;
}

/** Runs the agent once in the real n8n: one login, one call, and an answer based on the API's. */
export async function runAgent(
	{ example, calls, judge }: AgentCase,
	providers: AllProviders,
	chatModel: ChatModel,
	api: EditorApi,
): Promise<Row> {
	return await rowOf(example, providers, api, calls, async () => {
		const before = chatModel.requests.length;
		const { status, data } = await api.runWorkflow(example.id, TRIGGER);
		if (status !== 'success') return `${status}: ${messageIn(data)}`;
		const requests = chatModel.requests.slice(before);
		if (requests.length !== 2) return `${requests.length} requests to the chat model instead of 2`;
		const offers = requests[0].tools ?? [];
		if (offers.length !== 1) return `${offers.length} tools were offered instead of 1`;
		const output = String(outputsOf(AGENT, data)[0]?.[0]?.output);
		const [credential] = credentialsOf([example], providers);
		const secrets = [
			...secretsIn(example.type, credential.data),
			...providers[example.type].issued,
		];
		if (shows(data, secrets)) return 'a secret is in the stored execution';
		if (shows(JSON.stringify(requests), secrets)) return 'a secret came to the chat model';
		return judge(toolResults(requests[1]).join('\n'), output) || problemOf(offers[0].function);
	});
}

function problemOf({ description, parameters }: ToolOffer): string {
	const names = Object.keys(parameters.properties).join();
	if (!SAYS_WHAT_IT_DOES.test(description)) return `the tool's description is: ${description}`;
	if (names !== 'keywords') return `the tool's parameters are: ${names}`;
	const told = parameters.properties.keywords.description;
	return told === KEYWORDS ? '' : `the tool's parameter is described as: ${told}`;
}

/** True if the text contains one of the secrets, as it is or as written in URLs or JSON. */
function shows(text: string, secrets: string[]): boolean {
	const inJson = (secret: string) => JSON.stringify(secret).slice(1, -1);
	return secrets
		.flatMap((secret) => [secret, encodeURIComponent(secret), inJson(secret)])
		.flatMap((form) => [form, inJson(form)])
		.some((form) => text.includes(form));
}
