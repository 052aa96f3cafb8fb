/** Tests Further Values of a Token Login whose expressions do not give texts. */
import { addedValues } from '../../../../credentials/tokenLogin/settings/addedValues';
import { stepsOf } from '../../../../credentials/tokenLogin/settings/readRequests';
import { readSettings } from '../../../../credentials/tokenLogin/settings/readSettings';

const entries = (...values: unknown[]) => ({ values });

it.each<[string, unknown, string[][]]>([
	['nothing', undefined, []],
	['no list', {}, []],
	['the entry that a form begins with', entries({ name: '', value: '' }), []],
	['nothing in an entry', entries({ name: undefined, value: null }, null), []],
	['a name without a value', entries({ name: 'tenant', value: '' }), [['tenant', '']]],
	['a number', entries({ name: ' id ', value: 5 }), [['id', '5']]],
	['false', entries({ name: 'on', value: false }), [['on', 'false']]],
	['a date', entries({ name: 'at', value: new Date(NaN) }), [['at', 'Invalid Date']]],
])('%s is read', (_what, collection, values) => {
	expect(addedValues(collection, 'Values')).toEqual(values);
});

it.each<[string, unknown, string]>([
	[
		'an object as a value',
		entries({ name: 'tenant', value: { id: 'hidden' } }),
		'has an object as "tenant", which must be a text',
	],
	[
		'one without a prototype',
		entries({ name: 'tenant', value: Object.create(null) as object }),
		'has an object as "tenant"',
	],
	['a list as a value', entries({ name: 'ids', value: ['hidden'] }), 'has a list as "ids"'],
	[
		'an object as a value without a name',
		entries({ value: { id: 'hidden' } }),
		'has an object as value 1',
	],
	[
		'an object as a name',
		entries({ name: 'a', value: 'b' }, { name: { id: 'hidden' }, value: 'c' }),
		'has an object as the name of value 2, which must be a text',
	],
	[
		'a value without a name',
		entries({ name: 'a', value: 'b' }, { name: ' ', value: 'hidden' }),
		'has a value without a name (value 2)',
	],
])('%s is an error that names the field, not the value', (_what, collection, problem) => {
	const read = () => addedValues(collection, 'Secret Values');
	expect(read).toThrow(`the field "Further Values > Secret Values" ${problem}`);
	expect(read).not.toThrow('hidden');
});

it.each([
	['values', 'Values'],
	['secretValues', 'Secret Values'],
])('the credential names %s', (name, label) => {
	const credential = { loginKind: 'custom', baseUrl: 'https://a.test', loginUrl: '/login' };
	const added = entries({ name: 'tenant', value: { id: 1 } });
	expect(() => readSettings({ ...credential, [name]: added } as never)).toThrow(
		`Token Login API: the field "Further Values > ${label}" has an object as "tenant"`,
	);
});

it('a step names its field', () => {
	const steps = { steps: [{ url: '/a' }, { url: '/b', body: { id: 1 } }] };
	expect(() => stepsOf(steps)).toThrow('the field "Steps > Step 3" has an object as body');
});
