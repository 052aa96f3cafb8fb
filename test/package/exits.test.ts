/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs in tests, never in n8n */
/**
 * Texts leave the package in a few places only, and each of them masks secrets. This test fails if
 * a new place is added.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const sources = ['credentials', 'nodes'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => ({
			file: `${folder}/${name}`,
			code: readFileSync(join(root, folder, name), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, ''),
		})),
);
const NODE = 'nodes/AuthenticatedRequest';

/** Each way out: the code that uses it, the files that may, and the code there that masks. */
const EXITS: Array<[exit: string, use: RegExp, files: string[], masks: RegExp]> = [
	[
		"n8n's log",
		/LoggerProxy\b(?!,|\s*\})/,
		['credentials/engine/n8n/subjects.ts'],
		/leavingText\(/,
	],
	['hints', /addExecutionHints/, [`${NODE}/call/runNotes.ts`], /leavingText\(/],
	["the browser's console", /sendMessageToUI\(/, [`${NODE}/send/preview.ts`], /shownRequest\(/],
	[
		"a credential's test",
		/status: '(?:OK|Error)'/,
		['credentials/engine/n8n/credentialTest.ts'],
		/leaving\([^]*leavingText\(|leavingText\([^]*leaving\(/,
	],
	[
		'errors of the hooks',
		/\basync (?:authenticate|preAuthentication)\(/,
		['credentials/engine/n8n/hooks.ts'],
		/leaving\(/,
	],
	[
		'errors and failed items of the node',
		/(?<!function )\b(?:apiError|failedItem)\(/,
		[`${NODE}/call/untilCancelled.ts`, `${NODE}/callForAllItems.ts`, `${NODE}/tokenOperations.ts`],
		/leaving\(|'The execution was stopped'/,
	],
	['items about a token', /inspect\(context\)/, [`${NODE}/tokenOperations.ts`], /leavingItem\(/],
	[
		'a credential that can not be read',
		/provider\.readFlow\(/,
		['credentials/engine/n8n/subjects.ts'],
		/SECRET_NAME/,
	],
];

it.each(EXITS)('%s', (_exit, use, files, masks) => {
	const users = sources.filter(({ code }) => use.test(code));
	expect(users.map(({ file }) => file).sort()).toEqual([...files].sort());
	for (const { file, code } of users) expect([file, masks.test(code)]).toEqual([file, true]);
});

it.each([
	['errors of n8n', /new Node(?:Api|Operation)Error\(/, [`${NODE}/call/nodeErrors.ts`]],
	['a logger of its own', /\bconsole\.|\.logger\b/, []],
	['lists that the editor loads', /\b(?:loadOptions|listSearch|resourceMapping)\b/, []],
] as Array<[string, RegExp, string[]]>)('%s are made nowhere else', (_exit, use, files) => {
	expect(sources.filter(({ code }) => use.test(code)).map(({ file }) => file)).toEqual(files);
});

it('the hooks of every credential are those that mask', () => {
	const credentials = sources.filter(({ file }) => file.endsWith('.credentials.ts'));
	expect(credentials.length).toBeGreaterThan(6);
	for (const { file, code } of credentials) {
		const hooks = [...code.matchAll(/\b(?:authenticate|preAuthentication)\b[^=(\n]*= *([^;]*);/g)];
		expect([file, hooks.length]).toEqual([file, 2]);
		for (const [, made] of hooks)
			expect([file, made]).toEqual([file, expect.stringMatching(/^hooks\./)]);
	}
});
