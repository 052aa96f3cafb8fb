/**
 * Tests that values are found by name: those of earlier answers, and stand-ins if there are none
 * yet.
 */
import type { HttpAnswer } from '../../../../credentials/engine/tokenFlow';
import {
	firstOf,
	inObject,
	isStepName,
	rehearsal,
	standIn,
	stepValue,
} from '../../../../credentials/tokenLogin/answer/lookup';
import { STAND_INS } from '../../../../credentials/tokenLogin/template/template';

const answers: HttpAnswer[] = [
	{
		status: 200,
		headers: { 'x-id': 'h1', 'X-Odd': 'h2' },
		body: { id: 'b1', headers: { 'x-other': 'b2' }, text: 't1', list: [{ n: 'a', v: 'l1' }] },
		cookies: { sid: 'c1', gone: 'x' },
	},
	{ status: 200, headers: {}, body: 'plain', cookies: { sid: 'c2', gone: '', b: 'c3' } },
	{ status: 200, headers: {}, body: {} },
];

it.each<[string, string | undefined]>([
	['step1.id', 'b1'],
	["step1['id']", 'b1'],
	['step1.list[0].v', 'l1'],
	['step1.list[n=a].v', 'l1'],
	['step1.headers.X-ID', 'h1'],
	['step1.headers.x-other', 'b2'],
	['step1.cookies.sid', 'c1'],
	['step1.cookies', 'sid=c1; gone=x'],
	['step2.cookies', 'sid=c2; b=c3'],
	['step3.cookies', 'sid=c2; b=c3'],
	['step1.text', 't1'],
	['step2.text', 'plain'],
	['step2.id', undefined],
	['step2.headers', undefined],
	['step0.id', undefined],
	['step4.id', undefined],
	['step1', undefined],
	['step1id', undefined],
	['xstep1.id', undefined],
	['id', undefined],
])('%s is %s', (name, expected) => {
	expect(stepValue(name, answers)).toBe(expected);
});

it('no cookies are no value', () => {
	expect(stepValue('step1.cookies', [answers[2]])).toBeUndefined();
	expect(stepValue('step1.cookies', [{ ...answers[2], cookies: { a: '' } }])).toBeUndefined();
});

it.each([
	['step1.a', 1, true],
	['step2.a', 2, true],
	['step2.a', 1, false],
	['step0.a', 1, false],
	['step1[0]', 1, true],
	['step1', 1, false],
	['a', 1, false],
])('%s of %d steps: %s', (name, steps, expected) => {
	expect(isStepName(name, steps)).toBe(expected);
});

it('the first lookup with a value counts, an empty one too', () => {
	const lookup = firstOf(inObject({ a: '' }), inObject({ a: '1', b: '2' }));
	expect([lookup('a'), lookup('b'), lookup('c'), lookup('toString')]).toEqual([
		'',
		'2',
		undefined,
		undefined,
	]);
});

it.each([
	['none', [inObject({})], false],
	['the first', [rehearsal(inObject({})), inObject({})], true],
	['the last', [inObject({}), standIn(['a'])], true],
])('of several it rehearses what one of them does: %s', (_title, lookups, expected) => {
	expect(firstOf(...lookups).rehearses).toBe(expected);
});

it('a stand-in has the value for its names alone', () => {
	expect([standIn(['a'])('a'), standIn(['a'], 'v')('a'), standIn(['a'])('b')]).toEqual([
		STAND_INS[0],
		'v',
		undefined,
	]);
	expect(rehearsal(inObject({ a: '1' }))('a')).toBe('1');
});
