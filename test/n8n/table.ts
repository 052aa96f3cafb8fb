/** A row: its cells by column name, and its result, which begins with `passed` on success. */
export type TableRow<C extends string> = Record<C, string | number> & { result: string };

/** Formats the rows as a text table with a line that counts those that passed. */
export function asTable<C extends string>(columns: readonly C[], rows: Array<TableRow<C>>): string {
	const all = [...columns, 'result' as const];
	const cells = [all.map(String), ...rows.map((row) => all.map((column) => String(row[column])))];
	const widths = all.map((_, index) => Math.max(...cells.map((line) => line[index].length)));
	const lines = cells.map((line) =>
		line
			.map((cell, index) => cell.padEnd(widths[index]))
			.join('  ')
			.trimEnd(),
	);
	lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
	const passed = rows.filter(hasPassed).length;
	return `${lines.join('\n')}\n\n${passed} of ${rows.length} rows passed`;
}

/** True if the row has passed. */
export function hasPassed({ result }: { result: string }): boolean {
	return result.startsWith('passed');
}
