import type { AllProviders } from '../providers';
import type { ChatModel } from './chatModel';
import { type Example, example } from './examples';
import { importedFile } from './importedFile';

/** Name of the agent's node, whose output is the answer. */
export const AGENT = 'AI Agent';
/** What the agent is asked for, and what only the API can tell about it. */
export const QUESTION = { user: 'user042', answer: 'user42@cloudcx.example' };
/** What the tool's only parameter is for; n8n hands this on to the chat model. */
export const KEYWORDS = "Part of the user's name, login code or e-mail address";

/** The fields of a user that the agent is given. */
export const GIVEN = ['loginCode', 'firstName', 'lastName', 'email'];

const CHAT_MODEL = { id: 'example-chatModel', name: 'Emulated chat model' };
/** Its file in `examples/`. */
export const AGENT_FILE = 'cloudcx-ai-agent.json';

/** An agent that calls CloudCX by Authenticated Request and fills in a query parameter itself. */
export function agentExample(providers: AllProviders): Example {
	return example(
		'cloudCxApi',
		'oAuth2',
		'CloudCX: an AI agent looks up a user',
		// Those of its file, but for what is different here.
		{},
		{
			id: 'example-cloudCxApi-agent',
			node: 'Authenticated Request Tool',
			// As good as an empty one, but so the agent can't share another example's login.
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
		// Another login than the example above.
		fields: { loginUrl: `${providers.cloudCxApi.url}/` },
		parameters: { url: '/openapi/v2/no/such/page' },
	};
}

/** The chat model's credential, as `n8n import:credentials` reads it. */
export function chatModelCredential({ credential }: ChatModel) {
	return { ...CHAT_MODEL, type: 'openAiApi', data: credential };
}

/** The agent's workflow, as `n8n import:workflow` reads it, with the name of the chat model. */
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
