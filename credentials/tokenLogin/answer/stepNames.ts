const STEP_NAME =
	/step\d+(?:\.[\w@$-]+|\[\d+\]|\[\s*(?:'[^']*'|"[^"]*")\s*\]|\[[^\]=]+=[^\]]*\])+/g;

/** The names of values of the login's answers (`step1.data.id`) that texts have, each once. */
export function stepNamesIn(texts: string[]): string[] {
	return [...new Set(texts.flatMap((text) => text.match(STEP_NAME) ?? []))];
}
