/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs in tests, never in n8n */
/**
 * Tests the commands for sh by sending them with curl itself, if it is installed. curl must send
 * the same request.
 */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { tokenLoginFlow } from '../../../../credentials/TokenLoginApi.credentials';
import { readBody } from '../../../support/httpServer';
import { ROWS } from './commands';
import { commandAt } from './commandValues';
import { useServer } from '../../../support/lifecycle';

const hasCurl = spawnSync('curl', ['--version']).status === 0;
/** Values that need no encoding, because a shell inserts them as they are. */
const PLAIN = {
	username: 'ada',
	password: 'pw1',
	clientId: 'cid',
	clientSecret: 'cs1',
	scope: 'sc',
};
const OF_THE_CLIENT = ['host', 'connection', 'accept-encoding', 'content-length'];

let seen: unknown;
const server = useServer(async (request, response) => {
	const { method, url, headers } = request;
	const kept = Object.entries(headers).filter(([name]) => !OF_THE_CLIENT.includes(name));
	const own = kept.filter(
		([name, value]) => !(name === 'user-agent' && /^curl/.test(String(value))),
	);
	// Older versions of curl join cookies without the space that RFC 6265 section 4.2.1 requires.
	const cookies = Object.fromEntries(own) as Record<string, string>;
	if (cookies.cookie) cookies.cookie = cookies.cookie.replace(/;\s*/g, '; ');
	seen = {
		line: `${method} ${url}`,
		headers: cookies,
		body: (await readBody(request)).toString(),
	};
	response.end('{}');
});

(hasCurl ? it : it.skip).each(
	ROWS.filter(({ isSh }) => isSh).map(({ title, command }) => [title, command]),
)('%s', async (_title, command) => {
	const curlCommand = commandAt(command, server.url);
	const script = Object.entries(PLAIN).reduce(
		(text, [name, value]) => text.split(`\${${name}}`).join(value),
		curlCommand,
	);
	await promisify(execFile)('sh', ['-c', script]);
	const flow = tokenLoginFlow({ loginKind: 'curl', curlCommand, ...PLAIN });
	const request = flow.source.kind === 'login' ? flow.source.request({}) : undefined;
	const { pathname, search } = new URL(request?.url ?? '');
	const headers = Object.entries(request?.headers ?? {}).map(([name, value]) => [
		name.toLowerCase(),
		value,
	]);
	expect({
		line: `${request?.method} ${pathname}${search}`,
		headers: Object.fromEntries(headers) as unknown,
		body: request?.body ?? '',
	}).toEqual(seen);
});
