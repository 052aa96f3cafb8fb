import { APIS } from './apis';
it('counts', () => {
	const rows = APIS.map((row) => {
		let n = 0;
		for (const [name, value] of Object.entries(row.fields)) {
			if (name === 'loginKind' && value === 'json') continue;
			if (name === 'values' || name === 'secretValues') n += (value as {values: unknown[]}).values.length;
			else if (name === 'steps') n += (value as {steps: object[]}).steps.reduce((s, e) => s + Object.keys(e).length, 0);
			else n += 1;
		}
		return [row.api, n, row.fields.loginKind, row.kind] as [string, number, string, string];
	});
	const sorted = rows.map((r) => r[1]).sort((a, b) => a - b);
	require("fs").writeFileSync("/tmp/counts.json", JSON.stringify({rows, sorted}));
});
