import type { AllProviders } from '../providers';
import type { ChatModel } from './chatModel';
import { type Example, example } from './examples';
import { importedFile } from './importedFile';

/** The name of the agent's node, whose output is the answer. */
export const AGENT = 'AI Agent';
/** What the agent is asked, and the answer, which it can get only from the API. */
export const QUESTION = { user: 'user042', answer: 'user42@cloudcx.example' };
/** The description of the tool's only parameter, which n8n passes to the chat model. */
export const KEYWORDS = "Part of the user's name, login code or e-mail address";

/** The fields of a user that the agent gets. */
export const GIVEN = ['loginCode', 'firstName', 'lastName', 'email'];

const CHAT_MODEL = { id: 'example-chatModel', name: 'Emulated chat model' };
/** The file of the agent's workflow in `examples/`. */
export const AGENT_FILE = 'cloudcx-ai-agent.json';

/** An agent that calls CloudCX with Authenticated Request and fills in a query parameter itself. */
export function agentExample(providers: AllProviders): Example {
	return example(
		'cloudCxApi',
		'oAuth2',
		'CloudCX: an AI agent looks up a user',
		// The parameters are those of the file.
		{},
		{
			id: 'example-cloudCxApi-agent',
			node: 'Authenticated Request Tool',
			// This has the effect of an empty field, but keeps the agent from sharing another login.
			fields: { loginUrl: providers.cloudCxApi.url },
		},
	);
}

/** The same agent with a tool that fails. */
export function failingAgentExample(providers: AllProviders): Example {
	return {
		...agentExample(providers),
		id: 'example-cloudCxApi-agentFailure',
		title: 'CloudCX: an AI agent learns why a call failed',
		// This keeps it from sharing the login of the example above.
		fields: { loginUrl: `${providers.cloudCxApi.url}/` },
		parameters: { url: '/openapi/v2/no/such/page' },
	};
}

/** The chat model's credential for `n8n import:credentials`. */
export function chatModelCredential({ credential }: ChatModel) {
	return { ...CHAT_MODEL, type: 'openAiApi', data: credential };
}

/** The agent's workflow for `n8n import:workflow`, with the name of the chat model. */
export async function agentWorkflow(
	{ id, title, type, parameters: { url } }: Example,
	model: string,
): Promise<object> {
	const workflow = await importedFile(AGENT_FILE, id, {
		[type]: { id, name: title },
		openAiApi: CHAT_MODEL,
	});
	const parametersOf = (node: string) =>
		workflow.nodes.find(({ name }) => name === node)?.parameters ?? {};
	Object.assign(parametersOf('Chat Model').model as object, { value: model });
	if (url !== undefined) parametersOf('Find CloudCX Users').url = url;
	return { ...workflow, name: title };
}
