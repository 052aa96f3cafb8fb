/** The choice of API: what n8n's editor needs to show it, and the error if none is chosen. */
import type { INodePropertyOptions } from 'n8n-workflow';
import { AuthenticatedRequest } from '../../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { EMULATOR as PARCEL } from '../../template/providers/parcel';
import { runNode, StoredCredentials } from '../../support/n8nHost';

const { credentials = [], properties } = new AuthenticatedRequest().description;
const api = properties.find(({ name }) => name === 'api');
const values = (api?.options as INodePropertyOptions[]).map(({ value }) => value);
const withCredential = credentials.map(({ displayOptions }) => displayOptions?.show?.api?.[0]);

it('starts with a choice that has no credential: without one the editor hides the field', () => {
	expect(api?.default).toBe('');
	expect(values[0]).toBe('');
	expect(withCredential).not.toContain('');
});

it('has a choice for each credential, and no other', () => {
	// The tests also register the template's provider, which the node itself does not list.
	const shipped = values.slice(1).filter((value) => value !== PARCEL.type);
	expect(shipped.sort()).toEqual(withCredential.sort());
});

it('names single APIs in alphabetical order, then what stands for many, Token Login last', () => {
	const choices = (api?.options as INodePropertyOptions[]).slice(1);
	const single = choices.filter(({ description }) => description === undefined);
	const names = single.map(({ name }) => name);
	expect(names.length).toBeGreaterThan(4);
	expect(choices.slice(0, single.length)).toEqual(single);
	expect(choices.at(-1)?.name).toMatch(/^Token Login API/);
	expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
});

it.each([
	['a call', { url: '/x' }],
	['the token', { resource: 'token', tokenOperation: 'inspect' }],
])('says what to do where %s has no API chosen', async (_what, parameters) => {
	const { error } = await runNode(new StoredCredentials(), {
		parameters: { api: '', ...parameters },
	});
	expect(error?.message).toBe(
		'The parameter "API" is not chosen. Choose the API to call, then its credential.',
	);
});

it('names a value that it does not know', async () => {
	const { error } = await runNode(new StoredCredentials(), {
		parameters: { api: 'noApi', url: '/x' },
	});
	expect(error?.message).toContain('"API" names an API that the node does not know: "noApi"');
});
