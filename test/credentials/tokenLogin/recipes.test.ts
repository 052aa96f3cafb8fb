/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the project's own files */
/**
 * Tests that every recipe of docs/token-login-recipes.md, filled in as written, sends the requests
 * that it describes.
 */
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TokenLoginApi } from '../../../credentials/TokenLoginApi.credentials';
import { useLoginApi } from './loginApi';

const api = useLoginApi();
const page = readFileSync(resolve(__dirname, '../../../docs/token-login-recipes.md'), 'utf8');
const recipes = page
	.split(/^### /m)
	.slice(1)
	.map((text): [string, string] => [text.split('\n')[0], text.split(/^## /m)[0]]);
const HOST = 'https://api.example.com';

const { properties } = new TokenLoginApi();

/** The fields of a recipe's table as the form stores them. */
function fieldsIn(text: string): IDataObject {
	const rows = [...text.matchAll(/^\| ([^|]+?) +\| +(.+?) +\|$/gm)]
		.map(([, label, value]) => [label, value.replace(/^`(.*)`$/, '$1')])
		.filter(([label]) => !/^(Field|-+)$/.test(label));
	const fields: IDataObject = {};
	const step: IDataObject = { method: 'POST' };
	const secrets: IDataObject[] = [];
	for (const [label, value] of rows) {
		if (label.startsWith('Step 2: ')) step[label.slice(8).toLowerCase()] = value;
		else if (label.startsWith('Secret Values: ')) secrets.push({ name: label.slice(15), value });
		else Object.assign(fields, fieldOf(label, value));
	}
	return {
		...fields,
		...(step.url !== undefined && { steps: { steps: [step] } }),
		...(secrets.length > 0 && { secretValues: { values: secrets } }),
	};
}

function fieldOf(label: string, value: string): IDataObject {
	const property = properties.find(({ displayName }) => displayName === label) as INodeProperties;
	if (property === undefined) throw new Error(`the form has no field "${label}"`);
	const option = property.options?.find((each) => each.name === value);
	if (property.type === 'options' && option === undefined)
		throw new Error(`"${label}" has no choice "${value}"`);
	const chosen = option && 'value' in option ? option.value : value;
	return { [property.name]: property.type === 'boolean' ? value === 'on' : chosen };
}

const blocks = (text: string) =>
	[...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, code]) => ({
		kind,
		code: code.trimEnd(),
	}));

/** A request or an answer as HTTP writes it. */
function messageIn(code: string) {
	const [head, body = ''] = code.split(/\n\n([\s\S]*)/);
	const [first, ...lines] = head.split('\n');
	const headers = lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]);
	return { first, headers: Object.fromEntries(headers) as Record<string, string>, body };
}

it('there are recipes', () => expect(recipes.length).toBeGreaterThan(14));

it.each(recipes)('%s', async (_title, text) => {
	const parts = blocks(text);
	const command = parts.find(({ kind }) => ['sh', 'bat'].includes(kind))?.code;
	const http = parts.filter(({ kind }) => kind === 'http').map(({ code }) => messageIn(code));
	const requests = http.filter(({ first }) => !first.startsWith('HTTP/'));
	const answered = http.find(({ first }) => first.startsWith('HTTP/'));
	const body = parts.find(({ kind }) => ['json', 'xml'].includes(kind))?.code;
	const { pathname } = new URL(requests[0].first.split(' ')[1]);
	api.answers[pathname] = {
		...(answered && { status: Number(answered.first.split(' ')[1]), headers: answered.headers }),
		body: body ?? (answered ? '' : { access_token: 'T-1', expires_in: 600 }),
	};
	api.answers['/exchange'] = { body: { access_token: 'T-1' } };
	const here = (value: unknown) =>
		typeof value === 'string' ? value.replaceAll(HOST, api.url) : value;
	const fields = Object.fromEntries(
		Object.entries(fieldsIn(text)).map(([name, value]) => [name, here(value)]),
	) as IDataObject;
	const { error } = await api.run({
		baseUrl: '',
		loginUrl: '',
		...fields,
		...(command !== undefined && { curlCommand: here(command) as string }),
	});
	expect(error).toBeUndefined();
	const { length } = api.seen;
	const call = { first: `GET ${HOST}/me`, headers: { authorization: 'Bearer T-1' }, body: '' };
	const expected = requests.length < length ? [...requests, call] : requests;
	expect(api.seen.map(({ line }) => line)).toEqual(
		expected.map(({ first }) => first.replace(HOST, '')),
	);
	for (const [index, { headers, body: sent }] of expected.entries()) {
		// The emulator's address stands in values too.
		const encoded = sent.replaceAll(encodeURIComponent(HOST), encodeURIComponent(api.url));
		expect(api.seen[index].body).toBe(encoded);
		expect(api.seen[index].headers).toMatchObject(headers);
	}
});
