/** Makes every mutant of a source file, in the order of the text. */
import {
	createSourceFile,
	forEachChild,
	isArrowFunction,
	isBlock,
	isExpressionStatement,
	isImportDeclaration,
	isPropertyAssignment,
	isReturnStatement,
	isThrowStatement,
	isTypeNode,
	ScriptTarget,
	type Node,
} from 'typescript';
import { changesOfExpression, type Change } from './expressions';
import type { Mutant } from './mutant';

const NOTHING = 'undefined as never';

function ofFunction(node: Node): Change[] {
	if (isExpressionStatement(node) || isThrowStatement(node)) return [{ node, text: ';' }];
	if (isReturnStatement(node)) return withoutResult(node.expression);
	if (isArrowFunction(node) && !isBlock(node.body)) return withoutResult(node.body);
	return [];
}

const withoutResult = (node: Node | undefined): Change[] =>
	node === undefined || node.getText() === 'undefined' ? [] : [{ node, text: NOTHING }];

/** The properties of n8n's forms that hold words for users. */
const WORDS = ['displayName', 'description', 'placeholder', 'hint', 'documentationUrl'];

/**
 * True for code that is not run, names of properties, and words of forms. Only a copy of the words
 * could test them.
 */
function isSkipped(node: Node): boolean {
	const { parent } = node;
	return (
		isImportDeclaration(node) ||
		isTypeNode(node) ||
		(isPropertyAssignment(parent) &&
			(parent.name === node || WORDS.includes(parent.name.getText())))
	);
}

function changesIn(node: Node): Change[] {
	if (isSkipped(node)) return [];
	const changes = [...ofFunction(node), ...changesOfExpression(node)];
	forEachChild(node, (child) => {
		changes.push(...changesIn(child));
	});
	return changes;
}

const inOneLine = (text: string): string => {
	const joined = text.replace(/\s+/g, ' ');
	return joined.length > 60 ? `${joined.slice(0, 57)}...` : joined;
};

/** All mutants of the file; `file` is its path from the project's root. */
export function mutantsOf(file: string, text: string): Mutant[] {
	const source = createSourceFile(file, text, ScriptTarget.ES2022, true);
	const lines = text.split('\n');
	const changes = source.statements.flatMap(changesIn);
	return changes.map(({ node, text: replacement }) => {
		const start = node.getStart(source);
		const { line, character } = source.getLineAndCharacterOfPosition(start);
		return {
			file,
			line: line + 1,
			column: character + 1,
			start,
			end: node.end,
			replacement,
			lineText: (lines[line] ?? '').trim(),
			change: `${inOneLine(node.getText(source))} => ${replacement === ';' ? '(removed)' : inOneLine(replacement)}`,
		};
	});
}
