/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand */
/**
 * `npx tsx test/template/copy.ts HarbourMaster "Harbour Master"`: copies the template to where a
 * provider's files belong, and adds it to every list. Nothing that exists is overwritten.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const TEMPLATE = 'test/template';

/** The template's files, below its folder, and the folder each is copied to. */
const FILES: Array<[file: string, folder: string]> = [
	['credentials/ParcelApi.credentials.ts', 'credentials'],
	['icons/parcel.svg', 'icons'],
	['icons/parcel.dark.svg', 'icons'],
	['providers/parcel.ts', 'test/providers'],
	['docs/parcel.md', 'docs'],
];

/** The lists that a provider is in; each is to have for it what it has for CAEPE. */
const LISTS = [
	'package.json',
	'nodes/AuthenticatedRequest/AuthenticatedRequest.node.ts',
	'test/providers/registry.ts',
];

/** How a provider is called: in code (`HarbourMaster`) and by people (`Harbour Master`). */
export interface Names {
	code: string;
	people: string;
}

/** The forms of a name in code: of classes, of variables and files, and of constants. */
function formsOf(code: string) {
	const camel = code[0].toLowerCase() + code.slice(1);
	const constant = code.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_').toUpperCase();
	return { code, camel, constant };
}

/** A text of the template with another provider's names. */
function renamed(text: string, { code, people }: Names): string {
	const { camel, constant } = formsOf(code);
	return text
		.replace(/Parcel(?=Api\b(?! API))|(?<=start)Parcel/g, code)
		.replaceAll('Parcel', people)
		.replaceAll('parcel', camel)
		.replaceAll('PARCEL', constant);
}

/** The imports of a file as they are from another folder; what is copied too is found there. */
function moved(text: string, from: string, to: string): string {
	const target = (path: string) => {
		const inTemplate = relative(TEMPLATE, path);
		const copied = FILES.find(([file]) => file === `${inTemplate}.ts`);
		return copied ? join(copied[1], inTemplate.split('/').slice(1).join('/')) : path;
	};
	return text.replace(/from '(\.[^']+)'/g, (_all, name: string) => {
		const path = relative(to, target(join(from, name)));
		return `from '${path.startsWith('.') ? path : `./${path}`}'`;
	});
}

/** A copy of a file of the template: its path, and its text. */
function copyOf(file: string, folder: string, names: Names): [path: string, text: string] {
	const from = join(TEMPLATE, file);
	// The template is not shipped, so n8n's linter has to be told what it finds in it.
	const text = readFileSync(join(project, from), 'utf8').replace(
		/^\/\* eslint-disable .*\*\/\n/,
		'',
	);
	const path = join(folder, renamed(file.split('/').slice(1).join('/'), names));
	return [path, renamed(moved(text, dirname(from), folder), names)];
}

/**
 * A list with all that it has for CAEPE for another provider too. A constant that is about CAEPE
 * alone stays: a line of its own would declare it twice.
 */
function extended(text: string, { code }: Names): string {
	const { camel, constant } = formsOf(code);
	const other = (lines: string) =>
		lines.replaceAll('Caepe', code).replaceAll('caepe', camel).replaceAll('CAEPE', constant);
	return (
		text
			// A list in one line.
			.replace(/\bCAEPE, /g, (found) => found + other(found))
			// A block, else a line.
			.replace(
				/^(\t+)\{\n(?:\1\t.*\n)*?\1\tname: 'caepeApi'(?:.*\n)+?\1\},\n|^(?!.*\bCAEPE, |export const ).*caepe.*\n/gim,
				(found) => found + other(found),
			)
	);
}

/** All files that a new provider makes or changes, by path, with what is to be in them. */
export function filesFor(names: Names): Map<string, string> {
	const files = new Map(FILES.map(([file, folder]) => copyOf(file, folder, names)));
	for (const list of LISTS) {
		const text = readFileSync(join(project, list), 'utf8');
		files.set(list, extended(text, names));
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
		const isNew = !LISTS.includes(path);
		if (isNew && existsSync(join(project, path))) throw new Error(`${path} is there already`);
		writeFileSync(join(project, path), text);
		console.log(`${isNew ? 'new    ' : 'changed'} ${path}`);
	}
}
