import { asError } from '../engine/errors';
import { keptNames } from './answer/keptValues';
import { BY_PATH } from './answer/lifetime';
import { firstOf, inObject, isStepName, rehearsal, standIn } from './answer/lookup';
import { assertionParts } from './assertionField';
import { attachmentOf } from './attachment';
import { namesAny } from './baseUrl';
import { checkPlaceholders } from './checkPlaceholders';
import { buildRequest as buildFlowRequest } from './curl/buildCommand';
import type { Settings } from './settings/readSettings';
import type { RequestSettings } from './settings/settings';
import { fill, wrongField } from './template/fill';
import { type Lookup, STAND_INS } from './template/template';

const ANY_BASE = 'https://base.invalid';
const METHODS = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/**
 * Builds every text of the credential once with stand-ins for what only answers bring, so that a
 * placeholder that does not exist, a line that is not a pair or broken JSON is reported with its field
 * before anything is sent.
 */
export function checkSettings(settings: Settings): void {
	const { login, steps, renew, release, assertion } = settings;
	const own = inObject(settings.values);
	const kept = keptNames(settings);
	const always = firstOf(own, standIn(assertion ? ['assertion'] : []));
	const loginRequests = settings.isSignedHere ? [] : [login, ...steps];
	loginRequests.forEach((request, index) => {
		withStandIns((value) =>
			checkRequest(
				request,
				firstOf(
					always,
					rehearsal((name) => (isStepName(name, index) ? value : undefined)),
				),
			),
		);
	});
	checkPlaceholders(settings);
	const later = [...kept, 'token', 'refreshToken'];
	for (const request of [renew, release])
		if (request)
			withStandIns((value) => checkRequest(request, firstOf(always, standIn(later, value))));
	withStandIns((value) => fill('Base URL', settings.baseUrl, firstOf(own, standIn(kept, value))));
	withStandIns((value) => attachmentOf(settings, firstOf(always, standIn(later, value))));
	if (settings.use.name === '')
		throw wrongField(settings.use.place === 'cookie' ? 'Cookie Name' : 'Token Name', 'is empty');
	if (BY_PATH.includes(settings.expiry.source) && settings.expiry.path === '')
		throw wrongField('Expiry Path', 'is empty');
	if (settings.rejected.path !== '' && settings.rejected.value === '')
		throw wrongField('Rejected Value', 'is empty');
	if (namesAny(settings.baseUrl, kept)) requireWholeUrls(loginRequests);
	if (settings.tokenPath === '' && ['header', 'cookie'].includes(settings.tokenFrom))
		throw wrongField('Token Path', `is empty; name the ${settings.tokenFrom}`);
	if (assertion) assertionParts(assertion, own);
}

/** Passes if the check does with any stand-in: which one fits a place is not known beforehand. */
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

/** A path can't be put under a base URL that only the login's answer will give. */
function requireWholeUrls(requests: RequestSettings[]): void {
	for (const { label, url } of requests) {
		if (!/^(https?:\/\/|\$\{)/i.test(url.trim()))
			throw wrongField(
				`${label} URL`,
				'must be a whole URL, as the base URL comes from the answer',
			);
	}
}

function checkRequest(request: RequestSettings, lookup: Lookup): void {
	if (request.url === '') throw wrongField(`${request.label} URL`, 'is empty');
	if (request.command === undefined && !METHODS.includes(request.method))
		throw wrongField(`${request.label} Method`, `must be one of ${METHODS.join(', ')}`);
	buildFlowRequest(request, ANY_BASE, lookup);
}
