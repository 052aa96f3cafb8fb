import { asError } from '../engine/errors';
import { keptNames } from './answer/keptValues';
import { BY_PATH } from './answer/lifetime';
import { firstOf, inObject, isStepName, rehearsal, standIn } from './answer/lookup';
import { assertionParts } from './assertionField';
import { attachmentOf } from './attachment';
import { namesAny } from './baseUrl';
import { checkPlaceholders } from './checkPlaceholders';
import { buildRequest } from './request/buildRequest';
import type { Settings } from './settings/readSettings';
import type { RequestSettings } from './settings/settings';
import { fill } from './template/fill';
import { wrongField } from './template/wrongField';
import { type Lookup, STAND_INS } from './template/template';

const ANY_BASE = 'https://base.invalid';
const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/**
 * Builds every text of the credential once, before anything is sent. Stand-ins replace values that
 * only answers bring. This way an unknown placeholder, a line that is not a pair and broken JSON
 * are reported with their field.
 */
export function checkSettings(settings: Settings): void {
	const { login, steps, assertion } = settings;
	const own = inObject(settings.values);
	const kept = keptNames(settings);
	const always = firstOf(own, standIn(assertion ? ['assertion'] : []));
	const loginRequests = settings.isSignedHere ? [] : [login, ...steps];
	loginRequests.forEach((request, index) => checkLoginRequest(request, index, always));
	checkPlaceholders(settings);
	checkInSession(settings, own, always);
	requireFilledIn(settings);
	if (namesAny(settings.baseUrl, kept)) requireWholeUrls(loginRequests);
	if (settings.tokenPath === '' && ['header', 'cookie'].includes(settings.tokenFrom))
		throw wrongField('Token Path', `is empty; name the ${settings.tokenFrom}`);
	if (assertion) assertionParts(assertion, own);
}

/** Checks a request of the login, which can use the answers before it. */
function checkLoginRequest(request: RequestSettings, index: number, always: Lookup): void {
	withStandIns((value) => {
		const earlier = rehearsal((name) => (isStepName(name, index) ? value : undefined));
		checkRequest(request, firstOf(always, earlier));
	});
}

/**
 * Checks what is built once there is a session: renewal, log-out, base URL, and what calls carry.
 */
function checkInSession(settings: Settings, own: Lookup, always: Lookup): void {
	const { renew, release, use } = settings;
	const kept = keptNames(settings);
	const later = [...kept, 'token', 'refreshToken'];
	for (const request of [renew, release])
		if (request)
			withStandIns((value) => checkRequest(request, firstOf(always, standIn(later, value))));
	withStandIns((value) => fill('Base URL', settings.baseUrl, firstOf(own, standIn(kept, value))));
	if (use.name === '')
		throw wrongField(use.place === 'cookie' ? 'Cookie Name' : 'Token Name', 'is empty');
	withStandIns((value) => attachmentOf(settings, firstOf(always, standIn(later, value))));
}

function requireFilledIn({ expiry, rejected }: Settings): void {
	if (BY_PATH.includes(expiry.source) && expiry.path === '')
		throw wrongField('Expiry Path', 'is empty');
	if (rejected.path !== '' && rejected.value === '') throw wrongField('Rejected Value', 'is empty');
}

/** Throws only if the check fails with every stand-in, because it isn't known which one fits. */
function withStandIns(check: (value: string) => unknown): void {
	const problems: Error[] = [];
	for (const value of STAND_INS) {
		try {
			check(value);
			return;
		} catch (error) {
			problems.push(asError(error));
		}
	}
	throw problems[0];
}

/**
 * Throws if the URL of a login request is a path. Used if only the login's answer gives the base
 * URL.
 */
function requireWholeUrls(requests: RequestSettings[]): void {
	for (const { label, url } of requests) {
		if (!/^(https?:\/\/|\$\{)/i.test(url.trim()))
			throw wrongField(
				`${label} URL`,
				'must be a whole URL, because the base URL comes from the answer',
			);
	}
}

function checkRequest(request: RequestSettings, lookup: Lookup): void {
	if (request.url === '') throw wrongField(`${request.label} URL`, 'is empty');
	if (request.command === undefined && !METHODS.includes(request.method))
		throw wrongField(`${request.label} Method`, `must be one of ${METHODS.join(', ')}`);
	buildRequest(request, ANY_BASE, lookup);
}
