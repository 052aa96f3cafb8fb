/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/** The pages for maintainers name files; each of them is where the page says. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
const places = new Set(tracked.flatMap(endings));

/** A file and its folders, by every ending that a page may call them by: `send/send.ts` too. */
function endings(file: string): string[] {
	const parts = file.split('/');
	return parts.flatMap((_, from) =>
		parts.slice(from).map((_part, length) => parts.slice(from, from + length + 1).join('/')),
	);
}

/** The page about n8n names n8n's files, too; the recipe names those that it has made; builds make dist. */
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
