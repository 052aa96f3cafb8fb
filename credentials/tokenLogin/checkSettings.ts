import { expressionsOf, type Lookup } from '../tokenFlow/template';
import { BY_PATH } from './answer';
import { assertionParts } from './assertionField';
import { attachmentOf } from './attachment';
import { keptNames } from './keep';
import { firstOf, inObject, isStepName, standIn } from './lookup';
import type { Settings } from './readSettings';
import { fill } from './fill';
import { buildFlowRequest } from './requests';
import { wrongField } from './wrongField';
import type { RequestSettings } from './settings';

const ANY_BASE = 'https://base.invalid';
const METHODS = ['DELETE', 'GET', 'POST', 'PUT'];

/**
 * Builds every text of the credential once with stand-ins for what only answers bring, so that a
 * placeholder that does not exist, a line that is no pair or broken JSON is told with its field
 * before anything is sent.
 */
export function checkSettings(settings: Settings): void {
	const { login, steps, renew, release, assertion } = settings;
	const own = inObject(settings.values);
	const kept = keptNames(settings);
	const always = firstOf(own, standIn(assertion ? ['assertion'] : []));
	const loginRequests = settings.isSignedHere ? [] : [login, ...steps];
	loginRequests.forEach((request, index) => {
		checkRequest(
			request,
			firstOf(always, (name) => (isStepName(name, index) ? 'x' : undefined)),
		);
	});
	const later = firstOf(always, standIn([...kept, 'token', 'refreshToken']));
	for (const request of [renew, release]) if (request) checkRequest(request, later);
	fill('Base URL', settings.baseUrl, firstOf(own, standIn(kept)));
	attachmentOf(settings, later);
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

/** A path can't be put under a base URL that the answer is still to tell. */
function requireWholeUrls(requests: RequestSettings[]): void {
	for (const { label, url } of requests) {
		if (!/^(https?:\/\/|\$\{)/i.test(url.trim()))
			throw wrongField(
				`${label} URL`,
				'must be a whole URL, as the base URL comes from the answer',
			);
	}
}

function namesAny(template: string, names: string[]): boolean {
	return expressionsOf(template).some((name) => names.includes(name));
}

function checkRequest(request: RequestSettings, lookup: Lookup): void {
	if (request.url === '') throw wrongField(`${request.label} URL`, 'is empty');
	if (!METHODS.includes(request.method))
		throw wrongField(`${request.label} Method`, `must be one of ${METHODS.join(', ')}`);
	buildFlowRequest(request, ANY_BASE, lookup);
}
