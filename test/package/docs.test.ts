/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/** The links of the pages work, and the messages that they quote are in the code. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CREDENTIAL_TYPES } from '../support/credentialTypes';

const root = resolve(__dirname, '../..');
const tracked = (...patterns: string[]) =>
	execFileSync('git', ['ls-files', ...patterns], { cwd: root, encoding: 'utf8' })
		.trim()
		.split('\n');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = tracked('*.md');
const code = tracked('credentials/*.ts', 'nodes/*.ts')
	.map(read)
	.join('\n')
	.replaceAll('\\${', '${');

/**
 * The folder that a page's links start from. The template's page is written for the folder that it
 * is copied to.
 */
const folderOf = (page: string) => dirname(page.replace(/^test\/template\//, ''));

/** Returns the address that GitHub gives a heading. */
function addressOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N} _-]/gu, '')
		.replaceAll(' ', '-');
}

function addressesIn(page: string): string[] {
	return [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => addressOf(heading));
}

it.each(pages)('%s: every link leads somewhere', (page) => {
	const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link);
	const broken = links
		.filter((link) => !/^[a-z]+:/.test(link))
		.filter((link) => {
			const [path, address] = link.split('#');
			const file = path === '' ? page : join(folderOf(page), path);
			if (!existsSync(join(root, file))) return true;
			return address !== undefined && !addressesIn(file).includes(address);
		});
	expect(broken).toEqual([]);
});

/**
 * Returns the messages that a page explains: the first column of a table, or the first lines of a
 * list.
 */
function messagesIn(page: string): string[] {
	const rows = read(page).split('\n');
	const start = rows.findIndex((row) => /^\| Message\s/.test(row));
	const table = start < 0 ? [] : rows.slice(start + 2);
	const end = table.findIndex((row) => !row.startsWith('|'));
	const cells = table.slice(0, end < 0 ? undefined : end).map((row) => row.split(' | ')[0]);
	const [, list = ''] = read(page).split('\n## Messages\n');
	const items = list.split('\n').filter((line) => /^- .*\\$/.test(line));
	return [...cells, ...items].flatMap((text) =>
		[...text.matchAll(/`([^`]+)`/g)].map(([, words]) => words),
	);
}

const withMessages = pages.filter((page) => messagesIn(page).length > 0);

it('there are pages with messages', () => {
	expect(withMessages.length).toBeGreaterThan(5);
});

it.each(withMessages)('%s: the code prints the messages', (page) => {
	// Errors name a credential without its vendor's name.
	const names = CREDENTIAL_TYPES.map(
		({ displayName }) => `${displayName.replace(/ \(.*?\)/, '')}: `,
	);
	const missing = messagesIn(page).flatMap((message) => {
		const words = names.reduce((rest, name) => rest.replace(name, ''), message);
		// The code joins messages from parts. The parts that vary, such as values, are left out here.
		const parts = words.split(/…|<[^>]*>|"[^"]*"|\([^)]*\)|, but (?:the )?|[.:,](?: |$)/);
		return parts

			.map((part) => part.trim().replace(/^the /, ''))
			.filter((part) => part.includes(' ') && part.length > 10 && !code.includes(part));
	});
	expect(missing).toEqual([]);
});

const OF_N8N = /\((?:packages\/|editor-ui|nodes-langchain|n8n-workflow,)[^)]*\)/g;

/**
 * Returns the files and functions of n8n that our comments name in brackets, without their folders.
 */
function namedInN8n(): string[] {
	const brackets = tracked('credentials/*.ts', 'nodes/*.ts').flatMap(
		(file) => read(file).match(OF_N8N) ?? [],
	);
	const names = brackets.flatMap((text) => [
		...(text.match(/[\w-]+\.ts\b/g) ?? []),
		...[...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
		...(text.match(/\b(?:nodeTypesUtils|use[A-Z]\w+)\b/g) ?? []),
	]);
	return [...new Set(names)];
}

it('the page about a newer n8n has every file of n8n that a comment names', () => {
	const page = read('docs/newer-n8n.md');
	const names = namedInN8n();
	expect(names.length).toBeGreaterThan(10);
	expect(names.filter((name) => !page.includes(name))).toEqual([]);
});
