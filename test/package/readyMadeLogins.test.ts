/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/** Rules for every ready-made login: its data, its form, its page, and that users can find it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KnownLoginApi } from '../../credentials/KnownLoginApi.credentials';
import { definitions } from '../../credentials/knownLogins/definitions';
import { formName, isSecret } from '../../credentials/knownLogins/fields';
import { switchesFor } from '../../credentials/knownLogins/tokenLoginFields';
import { formFields } from '../../credentials/tokenLogin/form/form';

const root = resolve(__dirname, '../..');
const folder = join(root, 'credentials/knownLogins');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
	(file) => file.includes('/') && !file.endsWith('index.ts'),
);
const { properties } = new KnownLoginApi();

it('there are at least 45, and no two of one name', () => {
	expect(definitions.length).toBeGreaterThanOrEqual(45);
	expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
	expect(new Set(definitions.map(({ label }) => label)).size).toBe(definitions.length);
});

it('each has a file, which is data and no code', () => {
	const names = files.map((file) => file.replace(/^.*\/|\.ts$/g, ''));
	expect(names.sort()).toEqual(definitions.map(({ name }) => name).sort());
	const withCode = files.filter((file) =>
		/=>|function|`|\.\.\./.test(readFileSync(join(folder, file), 'utf8')),
	);
	expect(withCode).toEqual([]);
});

it('none is longer than what a page of an editor shows, but for a list of regions', () => {
	const lengths = files.map((file): [string, number] => {
		const lines = readFileSync(join(folder, file), 'utf8').split('\n');
		return [file, lines.filter((line) => !/^\t{4}'/.test(line)).length];
	});
	expect(lengths.filter(([, length]) => length > 44)).toEqual([]);
});

it('no two of their fields have one name in the form', () => {
	const names = properties.map(({ name }) => name);
	expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('the page is what is written from the data', () => {
	const script = `
		import { readyMadeLoginsPage } from './test/docs/readyMadeLogins.ts';
		void readyMadeLoginsPage().then((page) => process.stdout.write(page));`;
	const page = execFileSync('npx', ['tsx', '--eval', script], { cwd: root, encoding: 'utf8' });
	expect(readFileSync(join(root, 'docs/ready-made-logins.md'), 'utf8')).toBe(page);
}, 60_000);

it('the README counts them', () => {
	const text = readFileSync(join(root, 'README.md'), 'utf8');
	expect(text).toContain(`log in to ${definitions.length} APIs`);
	expect(text).toContain(`the login of ${definitions.length} APIs`);
});

describe.each(definitions)('$label', (definition) => {
	const { name, fields, settings, documentation, test } = definition;
	const texts = JSON.stringify(settings);
	const entered = Object.keys(fields);

	it('asks for at most five values, and uses each', () => {
		expect(entered.length).toBeGreaterThanOrEqual(1);
		expect(entered.length).toBeLessThanOrEqual(5);
		const used = (field: string) => new RegExp(`[{(:,]${field}[}):,]`).test(texts);
		expect(entered.filter((field) => !used(field))).toEqual([]);
	});

	it('shows its own fields only, and masks what is secret', () => {
		const shown = properties.filter(({ displayOptions }) =>
			displayOptions?.show?.knownApi?.includes(name),
		);
		expect(shown.map((field) => field.name)).toEqual([
			...entered.map((field) => formName(name, field)),
			formName(name, 'about'),
		]);
		for (const [field, known] of Object.entries(fields)) {
			expect([known.label, known.where]).not.toContain('');
			const { typeOptions } = properties.find((each) => each.name === formName(name, field)) ?? {};
			expect(typeOptions?.password === true).toBe(isSecret(known));
		}
		const open = entered.filter((field) => !isSecret(fields[field]));
		expect(open.filter((field) => /password|secret|privatekey|passphrase/i.test(field))).toEqual(
			[],
		);
	});

	it('sets fields that Token Login has', () => {
		const known = formFields.map((field) => field.name);
		const set = [...Object.keys(settings), ...switchesFor(settings)];
		expect(set.filter((each) => !known.includes(each))).toEqual([]);
		const values = Object.entries(settings).filter(([, value]) => typeof value === 'string');
		const wrong = values.filter(([each, value]) => {
			const field = formFields.find(({ name: of, type }) => of === each && type === 'options');
			return field?.options?.every((option) => 'value' in option && option.value !== value);
		});
		expect(wrong).toEqual([]);
	});

	it('says what it was checked with, and when', () => {
		for (const url of [documentation.url, documentation.source ?? documentation.url])
			expect(url).toMatch(/^https:\/\//);
		if (documentation.checked !== undefined)
			expect(documentation.checked).toMatch(/^20\d\d-\d\d-\d\d$/);
		if (test !== undefined) expect(test).toMatch(/^[/?]/);
	});
});
