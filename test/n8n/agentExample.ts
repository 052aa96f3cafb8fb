import type { AllProviders } from '../providers';
import type { ChatModel } from './chatModel';
import { type Example, example, node, TRIGGER } from './examples';

/** Name of the agent's node, whose output is the answer. */
export const AGENT = 'AI Agent';
/** What the agent is asked for, and what only the API can tell about it. */
export const QUESTION = { user: 'user042', answer: 'user42@cloudcx.example' };
/** What the tool's only parameter is for; n8n hands this on to the chat model. */
export const KEYWORDS = "Part of the user's name, login code or e-mail address";

/** The fields of a user that the agent is given. */
export const GIVEN = ['loginCode', 'firstName', 'lastName', 'email'];

const CHAT_MODEL = { id: 'example-chatModel', name: 'Emulated chat model' };
const MODEL_NODE = 'Chat Model';

/** An agent that calls CloudCX by Authenticated Request and fills in a query parameter itself. */
export function agentExample(providers: AllProviders): Example {
	const parameters = [
		{ name: 'pageIndex', value: '1' },
		{ name: 'pageSize', value: '25' },
		{ name: 'keywords', value: `={{ $fromAI('keywords', \`${KEYWORDS}\`, 'string') }}` },
	];
	return example(
		'cloudCxApi',
		'oAuth2',
		'CloudCX: an AI agent looks up a user',
		{
			url: '/openapi/v2/user/page',
			sendQuery: true,
			queryParameters: { parameters },
			options: { itemsPath: 'data.content' },
			optimizeResponse: true,
			fieldsToInclude: 'selected',
			fields: GIVEN.join(', '),
		},
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
	const { parameters, ...working } = agentExample(providers);
	return {
		...working,
		id: 'example-cloudCxApi-agentFailure',
		title: 'CloudCX: an AI agent learns why a call failed',
		// Another login than the example above.
		fields: { loginUrl: `${providers.cloudCxApi.url}/` },
		parameters: { ...parameters, url: '/openapi/v2/no/such/page' },
	};
}

/** The chat model's credential, as `n8n import:credentials` reads it. */
export function chatModelCredential({ credential }: ChatModel) {
	return { ...CHAT_MODEL, type: 'openAiApi', data: credential };
}

/** The agent's workflow, as `n8n import:workflow` reads it, with the name of the chat model. */
export function agentWorkflow({ id, title, type, parameters }: Example, model: string) {
	const tool = 'Find CloudCX Users';
	const toAgent = (kind: string) => ({ [kind]: [[{ node: AGENT, type: kind, index: 0 }]] });
	return {
		id,
		name: title,
		active: false,
		settings: { executionOrder: 'v1' },
		nodes: [
			{ ...node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}), position: [0, 0] },
			{
				...node(AGENT, '@n8n/n8n-nodes-langchain.agent', 3.1, {
					promptType: 'define',
					text: `What is the e-mail address of "${QUESTION.user}"?`,
					options: {},
				}),
				position: [220, 0],
			},
			{
				...node(MODEL_NODE, '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1.3, {
					model: { __rl: true, mode: 'id', value: model },
					responsesApiEnabled: false,
					options: {},
				}),
				credentials: { openAiApi: CHAT_MODEL },
				position: [160, 220],
			},
			{
				...node(tool, 'n8n-nodes-authenticated-request.authenticatedRequestTool', 1, parameters),
				credentials: { [type]: { id, name: title } },
				position: [380, 220],
			},
		],
		connections: {
			[TRIGGER]: toAgent('main'),
			[MODEL_NODE]: toAgent('ai_languageModel'),
			[tool]: toAgent('ai_tool'),
		},
	};
}
