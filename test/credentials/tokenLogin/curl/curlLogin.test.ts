/** A pasted cURL command logs in with the request that curl itself would send. */
import type { IDataObject } from 'n8n-workflow';
import { commandAt, ROWS, VALUES } from './commands';
import { useLoginApi } from '../loginApi';

const api = useLoginApi();

const run = async (command: string, fields: IDataObject = {}, parameters: IDataObject = {}) => {
	const { pathname } = new URL(
		/https?:\/\/\S*?(?=["'^\s\\]|$)/.exec(commandAt(command, api.url))?.[0] ?? api.url,
	);
	api.answers[pathname] ??= {
		headers: { 'x-token': 'T-1' },
		body: { access_token: 'T-1', expires_in: 600 },
	};
	return await api.run(
		{
			loginKind: 'curl',
			baseUrl: '',
			loginUrl: '',
			curlCommand: commandAt(command, api.url),
			...VALUES,
			...fields,
		},
		parameters,
	);
};

it.each(ROWS.map((row): [string, typeof row] => [row.title, row]))('%s', async (_title, row) => {
	const isHead = row.line.startsWith('HEAD');
	const { error } = await run(
		row.command,
		isHead ? { showAnswer: true, tokenFrom: 'header', tokenPath: 'x-token' } : {},
	);
	expect(error).toBeUndefined();
	const [login, call] = api.seen;
	expect([login.line, login.body]).toEqual([row.line, row.body]);
	for (const [name, value] of Object.entries(row.headers ?? {}))
		expect([name, login.headers[name]]).toEqual([name, value]);
	expect(login.headers['accept-encoding']).not.toMatch(/zstd/);
	// The base URL is the command's server.
	expect([call.line, call.headers.authorization]).toEqual(['GET /me', 'Bearer T-1']);
});
