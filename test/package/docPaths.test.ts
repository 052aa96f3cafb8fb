/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/** The pages for maintainers name files. Each file must exist where the page says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const places = new Set(tracked.flatMap(endings));

/**
 * Returns every way in which a page may write a file or one of its folders, such as `send/send.ts`.
 */
function endings(file: string): string[] {
	const parts = file.split('/');
	return parts.flatMap((_, from) =>
		parts.slice(from).map((_part, length) => parts.slice(from, from + length + 1).join('/')),
	);
}

/**
 * True if the name is not a file in the repository: a file of n8n, one that the recipe creates, or
 * the build's folder.
 */
const isElsewhere = (page: string, name: string) =>
	page === 'docs/newer-n8n.md' || /harbourMaster|^dist\/$/i.test(name);

function named(page: string): string[] {
	const text = readFileSync(join(root, page), 'utf8');
	const names = [...text.matchAll(/`([\w./-]+)`/g)].map(([, name]) => name);
	return names.filter(
		(name) =>
			/^\w[\w./-]*\.(?:ts|json|mjs|yml)$/.test(name) ||
			/^(?:credentials|docs|engine|examples|icons|nodes|test)\/[\w/-]+$/.test(name) ||
			/^\w[\w/-]*\/$/.test(name),
	);
}

it.each(tracked.filter((file) => file.endsWith('.md')))('%s: its files exist', (page) => {
	const missing = named(page)
		.filter((name) => !isElsewhere(page, name))
		.filter((name) => !places.has(name.replace(/\/$/, '')));
	expect(missing).toEqual([]);
});

it('pages name files', () => {
	expect(named('docs/one-call.md').length).toBeGreaterThan(20);
});
