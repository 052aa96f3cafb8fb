import type { HttpAnswer } from '../../engine/tokenFlow';
import { linesOf } from '../wire/lines';
import type { Settings } from '../settings/readSettings';
import type { AnswerPlace, RequestSettings } from '../settings/settings';
import { wrongField } from '../template/wrongField';
import { findInAnswer } from './findInAnswer';
import { placesOf } from './noToken';
import { stepNamesIn } from '../template/stepNames';
import { isStepName, stepValue } from './lookup';
import { textsOfCommand } from '../command/commandTexts';

const LABEL = 'Values to Keep';

/** The names under which later requests can use values of the login's answers. */
export function keptNames(settings: Settings): string[] {
	const byHand = linesOf(LABEL, settings.keep, '=').map(({ name }) => nameIn(name));
	return [...byHand, ...stepNamesUsedLater(settings)];
}

/**
 * Reads the values that the session keeps: those of "Values to Keep", and the step values that
 * later requests name.
 */
export function readKept(
	settings: Settings,
	answers: HttpAnswer[],
	isLogin: boolean,
): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const { name, value: path } of linesOf(LABEL, settings.keep, '=')) {
		const value = findInAnswers(answers, 'auto', path);
		if (value === undefined && isLogin && !name.endsWith('?'))
			throw wrongField(
				LABEL,
				`finds nothing at "${path}" in the answer of the login${placesOf(answers[answers.length - 1])}`,
			);
		if (value !== undefined || isLogin) kept[nameIn(name)] = value ?? '';
	}
	// A renewal has no steps. The values from the login's steps stay.
	if (!isLogin) return kept;
	for (const name of stepNamesUsedLater(settings)) {
		const value = stepValue(name, answers);
		if (value !== undefined) kept[name] = value;
	}
	return kept;
}

/** The names of values that an answer may leave out. */
export function optionalNames({ keep }: Settings): string[] {
	return linesOf(LABEL, keep, '=')
		.filter(({ name }) => name.endsWith('?'))
		.map(({ name }) => nameIn(name));
}

/** The name without its `?`, which marks a value that an answer may leave out. */
const nameIn = (name: string) => name.replace(/\s*\?$/, '');

/** A value of the last answer (`data.url`, `header:X-Csrf`) or of an earlier one (`step1.url`). */
export function findInAnswers(
	answers: HttpAnswer[],
	place: AnswerPlace,
	path: string,
): string | undefined {
	const isCookie = place === 'cookie' || path.trim().startsWith('cookie:');
	const answer = isCookie ? withAllCookies(answers) : answers[answers.length - 1];
	return stepValue(path, answers) ?? findInAnswer(answer, place, path);
}

/**
 * The last answer, with the cookies of all answers. If several have the same name, the latest
 * counts.
 */
function withAllCookies(answers: HttpAnswer[]): HttpAnswer {
	const cookies = Object.assign({}, ...answers.map((answer) => answer.cookies)) as Record<
		string,
		string
	>;
	return { ...answers[answers.length - 1], cookies };
}

function stepNamesUsedLater(settings: Settings): string[] {
	const { baseUrl, use, renew, release, steps } = settings;
	const texts = [
		baseUrl,
		use.template,
		use.headers,
		use.query,
		...[renew, release].flatMap((request) => textsOf(request)),
	];
	return stepNamesIn(texts).filter((name) => isStepName(name, steps.length + 1));
}

/** True if a value is taken from the address that a redirect leads to. */
export function namesLocation({ keep, tokenPath, steps, use }: Settings): boolean {
	const ofSteps = steps.flatMap((step) =>
		step.command ? textsOfCommand(step.command) : textsOf(step),
	);
	const texts = [keep, tokenPath, use.template, ...ofSteps];
	return texts.some((text) => /headers?[.:]\s*location/i.test(text));
}

/** The texts of a request that can hold placeholders. */
export function textsOf(request: RequestSettings | undefined): string[] {
	return request === undefined ? [] : [request.url, request.query, request.headers, request.body];
}
