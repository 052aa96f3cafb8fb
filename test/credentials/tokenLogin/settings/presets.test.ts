/** Tests the requests of the common kinds of login, and the values that they name. */
import { FieldReader } from '../../../../credentials/engine/vendor/fieldReader';
import {
	namedValues,
	presetOf,
	type LoginKind,
} from '../../../../credentials/tokenLogin/settings/presets';

const reader = (fields: object) => new FieldReader('Test API', { ...fields });
const SIMPLE = { method: 'POST', refreshTokenPath: '', renewBody: '' };
const NAMES = { usernameName: 'login', passwordName: 'pass' };
const FORM = 'username=${username}\npassword=${password}';
const OWN_FORM = 'login=${username}\npass=${password}';
const BASIC = { user: '${username}', password: '${password}' };

it.each<[LoginKind, object, object]>([
	['json', {}, { bodyType: 'json', body: '{"username":"${username}","password":"${password}"}' }],
	['json', NAMES, { bodyType: 'json', body: '{"login":"${username}","pass":"${password}"}' }],
	['form', {}, { bodyType: 'form', body: FORM }],
	['form', NAMES, { bodyType: 'form', body: OWN_FORM }],
	['cookie', {}, { bodyType: 'form', body: FORM }],
	['basic', NAMES, { bodyType: 'none', body: '', basic: BASIC }],
	['curl', NAMES, { bodyType: 'auto', body: '' }],
	['custom', NAMES, { bodyType: 'auto', body: '' }],
	['signedJwt', NAMES, { bodyType: 'none', body: '' }],
])('%s with %j', (kind, fields, expected) => {
	expect(presetOf(kind, reader(fields))).toEqual({ ...SIMPLE, ...expected });
});

it.each<[LoginKind, string]>([
	['oauth2Password', 'grant_type=password'],
	['oauth2ClientCredentials', 'grant_type=client_credentials'],
	['refreshToken', 'grant_type=refresh_token'],
])('%s is a grant', (kind, body) => {
	expect(presetOf(kind, reader({})).body.split('\n')[0]).toBe(body);
});

const list = (...values: object[]) => ({ values });

it('values have the names of their fields, and those that a person gave them', () => {
	const credentials = {
		username: ' ann ',
		clientId: 'cid',
		scope: 's',
		password: ' p ',
		clientSecret: '',
		refreshToken: ' R\n',
		other: 'x',
		values: list({ name: ' tenant ', value: ' 1 ' }, { name: ' ', value: '' }, { name: 'empty' }),
		secretValues: list({ name: 'apiKey', value: 'k' }, { value: '' }),
	};
	const { values, secrets } = namedValues(credentials as never, reader(credentials));
	expect(values).toEqual({
		username: 'ann',
		clientId: 'cid',
		scope: 's',
		password: ' p ',
		clientSecret: '',
		refreshToken: 'R',
		tenant: ' 1 ',
		empty: '',
		apiKey: 'k',
	});
	expect(secrets).toEqual([' p ', 'R', 'k']);
});

it('a field that is not shown has no value', () => {
	const none = namedValues({ values: {} } as never, reader({}));
	expect(none).toEqual({ values: {}, secrets: [] });
	expect(namedValues({ username: null } as never, reader({})).values).toEqual({ username: '' });
});
