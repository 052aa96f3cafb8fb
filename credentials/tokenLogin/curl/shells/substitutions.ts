/** Turns command substitutions with a known result into template functions. */

const QUOTED = String.raw`(?:"[^"\`|()]*"|'[^'\`|()]*'|[^\s"'\`|()<>]+)`;
const TO_BASE64 = String.raw`(?:base64(?:\s+(?:-w\s?0|--wrap[= ]0|-b\s?0|--encode|-i|-))*|openssl\s+(?:base64|enc\s+-base64)(?:\s+-A)?)`;
const WITHOUT_BREAKS = String.raw`(?:\s*\|\s*tr\s+-d\s+(?:"[\\nr ]+"|'[\\nr ]+'|\S+))?`;
const WRITTEN = String.raw`(?:echo\s+-n|printf)\s+(?:["']?(?:%s(?::%s)?|%b)["']?\s+)?(${QUOTED}(?:\s+${QUOTED})?)`;

/** The commands that can stand in `$(…)` or backquotes, and the placeholder for each. */
const KNOWN: Array<[command: string, meant: (words: string) => string]> = [
	[String.raw`${WRITTEN}\s*\|\s*${TO_BASE64}${WITHOUT_BREAKS}`, (words) => base64Of(words)],
	[String.raw`${TO_BASE64}${WITHOUT_BREAKS}\s*<<<\s*(${QUOTED})`, (words) => base64Of(words)],
	[String.raw`date\s+(?:-u\s+)?["']?\+["']?%s["']?`, () => '${now:epoch}'],
	[String.raw`date\s+(?:-u\s+)?["']?\+["']?%s(?:%3N|000)["']?`, () => '${now:epochMs}'],
	[String.raw`date\s+-u\s+["']?\+["']?%(?:Y-%m-%d|F)T%(?:H:%M:%S|T)Z["']?`, () => ISO],
	[String.raw`date\s+-u\s+-I?[Ii]so-8601=seconds`, () => ISO],
	[String.raw`(?:uuidgen|cat\s+/proc/sys/kernel/random/uuid)(?:\s+-[rt])?`, () => '${uuid}'],
	[String.raw`uuidgen\s*\|\s*tr\s+\S+\s+\S+`, () => '${uuid}'],
];
const ISO = '${now:YYYY-MM-DDTHH:mm:ssZ}';

const PATTERNS = KNOWN.map(([command, meant]): [RegExp, typeof meant] => [
	new RegExp(`(?:\\$\\(|\`)\\s*${command}\\s*(?:\\)|\`)`, 'g'),
	meant,
]);

/**
 * Replaces commands within the command that write Base64, the time or a new UUID with the matching
 * function.
 */
export function withFunctions(text: string): string {
	if (!/\$\(|`/.test(text)) return text;
	return PATTERNS.reduce(
		(result, [pattern, meant]) =>
			result.replace(pattern, (_all, words?: unknown) =>
				meant(typeof words === 'string' ? words : ''),
			),
		text,
	);
}

/** The Base64 function for one word, or for two joined by a colon (`printf '%s:%s'`). */
function base64Of(words: string): string {
	const parts = [...words.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
		([, double, single, bare]) => double ?? single ?? bare,
	);
	const inner = parts.join(':').replace(/\$([A-Za-z_]\w*)/g, '${$1}');
	return `\${base64('${inner}')}`;
}
