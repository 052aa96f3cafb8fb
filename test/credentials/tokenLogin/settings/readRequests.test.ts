/** Tests the requests that the fields describe, and the defaults for empty fields. */
import { FieldReader } from '../../../../credentials/engine/vendor/fieldReader';
import {
	loginOf,
	presetRenewalOf,
	renewalOf,
	requestOf,
	stepsOf,
	type LoginFields,
} from '../../../../credentials/tokenLogin/settings/readRequests';

const reader = (fields: Record<string, string>) => (name: string) => fields[name] ?? '';
const PRESET = {
	method: 'POST',
	bodyType: 'form' as const,
	body: 'grant_type=password\nclient_id=${clientId}',
	basic: { user: 'a', password: 'b' },
	refreshTokenPath: 'refresh_token',
	renewBody: 'grant_type=refresh_token\nclient_id=${clientId}\nrefresh_token=${refreshToken}',
};
const login = (fields: Record<string, string>, more: Partial<LoginFields> = {}): LoginFields => ({
	fields: new FieldReader('Test API', fields),
	preset: PRESET,
	read: reader(fields),
	isCustom: false,
	sendsBasic: false,
	...more,
});
const USUAL = {
	label: 'Login',
	method: 'POST',
	url: '/login',
	query: '',
	headers: '',
	bodyType: 'form',
	body: PRESET.body,
	basic: PRESET.basic,
};

it.each<[string, Record<string, string>, Partial<LoginFields>, object]>([
	['the preset', {}, {}, {}],
	['further fields', { loginFields: 'aud=x' }, {}, { body: `${PRESET.body}\naud=x` }],
	[
		'all but the body',
		{ loginMethod: 'PUT', loginQuery: 'q=1', loginHeaders: 'A: b', loginBodyType: 'json' },
		{},
		{ method: 'PUT', query: 'q=1', headers: 'A: b' },
	],
	['a body', { loginBody: 'x=1' }, {}, { bodyType: 'auto', body: 'x=1' }],
	[
		'a body and its type',
		{ loginBody: 'x', loginBodyType: 'text' },
		{},
		{ bodyType: 'text', body: 'x' },
	],
	['no body', { loginBodyType: 'none' }, {}, { bodyType: 'none', body: '' }],
	['a custom login', { loginFields: 'aud=x' }, { isCustom: true }, { bodyType: 'auto', body: '' }],
	[
		'a custom login by Basic',
		{ loginBasicUser: ' u ', loginBasicPassword: 'p' },
		{ isCustom: true, sendsBasic: true },
		{ bodyType: 'auto', body: '', basic: { user: 'u', password: 'p' } },
	],
])('the login: %s', (_title, fields, more, expected) => {
	expect(loginOf(login(fields, more), '/login')).toEqual({ ...USUAL, ...expected });
});

it('the preset’s renewal has the login’s address and headers, but no query', () => {
	const request = {
		...USUAL,
		method: 'PUT',
		query: 'q=1',
		headers: 'A: b',
		bodyType: 'json' as const,
	};
	const usual = { ...request, label: 'Renewal', method: 'POST', query: '', bodyType: 'form' };
	expect(presetRenewalOf(login({}), request)).toEqual({ ...usual, body: PRESET.renewBody });
	const own = login({ loginBody: 'grant_type=password' });
	expect(presetRenewalOf(own, request)).toEqual({
		...usual,
		body: 'grant_type=refresh_token\nrefresh_token=${refreshToken}',
	});
});

const RENEWAL = {
	...USUAL,
	label: 'Renewal',
	headers: 'P: p',
	body: 'r=1',
	bodyType: 'form' as const,
};
const NONE = { ...RENEWAL, body: '' };
const OWN = { label: 'Renewal', method: 'POST', url: '/renew', query: '', headers: '' };

it.each<[string, Record<string, string> | undefined, object, object | undefined]>([
	['nothing, with a preset', undefined, RENEWAL, RENEWAL],
	['nothing, without one', undefined, NONE, undefined],
	['no URL, with a preset', { renewBody: 'x' }, RENEWAL, RENEWAL],
	[
		'no URL, without one',
		{ renewBody: 'x' },
		NONE,
		{ ...OWN, url: '', bodyType: 'auto', body: 'x' },
	],
	['a URL, without a preset', { renewUrl: '/renew' }, NONE, { ...OWN, bodyType: 'auto', body: '' }],
	[
		'a URL, with the preset’s body',
		{ renewUrl: '/renew', renewMethod: 'PUT', renewQuery: 'q' },
		RENEWAL,
		{
			...OWN,
			method: 'PUT',
			query: 'q',
			headers: 'P: p',
			bodyType: 'form',
			body: 'r=1',
			basic: PRESET.basic,
		},
	],
	[
		'headers of its own',
		{ renewUrl: '/renew', renewHeaders: 'A: b' },
		RENEWAL,
		{ ...OWN, headers: 'A: b', bodyType: 'form', body: 'r=1', basic: PRESET.basic },
	],
	[
		'a body of its own',
		{ renewUrl: '/renew', renewBody: 'x' },
		RENEWAL,
		{ ...OWN, bodyType: 'auto', body: 'x' },
	],
	[
		'a type of its own',
		{ renewUrl: '/renew', renewBodyType: 'none' },
		RENEWAL,
		{ ...OWN, bodyType: 'none', body: '' },
	],
])('the renewal: %s', (_title, fields, preset, expected) => {
	const read = fields && reader(fields);
	expect(renewalOf(read, preset as typeof RENEWAL)).toEqual(expected);
});

it('a request is read by the prefix of its fields', () => {
	const fields = {
		aMethod: 'PUT',
		aUrl: '/a',
		aQuery: 'q',
		aHeaders: 'h',
		aBodyType: 'json',
		aBody: 'b',
	};
	expect(requestOf('A', 'a', reader(fields))).toEqual({
		label: 'A',
		method: 'PUT',
		url: '/a',
		query: 'q',
		headers: 'h',
		bodyType: 'json',
		body: 'b',
	});
	expect(requestOf('B', 'b', reader(fields))).toEqual({
		...OWN,
		label: 'B',
		url: '',
		bodyType: 'auto',
		body: '',
	});
});

it('steps are numbered from 2, and have a method and a type in any case', () => {
	const step = { method: 'GET', url: '/a', query: 'q', headers: 'h', bodyType: 'json', body: 'b' };
	expect(stepsOf({ steps: [step, {}] })).toEqual([
		{ label: 'Step 2', ...step },
		{
			label: 'Step 3',
			method: 'POST',
			url: '',
			query: '',
			headers: '',
			bodyType: 'auto',
			body: '',
		},
	]);
	expect([stepsOf(undefined), stepsOf({})]).toEqual([[], []]);
});
