import { timeExpression } from '../../../../credentials/tokenLogin/template/timeExpression';

it.each([
	['2026-03-05T07:08:09.010Z', 'now', '2026-03-05T07:08:09.010Z'],
	['2026-03-05T07:08:09.010Z', 'now:iso', '2026-03-05T07:08:09.010Z'],
	['2026-03-05T07:08:09.010Z', 'now:epoch', '1772694489'],
	['2026-03-05T07:08:09.010Z', 'now:epochMs', '1772694489010'],
	['2026-03-05T07:08:09.999Z', 'now:epoch', '1772694489'],
	['1970-01-01T00:00:00.000Z', 'now:epoch', '0'],
	['1970-01-01T00:00:00.000Z', 'now-1:second:epoch', '-1'],
	['2001-09-09T01:46:40.000Z', 'now:epoch', '1000000000'],
	['2038-01-19T03:14:07.000Z', 'now+1:second:epoch', '2147483648'],
])('at %s, %s is %s', (at, expression, expected) => {
	expect(timeExpression(expression, Date.parse(at))).toBe(expected);
});

it.each([
	['now+1:second', '2026-03-05T07:08:10.010Z'],
	['now+1:seconds', '2026-03-05T07:08:10.010Z'],
	['now+1:minute', '2026-03-05T07:09:09.010Z'],
	['now+90:minutes', '2026-03-05T08:38:09.010Z'],
	['now+1:hour', '2026-03-05T08:08:09.010Z'],
	['now+36:hours', '2026-03-06T19:08:09.010Z'],
	['now+1:day', '2026-03-06T07:08:09.010Z'],
	['now+7:days', '2026-03-12T07:08:09.010Z'],
	['now+7days', '2026-03-12T07:08:09.010Z'],
	['now+007:days', '2026-03-12T07:08:09.010Z'],
	['now+7:Days', '2026-03-12T07:08:09.010Z'],
	['now-7:days', '2026-02-26T07:08:09.010Z'],
	['now+0:days', '2026-03-05T07:08:09.010Z'],
	['now-0:days', '2026-03-05T07:08:09.010Z'],
	['now+7:days:iso', '2026-03-12T07:08:09.010Z'],
	['now+1:minute:epoch', '1772694549'],
	['now+1:minute:epochMs', '1772694549010'],
	['now+180:days:epoch', '1788246489'],
	['now-5:minutes:epoch', '1772694189'],
])('shifted: %s is %s', (expression, expected) => {
	expect(timeExpression(expression, Date.UTC(2026, 2, 5, 7, 8, 9, 10))).toBe(expected);
});

it.each([
	['2027-12-31T23:59:59.999Z', 'now+1:second', '2028-01-01T00:00:00.999Z'],
	['2027-12-31T23:59:59.999Z', 'now:YYYY-MM-DD', '2027-12-31'],
	['2028-01-01T00:00:00.000Z', 'now-1:second', '2027-12-31T23:59:59.000Z'],
	['2028-01-01T00:00:00.000Z', 'now:YYYY-MM-DD', '2028-01-01'],
	['2027-12-31T12:00:00.000Z', 'now+1:day:DD.MM.YYYY', '01.01.2028'],
	['2027-04-30T23:30:00.000Z', 'now+45:minutes:YYYY-MM-DD HH:mm', '2027-05-01 00:15'],
	['2027-01-31T00:00:00.000Z', 'now+31:days:YYYY-MM-DD', '2027-03-03'],
	['2027-02-28T12:00:00.000Z', 'now+1:day:YYYY-MM-DD', '2027-03-01'],
	['2028-02-28T12:00:00.000Z', 'now+1:day:YYYY-MM-DD', '2028-02-29'],
	['2028-03-01T12:00:00.000Z', 'now-1:day:YYYY-MM-DD', '2028-02-29'],
	['2100-02-28T12:00:00.000Z', 'now+1:day:YYYY-MM-DD', '2100-03-01'],
	['2027-01-01T00:00:00.000Z', 'now+365:days:YYYY-MM-DD', '2028-01-01'],
	['2028-01-01T00:00:00.000Z', 'now+365:days:YYYY-MM-DD', '2028-12-31'],
	// The nights in which clocks change: a day is 24 hours in UTC
	['2027-03-28T00:30:00.000Z', 'now+1:day', '2027-03-29T00:30:00.000Z'],
	['2027-10-31T00:30:00.000Z', 'now+2:hours', '2027-10-31T02:30:00.000Z'],
])('over the end of a day, month or year: at %s, %s is %s', (at, expression, expected) => {
	expect(timeExpression(expression, Date.parse(at))).toBe(expected);
});

