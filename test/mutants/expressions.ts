/** The changes to an expression that make a mutant. */
import {
	isArrayLiteralExpression,
	isBinaryExpression,
	isCallExpression,
	isConditionalExpression,
	isDoStatement,
	isForStatement,
	isIfStatement,
	isNumericLiteral,
	isPrefixUnaryExpression,
	isPropertyAccessExpression,
	isRegularExpressionLiteral,
	isStringLiteral,
	isTemplateExpression,
	isNoSubstitutionTemplateLiteral,
	isWhileStatement,
	SyntaxKind,
	type BinaryExpression,
	type CallExpression,
	type Node,
} from 'typescript';

/** The new text for a node, or for a part of it. */
export interface Change {
	node: Node;
	text: string;
}

const OPERATORS: Partial<Record<SyntaxKind, string[]>> = {
	[SyntaxKind.AmpersandAmpersandToken]: ['||'],
	[SyntaxKind.BarBarToken]: ['&&'],
	[SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
	[SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
	[SyntaxKind.LessThanToken]: ['<=', '>='],
	[SyntaxKind.LessThanEqualsToken]: ['<', '>'],
	[SyntaxKind.GreaterThanToken]: ['>=', '<='],
	[SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
	[SyntaxKind.PlusToken]: ['-'],
	[SyntaxKind.MinusToken]: ['+'],
	[SyntaxKind.AsteriskToken]: ['/'],
	[SyntaxKind.SlashToken]: ['*'],
	[SyntaxKind.PercentToken]: ['*'],
	[SyntaxKind.PlusEqualsToken]: ['-='],
	[SyntaxKind.MinusEqualsToken]: ['+='],
};

/** Methods that can be mistaken for each other. */
const METHODS = new Map(
	Object.entries({
		some: 'every',
		every: 'some',
		startsWith: 'endsWith',
		endsWith: 'startsWith',
		toLowerCase: 'toUpperCase',
		toUpperCase: 'toLowerCase',
		min: 'max',
		max: 'min',
		indexOf: 'lastIndexOf',
		lastIndexOf: 'indexOf',
		find: 'findLast',
	}),
);

/** Methods that can be forgotten. The change leaves only what they are called on. */
const FORGETTABLE = ['filter', 'slice', 'trim', 'sort', 'reverse', 'toLowerCase', 'toSorted'];

function ofBinary(node: BinaryExpression): Change[] {
	const { left, operatorToken, right } = node;
	const swapped = (OPERATORS[operatorToken.kind] ?? []).map((text) => ({
		node: operatorToken,
		text,
	}));
	if (operatorToken.kind !== SyntaxKind.QuestionQuestionToken) return swapped;
	return [
		{ node, text: `(${left.getText()})!` },
		{ node, text: `(${right.getText()})` },
	];
}

function ofCall(node: CallExpression): Change[] {
	const { expression } = node;
	if (!isPropertyAccessExpression(expression)) return [];
	const name = expression.name.text;
	const other = METHODS.get(name);
	return [
		...(other === undefined ? [] : [{ node: expression.name, text: other }]),
		...(FORGETTABLE.includes(name) ? [{ node, text: expression.expression.getText() }] : []),
	];
}

function ofPattern(node: Node): Change[] {
	const text = node.getText();
	const end = text.lastIndexOf('/');
	const [source, flags] = [text.slice(1, end), text.slice(end + 1)];
	const changed: string[] = [];
	if (source.startsWith('^') && source.length > 1) changed.push(`/${source.slice(1)}/${flags}`);
	if (/(?<!\\)\$$/.test(source) && source.length > 1)
		changed.push(`/${source.slice(0, -1)}/${flags}`);
	if (flags.includes('i')) changed.push(`/${source}/${flags.replace('i', '')}`);
	return changed.map((each) => ({ node, text: each }));
}

/** True if the expression decides between two branches. */
function isCondition(node: Node): boolean {
	const { parent } = node;
	if (isIfStatement(parent) || isWhileStatement(parent) || isDoStatement(parent))
		return parent.expression === node;
	if (isConditionalExpression(parent) || isForStatement(parent)) return parent.condition === node;
	return (
		isBinaryExpression(parent) &&
		parent.left === node &&
		[SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken].includes(parent.operatorToken.kind)
	);
}

const decided = (node: Node): Change[] =>
	['true', 'false'].map((text) => ({ node, text: `(${text} as boolean)` }));

function ofLiteral(node: Node): Change[] {
	if (node.kind === SyntaxKind.TrueKeyword) return [{ node, text: 'false' }];
	if (node.kind === SyntaxKind.FalseKeyword) return [{ node, text: 'true' }];
	if (isNumericLiteral(node))
		return [{ node, text: `${Number(node.text.replaceAll('_', '')) + 1}` }];
	if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node))
		return [{ node, text: node.text === '' ? "'mutant'" : "''" }];
	if (isTemplateExpression(node)) return [{ node, text: '``' }];
	if (isRegularExpressionLiteral(node)) return ofPattern(node);
	if (isArrayLiteralExpression(node) && node.elements.length > 0) return [{ node, text: '[]' }];
	return [];
}

/** Returns every change of this one expression, without those of its parts. */
export function changesOfExpression(node: Node): Change[] {
	const changes = isCondition(node) ? decided(node) : [];
	if (isBinaryExpression(node)) changes.push(...ofBinary(node));
	if (isCallExpression(node)) changes.push(...ofCall(node));
	if (isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken)
		changes.push({ node, text: node.operand.getText() });
	if (node.kind === SyntaxKind.QuestionDotToken) changes.push({ node, text: '!.' });
	return [...changes, ...ofLiteral(node)];
}
