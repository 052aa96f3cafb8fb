/** Values for tests of templates, and functions that fill a template with them. */
import { fillTemplate, TemplateError } from '../../../../credentials/tokenLogin/template/template';

/** The time at which every template is filled, in epoch ms. */
export const NOW = Date.UTC(2026, 2, 5, 7, 8, 9, 10);

/** Values whose names and texts are hard to read in a template. */
export const VALUES: Record<string, string> = {
	user: 'ada',
	password: "p'w",
	shared: 'S',
	empty: '',
	umlaut: 'ä€',
	'x-key': 'K',
	_id: '7',
	'step1.data.list[0].id': '12',
	'step1.headers.x-request-id': 'r-1',
	template: '${user}',
	call: '${base64(user)}',
	openBrace: '${',
	closeBrace: 'a}b',
	comma: 'a,b',
	colon: 'a:b',
	replacement: "$& $1 $$ $'",
	object: '{"a":{"b":1}}',
	half: '\ud800',
	hex: 'H',
	base64: 'B',
	json: 'a"b\\c\n',
	NOW: 'N',
	days: 'D',
	tokenUrl: 'https://eu1.example.com:8443/oauth/token?a=b',
	thumbprint: 'AB:CD:EF',
	weakSeed: 'GEZDGNBVGY3TQOJ',
	otpSeed: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
	"step1['a.b'].c": 'path',
	"step1['@odata.id']": 'odata',
	"step1.cookies['ASP.NET_SessionId']": 'cookie',
	"step1['a}b']": 'brace',
	"step1['a{b']": 'open',
	"step1['a,b']": 'comma',
	"step1['a)b']": 'parenthesis',
	"step1['a:b']": 'colon',
	"step1[ 'x' ]": 'spaced',
	'step1["a.b"].c': 'double',
	'step1["it\'s"]': 'apostrophe',
	'step1.@odata$id': 'signs',
};
/** Looks a value up by its name. */
export const lookup = (name: string) => (Object.hasOwn(VALUES, name) ? VALUES[name] : undefined);
/** A template with its placeholders filled in. */
export const filled = (template: string) => fillTemplate(template, { lookup, now: NOW });

/** Returns what an action throws; undefined if it throws nothing. */
export function thrownBy(action: () => unknown): unknown {
	try {
		action();
	} catch (error) {
		return error;
	}
	return undefined;
}

/** Returns the message of the error about a wrong template. */
export function messageOf(template: string): string {
	const error = thrownBy(() => filled(template));
	expect(error).toBeInstanceOf(TemplateError);
	return (error as Error).message;
}
