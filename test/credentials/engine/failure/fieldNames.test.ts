/**
 * Tests that no field of a user is lost if it has the name of a part of a failure, or of an ignored
 * field.
 */
import { failureWords } from '../../../../credentials/engine/failure/words';

const WORDS = 'is not valid here';
const ZIP = ['is too short now'];

const SHAPES: Array<[shape: string, made: (name: string) => unknown]> = [
	['a list of texts', (name) => ({ [name]: [WORDS] })],
	['beside another', (name) => ({ [name]: [WORDS], zip: ZIP })],
	['errors', (name) => ({ errors: { [name]: [WORDS] } })],
	['errors, several', (name) => ({ message: 'Not valid', errors: { [name]: [WORDS], zip: ZIP } })],
	['errors with texts', (name) => ({ message: 'Not valid', errors: { [name]: WORDS } })],
	['errors with objects', (name) => ({ errors: { [name]: { message: WORDS, code: 'X1' } } })],
	['errors with lists of objects', (name) => ({ errors: { [name]: [{ message: WORDS }] } })],
	['in an object', (name) => ({ errors: { address: { [name]: [WORDS] } } })],
	[
		'Zendesk',
		(name) => ({
			error: 'RecordInvalid',
			description: 'Record validation errors',
			details: { [name]: [{ description: WORDS, error: 'Bad' }] },
		}),
	],
];

/** Names that are not shown beside the words, because they are also names of parts of a failure. */
const PARTS = ['message', 'code', 'status', 'detail', 'error', 'reason', 'data', 'field'];
const OTHERS = [
	...['email', 'name', 'type', 'title', 'path', 'key', 'source', 'location', 'param', 'id'],
	...['url', 'date', 'time', 'method', 'version', 'host', 'link', 'timestamp', 'success'],
];

describe.each(SHAPES)('%s', (_shape, made) => {
	it.each([...PARTS, ...OTHERS, 'value', 'text', 'info'])('%s is told', (name) => {
		expect(failureWords(made(name), 422)).toContain(WORDS);
	});

	it.each(OTHERS)('%s is named', (name) => {
		expect(failureWords(made(name), 422)).toMatch(new RegExp(`\\b${name}: .*${WORDS}`));
	});
});

it.each<[string, unknown, string]>([
	[
		'Zendesk',
		{
			error: 'RecordInvalid',
			description: 'Record validation errors',
			details: { name: [{ description: 'Name: is too short', error: 'BlankValue' }] },
		},
		'RecordInvalid: Record validation errors: name: BlankValue: Name: is too short',
	],
	[
		'links, times and traces are no words',
		{
			error: 'Not found',
			date: 'Fri 27 Nov 2026',
			url: 'https://api.test/a b',
			help: 'see the pages',
			links: { about: 'the pages' },
			stack: ['at a (b.js:1)', 'at c (d.js:2)'],
		},
		'Not found',
	],
	[
		'nor in what is named as a failure',
		{ error: { message: 'Not found', url: 'https://api.test', stack: ['at a (b)'], date: 'x' } },
		'Not found',
	],
	['an empty list is not', { error: 'Not found', links: [], id: [] }, 'Not found'],
	['a list of addresses is not', { error: 'Not found', url: ['https://a.test'] }, 'Not found'],
	[
		'a trace among fields is not',
		{ errors: { url: ['is not valid'], stacktrace: ['at a (b)'] } },
		'url: is not valid',
	],
])('%s', (_what, body, words) => {
	expect(failureWords(body, 422)).toBe(words);
});
