/** Tests that the error about an empty field names it as the form does, for every way to log in. */
import type { INodeProperties } from 'n8n-workflow';
import { VENDORS } from '../providers/registry';
import { allProviders } from '../support/allProviders';
import { HOST } from './sampleFlows';

/** Whether the form shows the field for a way to log in. */
function isShown({ displayOptions }: INodeProperties, authMethod: string): boolean {
	const wanted = displayOptions?.show?.authMethod as string[] | undefined;
	return wanted === undefined || wanted.includes(authMethod);
}

const rows = VENDORS.flatMap(({ type, credential: { displayName, properties } }) => {
	const provider = allProviders().find((each) => each.type === type);
	const choice = properties.find(({ name }) => name === 'authMethod');
	const methods = (choice?.options ?? []).map((option) => ('value' in option ? option.value : ''));
	return (methods.length === 0 ? [''] : methods.map(String)).flatMap((authMethod) => {
		const required = properties.filter((field) => field.required && isShown(field, authMethod));
		const filled = Object.fromEntries(
			required.map(({ name }) => [name, /url/i.test(name) ? HOST : 'x']),
		);
		return required.map(({ name, displayName: label, displayOptions }) => {
			const shownBy = Object.entries(displayOptions?.show ?? {}).map(([by, values]) => [
				by,
				values?.[0],
			]);
			const all = { ...filled, ...Object.fromEntries(shownBy), authMethod };
			const read = (value: string) => () => provider?.readFlow({ ...all, [name]: value });
			return { title: `${displayName} ${authMethod} without "${label}"`, label, name, read };
		});
	});
});

it('there are rows for every way to log in', () => {
	expect(rows.length).toBeGreaterThan(20);
});

it.each(rows)('$title', ({ label, name, read }) => {
	expect(read('')).toThrow(`the field "${label}" is empty`);
	if (/url/i.test(name)) expect(read('x')).toThrow(`the field "${label}" must be a whole URL`);
});
