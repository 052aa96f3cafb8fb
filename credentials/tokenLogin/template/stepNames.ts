const STEP_NAME =
	/step\d+(?:\.[\w@$-]+|\[\d+\]|\[\s*(?:'[^']*'|"[^"]*")\s*\]|\[[^\]=]+=[^\]]*\])+/g;

/** The names of step values (`step1.data.id`) in texts, each name once. */
export function stepNamesIn(texts: string[]): string[] {
	return [...new Set(texts.flatMap((text) => text.match(STEP_NAME) ?? []))];
}