it.each([
	['YYYY-MM-DD', '2026-03-05'],
	['YYYYMMDD', '20260305'],
	['YYYYMMDDHHmmss', '20260305070809'],
	['YYYYMMDDHHmmssSSS', '20260305070809010'],
	['YYYY-MM-DDTHH:mm:ssZ', '2026-03-05T07:08:09Z'],
	['YYYY-MM-DDTHH:mm:ss+00:00', '2026-03-05T07:08:09+00:00'],
	['YYYY-MM-DDTHH:mm:ss.SSSZ', '2026-03-05T07:08:09.010Z'],
	['DD/MM/YYYY HH:mm:ss.SSS', '05/03/2026 07:08:09.010'],
	['HH:mm', '07:08'],
	['MM mm', '03 08'],
	['ss SSS', '09 010'],
	['YYYY YYYY', '2026 2026'],
	['"HH", \'DD\'', '"07", \'05\''],
	['HH:mm [ss] (SSS)', '07:08 [09] (010)'],
	['YYYY年MM月', '2026年03月'],
	['T', 'T'],
	['Z', 'Z'],
	['HHTmmZ', '07T08Z'],
	['-', '-'],
])('written as %s: %s', (format, expected) => {
	const now = Date.UTC(2026, 2, 5, 7, 8, 9, 10);
	expect(timeExpression(`now:${format}`, now)).toBe(expected);
	expect(timeExpression(`now+0:days:${format}`, now)).toBe(expected);
});

it.each([
	'',
	'user',
	'then',
	'nowhere',
	'know',
	'snow:epoch',
	'now ',
	'now:',
	'now+7',
	'now+days',
	'now+:days',
	'now+7:',
	'now+7:days:',
	'now+7:weeks',
	'now+7:months',
	'now+7:years',
	'now+7:d',
	'now+1.5:hours',
	'now+-7:days',
	'now + 7:days',
	'now*7:days',
	'now+7:days+1:hour',
	'now+7:toString',
	'now+7:__proto__',
	'constructor',
	'__proto__',
	'Now',
	'NOW',
	'NOW:epoch',
	'Now+7:days',
	'nOW:YYYY',
	'now:EPOCH',
	'now:Iso',
	'now:epochms',
	'now:user',
	'now:step1.id',
	'now:yyyy-dd hh',
	'now:YYY',
	'now:YY',
	'now:DDD',
	'now:at HH',
	"now:HH o'clock",
	'now:t',
	'now:z',
	'now:${user}',
	'now:YYYY{',
	'now:YYYY}',
	'now:YYYY$',
	'now:constructor',
	'now+7:days:user',
	'now+7:days:days',
	'now+7:day:s',
	'now+7:dayss',
	'now+7:weeks:YYYY',
	'now+7:s',
])('"%s" is no time', (expression) => {
	expect(timeExpression(expression, 0)).toBeUndefined();
});

it.each([
	['9999-12-31T23:59:59.999Z', 'now', '9999-12-31T23:59:59.999Z'],
	['9999-12-31T23:59:58.999Z', 'now+1:second', '9999-12-31T23:59:59.999Z'],
	['9999-12-31T23:59:59.000Z', 'now:YYYY', '9999'],
	['0000-01-01T00:00:00.000Z', 'now', '0000-01-01T00:00:00.000Z'],
	['0000-01-01T00:00:00.000Z', 'now:YYYY', '0000'],
	['0001-01-01T00:00:00.000Z', 'now-366:days:YYYY-MM-DD', '0000-01-01'],
])('the first and the last year: at %s, %s is %s', (at, expression, expected) => {
	expect(timeExpression(expression, Date.parse(at))).toBe(expected);
});

it.each([
	['9999-12-31T23:59:59.999Z', 'now+1:second'],
	['0000-01-01T00:00:00.000Z', 'now-1:second'],
	['+010000-01-01T00:00:00.000Z', 'now'],
	['-000001-12-31T23:59:59.999Z', 'now'],
	['2026-03-05T07:08:09.010Z', 'now+3000000:days'],
	['2026-03-05T07:08:09.010Z', 'now-800000:days'],
	['2026-03-05T07:08:09.010Z', 'now+100000000:days'],
	['2026-03-05T07:08:09.010Z', 'now+1000000000000:hours'],
	['2026-03-05T07:08:09.010Z', `now+${'9'.repeat(400)}:days`],
])('beyond them is no time: at %s, %s', (at, expression) => {
	for (const format of ['', ':iso', ':epoch', ':epochMs', ':YYYY-MM-DD', ':-'])
		expect(timeExpression(expression + format, Date.parse(at))).toBeUndefined();
});

it.each([
	['digits', `now+${'1'.repeat(200_000)}`],
	['letters', `now+1${'s'.repeat(200_000)}!`],
	['name', `now${'x'.repeat(200_000)}`],
	['pattern', `now:${'SS'.repeat(200_000)}S`],
	['minutes', `now:${'mm'.repeat(200_000)}m`],
])('a very long expression is told apart: %s', (_title, expression) => {
	expect(timeExpression(expression, 0)).toBeUndefined();
});
