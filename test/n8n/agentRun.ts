import type { AllProviders } from '../providers';
import { secretsIn } from '../support/noSecrets';
import { AGENT, GIVEN, KEYWORDS, QUESTION } from './agentExample';
import type { EditorApi } from './api';
import { type ChatModel, type ToolOffer, toolResults } from './chatModel';
import { credentialsOf, type Example, TRIGGER } from './examples';
import { messageIn, outputsOf } from './runData';
import { type Row, rowOf } from './runExamples';

/** What a description must say so that a model knows that the tool calls an API. */
const SAYS_WHAT_IT_DOES = /\b(call|send)\b.*\b(request|endpoint|API)\b/i;

/** An agent's run: what its API must count, and what its model must be told by the tool. */
export interface AgentCase {
	example: Example;
	calls: number;
	/** Gives what is wrong with what the model was told and what the agent answered; or ''. */
	judge: (told: string, output: string) => string;
}

/** The model is given the answer, and no more of it than the tool is set to. */
export function judgeAnswer(told: string, output: string): string {
	if (!output.includes(QUESTION.answer)) return `the agent's answer is: ${output}`;
	const [user] = JSON.parse(told) as Array<Record<string, unknown>>;
	const names = Object.keys(user ?? {}).join();
	return names === GIVEN.join() ? '' : `the model was given the fields ${names}`;
}

/** The model is told what went wrong, and what to do next. */
export function judgeFailure(told: string): string {
	return /HTTP 404\. Check the URL: path and IDs\./.test(told) ? '' : `the model was told: ${told}`;
}

/** Runs the agent once in the real n8n: one login, one call, its answer made from the API's. */
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

/** Whether one of the secrets is in the text, as it is or as URLs and JSON write it. */
function shows(text: string, secrets: string[]): boolean {
	const inJson = (secret: string) => JSON.stringify(secret).slice(1, -1);
	return secrets
		.flatMap((secret) => [secret, encodeURIComponent(secret), inJson(secret)])
		.flatMap((form) => [form, inJson(form)])
		.some((form) => text.includes(form));
}
