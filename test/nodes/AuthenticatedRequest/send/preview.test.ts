/** What n8n's editor shows in the browser's console, without secrets. */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Call, CallContext } from '../../../../nodes/AuthenticatedRequest/call/callTypes';
import { showCall } from '../../../../nodes/AuthenticatedRequest/send/preview';
import type { Attachment } from '../../../../credentials/engine/tokenFlow';
import { runNode } from '../../../support/n8nHost';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';

const api = useLoginApi();

const CALL: Call = {
	request: {
		method: 'POST',
		url: 'https://api.example.com/items',
		headers: { Accept: 'x/y', 'X-Api-Key': 'mine', cookie: 'c=1' },
		qs: { page: 1 },
		body: { password: 'hunter22', a: 1 },
		json: true,
	},
	network: {},
	response: {},
	retry: { maxRetries: 0, retryPostAndPatch: false },
	maxRedirects: 21,
};

function consoleOf(attachment: Attachment) {
	const shown: unknown[] = [];
	const execution = {
		sendMessageToUI: (message: unknown) => shown.push(message),
	} as Partial<IExecuteFunctions>;
	const flow = { attach: () => attachment } as Partial<CallContext['flow']>;
	const context = { execution, flow } as CallContext;
	return { shown, show: () => showCall(context, CALL, () => ['hunter22']) };
}

const HEADER: Attachment = { kind: 'headers', headers: { Authorization: 'Bearer T' } };

it('a call is shown as the node built it, and what the credential adds by name', () => {
	const { show, shown } = consoleOf({ ...HEADER, query: { tenant: 'acme' } });
	show();
	expect(shown).toEqual([
		{
			method: 'POST',
			url: 'https://api.example.com/items',
			headers: {
				Accept: 'x/y',
				'X-Api-Key': '**hidden**',
				cookie: '**hidden**',
				Authorization: '**hidden**',
			},
			query: { page: 1, tenant: '**hidden**' },
			body: { password: '*****', a: 1 },
		},
	]);
});

it('a token in a parameter is named', () => {
	const { show, shown } = consoleOf({ kind: 'parameter', name: 'key', value: 'T' });
	show();
	expect(shown).toMatchObject([{ tokenIn: 'key' }]);
	expect(JSON.stringify(shown)).not.toContain('"T"');
});

it.each(['trigger', 'webhook', 'cli', 'integrated'] as const)(
	'nothing in the mode %s',
	async (mode) => {
		const { stored } = await api.run({});
		const parameters = { api: 'tokenLoginApi', url: '/me' };
		const { items, shown } = await runNode(stored, { mode, parameters });
		expect(items).toHaveLength(1);
		expect(shown).toEqual([]);
	},
);

it('the first hundred calls of a run, and that there are more', () => {
	const { show, shown } = consoleOf(HEADER);
	for (let index = 0; index < 500; index++) show();
	expect(shown).toHaveLength(101);
	expect(shown[100]).toBe('The first 100 calls of a run are shown.');
});

it('a preview that fails does no harm', () => {
	const { show } = consoleOf(HEADER);
	const broken = { ...CALL, request: { ...CALL.request, body: { big: 1n } as never } };
	const execution = { sendMessageToUI: () => {} };
	const context = { execution, flow: { attach: () => HEADER } } as never;
	expect(() => showCall(context, broken, () => [])).not.toThrow();
	show();
});

it('a real run shows each call, also one that failed', async () => {
	api.answers['/me'] = { status: 404, body: { message: 'no' } };
	const { shown } = await api.run({}, { sendBody: true, method: 'POST' });
	expect(shown).toHaveLength(1);
	const [{ url, method, headers }] = shown as IDataObject[];
	expect([url, method]).toEqual([`${api.url}/me`, 'POST']);
	expect(headers).toMatchObject({ Authorization: '**hidden**' });
	expect(JSON.stringify(shown)).not.toContain('T-1');
});
