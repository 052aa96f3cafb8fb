const UNITS_MS = new Map([
	['second', 1_000],
	['minute', 60_000],
	['hour', 3_600_000],
	['day', 86_400_000],
]);
/** A pattern has no other letters than the parts of a time: a name can't be mistaken for one. */
const PATTERN = /^(?:YYYY|MM|DD|HH|mm|SSS|ss|T|Z|[^A-Za-z${}])+$/;

/**
 * `now`, `now+7:days`, `now-5:minutes:epoch`, `now:YYYY-MM-DD`: the time in UTC, moved and written
 * as asked for (ISO 8601 by default; `epoch` in seconds, `epochMs`, or a pattern).
 * Undefined for anything else, and for times outside the years 0 to 9999.
 */
export function timeExpression(expression: string, now: number): string | undefined {
	const match = /^now(?:([+-]\d+):?([A-Za-z]+))?(?::(.+))?$/.exec(expression);
	if (match === null) return undefined;
	const [, amount = '0', unit = 'seconds', format = 'iso'] = match;
	const unitMs = UNITS_MS.get(unit.toLowerCase().replace(/s$/, '')) ?? NaN;
	const time = new Date(now + Number(amount) * unitMs);
	// Beyond four digits of a year, ISO 8601 dates get a sign and two digits more.
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
