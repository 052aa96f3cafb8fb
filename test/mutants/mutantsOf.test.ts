/** The mutants that are made, the choice among them, and the score. */
import { inOrderOf } from './choose';
import { mutatedText } from './mutant';
import { mutantsOf } from './mutantsOf';
import { nearestTests } from './nearestTests';
import { filesIn, roomOf, sources } from './rooms';
import { scoreTable } from './score';

const mutated = (text: string) =>
	mutantsOf('a.ts', text).map((mutant) => mutatedText(text, mutant).trim());

it.each<[string, string[]]>([
	['let a = b === c;', ['let a = b !== c;']],
	['let a = b < c;', ['let a = b <= c;', 'let a = b >= c;']],
	['let a = b + c;', ['let a = b - c;']],
	['let a = !b;', ['let a = b;']],
	['let a = true;', ['let a = false;']],
	['let a = 1_000;', ['let a = 1001;']],
	["let a = 'x';", ["let a = '';"]],
	["let a = '';", ["let a = 'mutant';"]],
	['let a = `x${b}`;', ['let a = ``;']],
	['let a = [b];', ['let a = [];']],
	['let a = /^b$/i;', ['let a = /b$/i;', 'let a = /^b/i;', 'let a = /^b$/;']],
	['let a = b ?? c;', ['let a = (b)!;', 'let a = (c);']],
	['let a = b?.c;', ['let a = b!.c;']],
	['let a = b.some(c);', ['let a = b.every(c);']],
	['let a = b.filter(c);', ['let a = b;']],
	['let a = b.toString();', []],
	[
		'let a = b && c;',
		['let a = b || c;', 'let a = (true as boolean) && c;', 'let a = (false as boolean) && c;'],
	],
	[
		'let a = b ? c : d;',
		['let a = (true as boolean) ? c : d;', 'let a = (false as boolean) ? c : d;'],
	],
	['const a = () => b;', ['const a = () => undefined as never;']],
	['function a() { return b; }', ['function a() { return undefined as never; }']],
	['const a = () => undefined;', []],
	['a();', [';']],
	['throw b;', [';']],
	["import a from 'b';", []],
	["let a: 'b' = c;", []],
	["let a = { 'b': c };", []],
	["let a = { description: 'b' };", []],
])('%s', (text, expected) => {
	expect(mutated(text).sort()).toEqual(expected.sort());
});

it('a mutant says where it is, from 1, and what it changes', () => {
	const [mutant] = mutantsOf('a.ts', '\n\tlet a = b === c;');
	expect(mutant).toMatchObject({
		line: 2,
		column: 12,
		lineText: 'let a = b === c;',
		change: '=== => !==',
	});
});

it('the same seed picks the same, another one others, and nothing is lost', () => {
	const mutants = mutantsOf('a.ts', 'let a = 1 + 2 + 3 + 4;\nlet b = 1 + 2;\nlet c = 2 + 2;');
	expect(inOrderOf(7, mutants)).toEqual(inOrderOf(7, mutants));
	expect(inOrderOf(7, mutants)).not.toEqual(inOrderOf(8, mutants));
	expect(new Set(inOrderOf(7, mutants))).toEqual(new Set(mutants));
});

it('a line more changes nothing in the order of the others', () => {
	const order = (text: string) =>
		inOrderOf(7, mutantsOf('a.ts', text))
			.filter(({ lineText }) => lineText !== 'let c = 3;')
			.map(({ lineText, change }) => `${lineText} ${change}`);
	expect(order('let c = 3;\nlet a = 1 + 2;\nlet b = 2 + 4;')).toEqual(
		order('let a = 1 + 2;\nlet b = 2 + 4;'),
	);
});

it.each([
	['credentials/engine/session/login/login.ts', 'credentials/engine/session'],
	['credentials/engine/session/turns/turns.ts', 'credentials/engine/session'],
	['credentials/engine/secrets.ts', 'credentials/engine'],
	['credentials/tokenLogin/curl/data.ts', 'credentials/tokenLogin'],
	['nodes/AuthenticatedRequest/send/send.ts', 'nodes/AuthenticatedRequest/send'],
	['credentials/CcaApi.credentials.ts', 'vendors'],
	['credentials/caepe/keycloak.ts', 'vendors'],
	['credentials/knownLogins/flow.ts', 'vendors'],
])('%s is in the room %s', (file, room) => {
	expect(roomOf(file)).toBe(room);
	expect(filesIn(room)).toContain(file);
	expect(filesIn(file)).toEqual([file]);
});

it('a folder without those in it is a room', () => {
	const files = filesIn('nodes/AuthenticatedRequest/*');
	expect(files).toContain('nodes/AuthenticatedRequest/callForAllItems.ts');
	expect(files.filter((file) => file.split('/').length !== 3)).toEqual([]);
});

it('forms are rooms, the data of ready-made logins is none', () => {
	expect(sources().filter((file) => /knownLogins\/\w+\//.test(file))).toEqual([]);
	const forms = sources().filter((file) => /\/(?:form|description)\//.test(file));
	expect(forms.map(roomOf)).toEqual(
		expect.arrayContaining(['credentials/tokenLogin', 'nodes/AuthenticatedRequest/description']),
	);
});

it('a file’s own test comes first, those that do not import it never', () => {
	const tests = new Map([
		['test/b/far.test.ts', new Map([['a/x.ts', 4]])],
		['test/a/near.test.ts', new Map([['a/x.ts', 2]])],
		['test/a/other.test.ts', new Map([['a/y.ts', 1]])],
		['test/a/x.test.ts', new Map([['a/x.ts', 3]])],
	]);
	expect(nearestTests('a/x.ts', tests)).toEqual([
		'test/a/x.test.ts',
		'test/a/near.test.ts',
		'test/b/far.test.ts',
	]);
});

it('the score leaves out what is equivalent', () => {
	const file = 'credentials/engine/session/login/login.ts';
	const judged = (['killed', 'killed', 'killed', 'survived', 'equivalent'] as const).map(
		(fate) => ({ file, fate }),
	);
	expect(scoreTable(judged)).toContain('| credentials/engine/session | 5 | 3 | 1 | 1 | 75.0 % |');
});
