const UNITS_MS = new Map([
	['second', 1_000],
	['minute', 60_000],
	['hour', 3_600_000],
	['day', 86_400_000],
]);
/**
 * Matches a pattern for a time. It has only the letters of such parts, so that a name is never
 * taken for a pattern.
 */
const PATTERN = /^(?:YYYY|MM|DD|HH|mm|SSS|ss|T|Z|[^A-Za-z${}])+$/;

/**
 * Evaluates `now`, `now+7:days`, `now-5:minutes:epoch` or `now:YYYY-MM-DD`: the time in UTC,
 * shifted and formatted (ISO 8601 by default; `epoch` in seconds, `epochMs`, or a pattern).
 * Undefined for any other text, and for times outside the years 0 to 9999.
 */
export function timeExpression(expression: string, now: number): string | undefined {
	const match = /^now(?:([+-]\d+):?([A-Za-z]+))?(?::(.+))?$/.exec(expression);
	if (match === null) return undefined;
	const [, amount = '0', unit = 'seconds', format = 'iso'] = match;
	const unitMs = UNITS_MS.get(unit.toLowerCase().replace(/s$/, '')) ?? NaN;
	const time = new Date(now + Number(amount) * unitMs);
	// If a year has more than four digits, its ISO 8601 date is longer.
	if (Number.isNaN(time.getTime()) || time.toISOString().length !== 24) return undefined;
	return formatTime(time, format);
}

function formatTime(time: Date, format: string): string | undefined {
	const iso = time.toISOString();
	if (format === 'iso') return iso;
	if (format === 'epoch') return String(Math.floor(time.getTime() / 1000));
	if (format === 'epochMs') return String(time.getTime());
	if (!PATTERN.test(format)) return undefined;
	const parts: Record<string, string> = {
		YYYY: iso.slice(0, 4),
		MM: iso.slice(5, 7),
		DD: iso.slice(8, 10),
		HH: iso.slice(11, 13),
		mm: iso.slice(14, 16),
		ss: iso.slice(17, 19),
		SSS: iso.slice(20, 23),
	};
	return format.replace(/YYYY|MM|DD|HH|mm|SSS|ss/g, (part) => parts[part]);
}
