import type { INodeProperties } from 'n8n-workflow';
import type { Locator } from 'playwright-core';

/** Values of a form by the names of its fields. */
export type Values = Record<string, unknown>;

/** Returns the field of a form with this name. */
type Find = (name: string) => Locator;

/**
 * Fills in a form from top to bottom, as a person does, because choices further up decide which
 * fields follow. Empty values are skipped.
 */
export async function fillForm(form: Locator, properties: INodeProperties[], values: Values) {
	await fill(form, (name) => form.getByTestId(`parameter-input-${name}`), properties, values);
}

/** How often a list is opened until it shows the entry, and how long to wait each time. */
const OPENINGS = 6;
const LOOK_MS = 10_000;

/**
 * Opens a list by a click on `opener` and clicks on one of its entries. The list is opened again if
 * n8n closes it, which happens when n8n redraws the form a moment after another choice.
 */
export async function pick(opener: Locator, entry: Locator): Promise<void> {
	for (let opened = 1; opened < OPENINGS; opened++) {
		await opener.click();
		const isPicked = await entry.click({ timeout: LOOK_MS }).then(
			() => true,
			() => false,
		);
		if (isPicked) return;
	}
	await opener.click();
	await entry.click({ timeout: LOOK_MS });
}

/** Opens a list and clicks on one of its options. */
export async function choose(field: Locator, option: string): Promise<void> {
	const page = field.page();
	const entry = page
		.getByRole('option')
		.filter({ visible: true, has: page.getByText(option, { exact: true }) });
	await pick(field, entry);
}

async function fill(form: Locator, find: Find, properties: INodeProperties[], values: Values) {
	// Of fields that share a name, the last one is used: by then the fields that decide on it are
	// filled in.
	const names = properties
		.map(({ name }) => name)
		.filter((name, index, all) => all.lastIndexOf(name) === index);
	const unknown = Object.keys(values).filter((name) => !names.includes(name));
	if (unknown.length > 0) throw new Error(`No such field: ${unknown.join(', ')}`);
	for (const name of names) {
		const value = values[name];
		if (value === undefined || value === '') continue;
		const property = properties.find((each) => each.name === name) as INodeProperties;
		if (property.type === 'fixedCollection') await fillList(form, property, value as Values);
		else if (property.type === 'collection')
			await addOptions(form, find, property, value as Values);
		else await fillField(find(name), property, value);
	}
}

async function fillField(field: Locator, property: INodeProperties, value: unknown): Promise<void> {
	await field.waitFor();
	if (property.type === 'options') await choose(field, optionName(property, value));
	else if (property.type === 'boolean') await turn(field, value as boolean);
	else await write(field, String(value));
}

/** Writes into a field and moves the focus away. */
export async function write(field: Locator, text: string): Promise<void> {
	const input = field.locator('input, textarea');
	await input.fill(text);
	await input.blur();
}

async function turn(field: Locator, on: boolean): Promise<void> {
	const isOn = await field.getByRole('switch', { includeHidden: true }).isChecked();
	if (isOn !== on) await field.locator('.el-switch').click();
}

/**
 * Fills in a list's entries, such as `{ steps: [{ method: 'POST' }] }`. The first may exist
 * already.
 */
async function fillList(form: Locator, property: INodeProperties, value: Values): Promise<void> {
	const list = form.getByTestId(`fixed-collection-${property.name}`);
	await list.waitFor();
	const [group] = property.options as Array<{ name: string; values: INodeProperties[] }>;
	for (const [index, entry] of (value[group.name] as Values[]).entries()) {
		const find: Find = (name) => list.locator(`[data-parameter-path$="[${index}].${name}"]`);
		if ((await find(group.values[0].name).count()) === 0)
			await list.getByTestId('fixed-collection-add').click();
		await fill(list, find, group.values, entry);
	}
}

/** Adds options one by one with the button below them. */
async function addOptions(form: Locator, find: Find, property: INodeProperties, values: Values) {
	const properties = property.options as INodeProperties[];
	for (const { name, displayName } of properties) {
		if (values[name] === undefined || (await find(name).isVisible())) continue;
		await choose(form.getByTestId('collection-parameter-add'), displayName);
	}
	await fill(form, find, properties, values);
}

function optionName({ name, options = [] }: INodeProperties, value: unknown): string {
	const found = options.find((option) => 'value' in option && option.value === value);
	if (found === undefined) throw new Error(`${name} has no option ${String(value)}`);
	return found.name;
}
