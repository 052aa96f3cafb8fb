/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand */
/**
 * `npx tsx test/template/copy.ts HarbourMaster "Harbour Master"` copies the template to where a
 * provider's files belong, and adds the provider to every list. It never overwrites a file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const TEMPLATE = 'test/template';

/** The template's files, by their path in its folder, and the folder that each is copied to. */
const FILES: Array<[file: string, folder: string]> = [
	['credentials/ParcelApi.credentials.ts', 'credentials'],
	['icons/parcel.svg', 'icons'],
	['icons/parcel.dark.svg', 'icons'],
	['providers/parcel.ts', 'test/providers'],
	['docs/parcel.md', 'docs'],
];

/** The files that name the providers, and how each is to name one more. */
const LISTS: Record<string, (text: string, names: Names) => string> = {
	'package.json': likeCaepe,
	'nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts': likeCaepe,
	'README.md': inReadme,
};

/** A provider's name in code (`HarbourMaster`) and for people (`Harbour Master`). */
export interface Names {
	code: string;
	people: string;
}

/** A class's name as variables and files are named. */
const camelOf = (code: string) => code[0].toLowerCase() + code.slice(1);

/** Returns a text of the template with another provider's names. */
function renamed(text: string, { code, people }: Names): string {
	return text
		.replace(/Parcel(?=Api\b(?! API))|(?<=start)Parcel/g, code)
		.replaceAll('Parcel', people)
		.replaceAll('parcel', camelOf(code));
}

/**
 * Rewrites a file's imports for another folder. Imports of files that are copied as well lead to
 * the copies.
 */
function moved(text: string, from: string, to: string): string {
	const target = (path: string) => {
		const inTemplate = relative(TEMPLATE, path);
		const copied = FILES.find(([file]) => file === `${inTemplate}.ts`);
		return copied ? join(copied[1], inTemplate.split('/').slice(1).join('/')) : path;
	};
	return text.replace(/(from|module) '(\.[^']+)'/g, (_all, word: string, name: string) => {
		const path = relative(to, target(join(from, name)));
		return `${word} '${path.startsWith('.') ? path : `./${path}`}'`;
	});
}

/** Returns the path and the text of a copied template file. */
function copyOf(file: string, folder: string, names: Names): [path: string, text: string] {
	const from = join(TEMPLATE, file);
	// The template is not shipped, so it has comments that turn off rules of n8n's linter. The copy
	// does not need them.
	const text = readFileSync(join(project, from), 'utf8').replace(
		/^\/\* eslint-disable .*\*\/\n/,
		'',
	);
	const path = join(folder, renamed(file.split('/').slice(1).join('/'), names));
	return [path, renamed(moved(text, dirname(from), folder), names)];
}

/** A file with all that it has for CAEPE, blocks and single lines, for another provider too. */
function likeCaepe(text: string, { code }: Names): string {
	const other = (lines: string) =>
		lines.replaceAll('Caepe', code).replaceAll('caepe', camelOf(code));
	return text.replace(
		/^(\t+)\{\n(?:\1\t.*\n)*?\1\tname: 'caepeApi'(?:.*\n)+?\1\},\n|^.*caepe.*\n/gim,
		(found) => found + other(found),
	);
}

/** The README with the template's login in the table of credentials, and the page in the list below. */
function inReadme(text: string, { code, people }: Names): string {
	const row = `| ${people} API | user name, password | \`Authorization: Bearer\` | the login's answer; renewed by the token itself |\n`;
	return text
		.replace(/^(?=\| Ready-Made Login API)/m, row)
		.replace(
			/(?<=pages that say where to find every value: .*)(?=\.$)/m,
			`, [${people}](docs/${camelOf(code)}.md)`,
		);
}

/** Returns all files that a new provider adds or changes: the text of each, by its path. */
export function filesFor(names: Names): Map<string, string> {
	const files = new Map(FILES.map(([file, folder]) => copyOf(file, folder, names)));
	for (const [list, withOneMore] of Object.entries(LISTS)) {
		const text = readFileSync(join(project, list), 'utf8');
		files.set(list, withOneMore(text, names));
	}
	return files;
}

if (require.main === module) {
	const [code = '', people = code] = process.argv.slice(2);
	if (!/^[A-Z][A-Za-z\d]+$/.test(code))
		throw new Error(
			'Name the provider as a class is named: npx tsx test/template/copy.ts HarbourMaster "Harbour Master"',
		);
	for (const [path, text] of filesFor({ code, people })) {
		const isNew = !(path in LISTS);
		if (isNew && existsSync(join(project, path))) throw new Error(`${path} is there already`);
		writeFileSync(join(project, path), text);
		console.log(`${isNew ? 'new    ' : 'changed'} ${path}`);
	}
}
