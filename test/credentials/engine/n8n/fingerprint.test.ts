import { fingerprintOf } from '../../../../credentials/engine/n8n/storedSession';

const entered = { baseUrl: 'https://a.example', username: 'ada', password: 'x' };
const original = fingerprintOf(entered);

it.each([
	['the token', { ...entered, accessToken: 'T' }],
	['the session state', { ...entered, sessionState: '{}' }],
	['the order of fields', { password: 'x', username: 'ada', baseUrl: 'https://a.example' }],
])('%s does not matter', (_title, credentials) => {
	expect(fingerprintOf(credentials)).toBe(original);
});

it.each([
	['another value', { ...entered, password: 'y' }],
	['another type of value', { ...entered, password: 5 }],
	['one more field', { ...entered, module: '' }],
	['a field less', { baseUrl: entered.baseUrl, username: entered.username }],
	['values that changed places', { ...entered, username: 'x', password: 'ada' }],
	['values that only join to the same text', { ...entered, username: 'adap', password: '' }],
])('%s makes another fingerprint', (_title, credentials) => {
	expect(fingerprintOf(credentials)).not.toBe(original);
});

it('does not show what was entered', () => {
	expect(original).toMatch(/^[0-9a-f]{64}$/);
});
