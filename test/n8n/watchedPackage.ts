/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { watch } from 'node:fs';
import { cp, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { type Home, projectDir } from './paths';

const NAME = 'n8n-nodes-authenticated-request';
/** Files that the package needs but the compiler does not write. */
const isStatic = (file: string) => /\.svg$|\.node\.json$/.test(file);

/** Called by the watching. */
export interface Watcher {
	/** Called after sources were compiled without errors, or other files of the package changed. */
	changed(): void;
	/** Called with the compiler's output. While there are errors, nothing is written. */
	say(line: string): void;
}

/**
 * Compiles the sources directly into the package's folder in n8n's home, now and after each change.
 * The folder is not a link to the project. So n8n provides `n8n-workflow`, as in every
 * installation, and tests can use the project's own `dist/`. Returns a function that ends the
 * watching.
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

/** Copies files that are not compiled. The codex lacks the APIs' names, which the build adds. */
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

/** The folder of n8n's community packages, and the folder of this package in it. */
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
