/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the project's own files */
/** Copies the template of docs/adding-a-provider.md and checks the result. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { preProcessFile } from 'typescript';
import { filesFor } from './copy';

const root = resolve(__dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const files = filesFor({ code: 'HarbourMaster', people: 'Harbour Master' });
const textOf = (path: string) => files.get(path) ?? '';
/** Returns the lines that were added to a list, as one text. */
const addedTo = (path: string) => {
	const before = read(path).split('\n');
	return textOf(path)
		.split('\n')
		.filter((line) => !before.includes(line))
		.join('\n');
};
const copies = [...files.keys()].filter((path) => !existsSync(join(root, path)));

it('makes five files', () => {
	expect(copies).toEqual([
		'credentials/HarbourMasterApi.credentials.ts',
		'icons/harbourMaster.svg',
		'icons/harbourMaster.dark.svg',
		'test/providers/harbourMaster.ts',
		'docs/harbourMaster.md',
	]);
});

describe.each(copies)('%s', (path) => {
	it('has no name of the template, and needs no linter turned off', () => {
		expect(textOf(path)).not.toMatch(/parcel|eslint-disable/i);
	});

	it('imports what is there', () => {
		const { importedFiles } = preProcessFile(path.endsWith('.ts') ? textOf(path) : '');
		const paths = importedFiles
			.map(({ fileName }) => fileName)
			.filter((name) => name.startsWith('.'))
			.map((name) => `${join(dirname(path), name)}.ts`);
		expect(paths.filter((each) => !existsSync(join(root, each)) && !files.has(each))).toEqual([]);
		expect(paths.filter((each) => each.startsWith('test/template'))).toEqual([]);
	});
});

it('names the class, the flow and the emulator', () => {
	expect(textOf('credentials/HarbourMasterApi.credentials.ts')).toMatch(
		/^export function harbourMasterFlow\([^]+^export class HarbourMasterApi [^]+displayName = 'Harbour Master API';/m,
	);
	expect(textOf('test/providers/harbourMaster.ts')).toMatch(
		/^import \{ HarbourMasterApi \} from '\.\.\/\.\.\/credentials\/HarbourMasterApi\.credentials';[^]+^declare module '\.\/types' \{\n\tinterface Emulators \{\n\t\tharbourMasterApi: [^]+^export const EMULATOR = vendor\(\{\n\ttype: 'harbourMasterApi',/m,
	);
});

it('is offered among the APIs', () => {
	expect(textOf('credentials/HarbourMasterApi.credentials.ts')).toContain(
		"offeredAs: 'Harbour Master API',",
	);
});

it.each([
	[
		'README.md',
		['| Harbour Master API | user name, password |', ', [Harbour Master](docs/harbourMaster.md).'],
	],
	['package.json', ['"dist/credentials/HarbourMasterApi.credentials.js",']],
	[
		'nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts',
		[
			"import { harbourMaster } from '../../credentials/HarbourMasterApi.credentials'",
			'\tharbourMaster,',
			"name: 'harbourMasterApi'",
			"'harbourMasterApiTest'",
			"show: { api: ['harbourMasterApi'] }",
		],
	],
])('is added to %s', (list, parts) => {
	for (const part of parts) expect(addedTo(list)).toContain(part);
});

it('names CAEPE no oftener than before', () => {
	const count = (text: string) => text.match(/caepe/gi)?.length;
	const lists = [...files.keys()].filter((path) => existsSync(join(root, path)));
	expect(lists).toHaveLength(3);
	for (const list of lists) expect(count(textOf(list))).toBe(count(read(list)));
});

it.each([...files].filter(([path]) => path.endsWith('.ts')))(
	'declares nothing twice in %s',
	(_path, text) => {
		const names = [...text.matchAll(/^export (?:const|class|function) (\w+)/gm)].map(
			([, name]) => name,
		);
		expect(names).toEqual([...new Set(names)]);
	},
);
