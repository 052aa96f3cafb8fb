/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the project, never in n8n */
/** Drops changes that the compiler refuses: they could never be built, so they are not mutants. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	createDocumentRegistry,
	createLanguageService,
	getDefaultLibFilePath,
	parseJsonConfigFileContent,
	readConfigFile,
	ScriptSnapshot,
	sys,
	type LanguageServiceHost,
} from 'typescript';
import { mutatedText, type Mutant } from './mutant';
import { root } from './rooms';

/**
 * Returns a function that says if the mutant's file still compiles. Names that are no longer used
 * are allowed.
 */
export function typeCheck(): (mutant: Mutant) => boolean {
	const { config } = readConfigFile(join(root, 'tsconfig.json'), sys.readFile);
	const { fileNames, options } = parseJsonConfigFileContent(config, sys, root);
	let current: { path: string; text: string; version: number } = { path: '', text: '', version: 0 };
	const host: LanguageServiceHost = {
		getCompilationSettings: () => ({
			...options,
			noUnusedLocals: false,
			noUnusedParameters: false,
			allowUnreachableCode: true,
		}),
		getScriptFileNames: () => fileNames,
		getScriptVersion: (path) => (path === current.path ? `mutant ${current.version}` : 'as it is'),
		getScriptSnapshot: (path) => {
			const text = path === current.path ? current.text : sys.readFile(path);
			return text === undefined ? undefined : ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => root,
		getDefaultLibFileName: getDefaultLibFilePath,
		fileExists: sys.fileExists,
		readFile: sys.readFile,
		readDirectory: sys.readDirectory,
		directoryExists: sys.directoryExists,
		getDirectories: sys.getDirectories,
	};
	const service = createLanguageService(host, createDocumentRegistry());
	return (mutant) => {
		const path = join(root, mutant.file);
		const text = mutatedText(readFileSync(path, 'utf8'), mutant);
		current = { path, text, version: current.version + 1 };
		const found =
			service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length;
		return found === 0;
	};
}
