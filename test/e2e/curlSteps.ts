import type { AllProviders } from '../providers';
import { caseOf } from './nodeSteps';
import { NODE } from './nodeView';
import { ANY } from './rows';
import { screenshot } from './screenshots';
import type { Stage } from './stage';

/** A command from a vendor's documentation, and the outcome that it must have. */
interface CurlCase {
	what: string;
	type: keyof AllProviders;
	command: (baseUrl: string) => string;
	items: [count: number, text: string];
	/** The hint about the field that the credential replaces. */
	hint?: string;
}

const CURL_CASES: CurlCase[] = [
	{
		what: 'a GET with Bearer and query in the URL',
		type: 'cloudCxApi',
		command: (url) =>
			`curl --location --request GET '${url}/openapi/v2/user/page?pageIndex=2&pageSize=4' \\\n--header 'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln'`,
		items: [1, 'user006'],
		hint: 'header "Authorization"',
	},
	{
		what: 'a GET with -u',
		type: 'caTokenApi',
		command: (url) => `curl -k -u admin:secret ${url}/accounts/A4711`,
		items: [1, 'A4711'],
		hint: 'header "Authorization"',
	},
	{
		what: 'a POST with the token in its JSON',
		type: 'crmComApi',
		command: (url) =>
			`curl -X POST ${url}/echo -H "Content-Type: application/json" -d '{"token": "4bc1", "contact": {"number": "C0007"}}'`,
		items: [1, 'C0007'],
		hint: 'body field "token"',
	},
	{
		what: 'two headers of the credential',
		type: 'caepeApi',
		command: (url) =>
			`curl "${url}/v2/clusters" -H "accept: application/json" -H "organization: other" -H "authentication: Bearer \${TOKEN}"`,
		items: [1, 'Unreachable'],
		hint: 'header "Organization"',
	},
	{
		what: 'a form',
		type: 'caepeApi',
		command: (url) => `curl --request POST "${url}/v2/echo" --data-urlencode "name=Ada Lovelace"`,
		items: [1, 'Ada'],
	},
	{
		what: 'a file that is saved',
		type: 'ccaApi',
		command: (url) => `curl -L ${url}/SurveyTasks -H 'Authorization: Bearer 1234' -o tasks.json`,
		items: [1, 'tasks.json'],
		hint: 'header "Authorization"',
	},
];

/** Imports commands with the button above the form, and runs them unchanged. */
export async function importCurl({ editor, providers, rows }: Stage): Promise<void> {
	for (const { what, type, command, items, hint } of CURL_CASES) {
		const { name, method } = caseOf(type);
		const work = async () => {
			await editor.newWorkflow();
			const view = await editor.addNode(NODE);
			await view.selectCredential(type, name);
			const { baseUrl } = providers[type].credentials[method];
			await view.importCurl(command(String(baseUrl)));
			await view.execute();
			await view.expectItems(...items);
			if (hint !== undefined) await view.expectHint(`The ${hint} is set by the credential`);
			await screenshot(view.window, `curl-${what}`);
		};
		await rows.add('cURL', `${what}: ${name}`, work, providers[type], {
			logins: ANY,
			calls: 1,
		});
	}
}
