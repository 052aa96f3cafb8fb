/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { watch } from 'node:fs';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { type Home, projectDir } from './paths';

const NAME = 'n8n-nodes-authenticated-request';
/** What the compiler does not write and the package needs all the same. */
const isStatic = (file: string) => /\.svg$|\.node\.json$/.test(file);

/** What the watching tells. */
export interface Watcher {
	/** Sources have been compiled without an error, or other files of the package have changed. */
	changed(): void;
	/** The compiler's words, about errors too. While there are any, nothing is written. */
	say(line: string): void;
}

/**
 * Compiles the sources right into the package's folder in n8n's home, now and after each change. It
 * is no link to the project: so n8n brings `n8n-workflow`, as in every installation, and the
 * project's own `dist/` stays free for tests. Returns what ends the watching.
 */
export async function watchPackage(home: Home, watcher: Watcher): Promise<() => void> {
	const { nodesDir, folder } = placeIn(home);
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	await writeFile(
		join(nodesDir, 'package.json'),
		'{ "name": "installed-nodes", "private": true }\n',
	);

	const compiling = ts.createWatchProgram(
		ts.createWatchCompilerHost(
			join(projectDir, 'tsconfig.json'),
			{ outDir: join(folder, 'dist'), noEmitOnError: true },
			ts.sys,
			ts.createEmitAndSemanticDiagnosticsBuilderProgram,
			(diagnostic) => watcher.say(wordsOf(diagnostic)),
			(status, _newLine, _options, errorCount) => {
				if (errorCount === 0) watcher.changed();
				else if (errorCount !== undefined) watcher.say(wordsOf(status));
			},
		),
	);
	const watching = ['icons', 'nodes'].map((name) =>
		watch(join(projectDir, name), { recursive: true }, (_event, file) => {
			if (file !== null && isStatic(file)) watcher.changed();
		}),
	);
	return () => {
		compiling.close();
		for (const each of watching) each.close();
	};
}

/** Brings over, as it is now, what is not compiled. The codex lacks the APIs' names: the build adds them. */
export async function copyStatic(home: Home): Promise<void> {
	const { folder } = placeIn(home);
	for (const file of ['package.json', 'index.js'])
		await cp(join(projectDir, file), join(folder, file));
	for (const name of ['icons', 'nodes'])
		await cp(join(projectDir, name), join(folder, 'dist', name), {
			recursive: true,
			filter: async (file) => isStatic(file) || (await stat(file)).isDirectory(),
		});
}

/** Where n8n keeps its community packages, and this one among them. */
function placeIn(home: Home) {
	const nodesDir = join(home.folder, '.n8n/nodes');
	return { nodesDir, folder: join(nodesDir, 'node_modules', NAME) };
}

function wordsOf(diagnostic: ts.Diagnostic): string {
	return ts
		.formatDiagnostic(diagnostic, {
			getCanonicalFileName: (file) => file,
			getCurrentDirectory: () => projectDir,
			getNewLine: () => '\n',
		})
		.trim();
}
