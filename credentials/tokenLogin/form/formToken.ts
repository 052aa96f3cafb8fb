/** The part of the form about the token: where the answer has it, how calls carry it, how it ends. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, number, text } from '../../engine/vendor/formFields';
import { atLogin, groupSwitch, lines, on, requestFields, WITH_LOGIN } from './formParts';

const WITHOUT_COOKIE = [...WITH_LOGIN.filter((kind) => kind !== 'cookie'), 'signedJwt'];
const BY_PATH = ['date', 'idleMinutes', 'idleSeconds', 'milliseconds', 'minutes', 'seconds'];
const BY_MINUTES = ['fixed', 'idle'];

/** Where the answer to the login has the token, its end and the rest. */
export const answer: INodeProperties[] = [
	groupSwitch(
		'showAnswer',
		'Describe the Login Answer',
		'Whether to say where token and expiry are; otherwise the usual names are tried',
		'Where token, expiry and the API’s words are in the answer',
		{ loginKind: WITH_LOGIN },
	),
	choice(
		'tokenFrom',
		'Token From',
		'Where the answer holds the token',
		[
			['auto', 'Automatic', 'JSON or XML, by the path or the usual names'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['json', 'JSON'],
			['text', 'Whole Body'],
			['xml', 'XML'],
		],
		atLogin('showAnswer'),
	),
	text(
		'tokenPath',
		'Token Path',
		'Path in the answer, such as data.token; the name of the header or cookie',
		atLogin('showAnswer'),
		{ placeholder: 'data.token' },
	),
	choice(
		'expiryFrom',
		'Expiry From',
		'How the end of the token is known',
		[
			['auto', 'Automatic', 'expires_in or a JWT, else until rejected'],
			['date', 'Date in the Answer', 'ISO date, or epoch in seconds or milliseconds'],
			['fixed', 'Fixed Minutes'],
			['idle', 'Idle Minutes', 'Each call starts them again'],
			['idleMinutes', 'Idle Minutes in the Answer', 'Each call starts them again'],
			['idleSeconds', 'Idle Seconds in the Answer', 'Each call starts them again'],
			['jwt', 'JWT', 'The token says so (exp)'],
			['milliseconds', 'Milliseconds in the Answer'],
			['minutes', 'Minutes in the Answer'],
			['none', 'None', 'Used until it is rejected'],
			['seconds', 'Seconds in the Answer'],
		],
		atLogin('showAnswer'),
	),
	text(
		'expiryPath',
		'Expiry Path',
		'Where the answer holds it',
		{ ...atLogin('showAnswer'), expiryFrom: BY_PATH },
		{ placeholder: 'expires_in' },
	),
	number('expiryMinutes', 'Lifetime (Minutes)', 'How long the token lives', 60, {
		...atLogin('showAnswer'),
		expiryFrom: BY_MINUTES,
	}),
	number(
		'renewBefore',
		'Renew Before (Seconds)',
		'How long before its end the token is renewed. 0: 10 % of its life, at most a minute.',
		0,
		atLogin('showAnswer'),
	),
	text(
		'whoPath',
		'Who Path',
		'Where the answer says who is logged in; Token → Inspect shows it',
		atLogin('showAnswer'),
		{ placeholder: 'user.name' },
	),
	text(
		'successPath',
		'Success Path',
		'For an API that answers a failed login with HTTP 200: what is there only on success',
		atLogin('showAnswer'),
		{ placeholder: 'responseStatus' },
	),
	text('successValue', 'Success Value', 'What stands there on success. Empty: anything.', {
		...atLogin('showAnswer'),
	}),
	text(
		'errorPath',
		'Error Path',
		"Where a failed answer has the API's own words",
		atLogin('showAnswer'),
		{ placeholder: 'errors[0].message' },
	),
	lines(
		'keepValues',
		'Values to Keep',
		'Further values of the answer for later requests, one name=path per line; header:Name and cookie:Name take them from there; name?=path for one that can be missing',
		atLogin('showAnswer'),
		'csrf=header:X-CSRF-Token',
	),
];

/** How calls carry the token, and what else. */
export const use: INodeProperties[] = [
	groupSwitch(
		'showUse',
		'Change How the Token Is Sent',
		'Whether calls send it in another way than "Authorization: Bearer …"',
		'Another header, a query parameter, a cookie or a body field',
		{ loginKind: WITHOUT_COOKIE },
	),
	choice(
		'tokenPlace',
		'Send Token In',
		'Where calls carry the token',
		[
			['body', 'Body Field', 'Of calls that have a body; else in the query'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		],
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		'header',
	),
	text(
		'tokenName',
		'Token Name',
		'Name of the header, parameter, cookie or field',
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		{
			default: 'Authorization',
		},
	),
	text(
		'tokenTemplate',
		'Token Template',
		'What is sent: ${token} alone, or with more around it',
		{ loginKind: WITHOUT_COOKIE, ...on('showUse') },
		{ default: 'Bearer ${token}', placeholder: 'Token ${base64(apiKey:token)}' },
	),
	groupSwitch(
		'showCallValues',
		'Send More With Each Call',
		'Whether calls need further headers or query parameters, such as an API key',
		'Headers or query parameters beside the token',
	),
	lines(
		'callHeaders',
		'Headers of Each Call',
		'Further headers, one "Name: value" per line',
		on('showCallValues'),
		'X-Api-Key: ${apiKey}',
	),
	lines(
		'callQuery',
		'Query of Each Call',
		'Further query parameters, one name=value per line',
		on('showCallValues'),
		'tenant=${tenant}',
	),
];

/** The renewal by refresh token. */
export const renewal: INodeProperties[] = [
	groupSwitch(
		'showRenewal',
		'Renew by Refresh Token',
		'Whether the token can be renewed without a login',
		'A request that fetches a new token without the password',
		{ loginKind: WITH_LOGIN },
	),
	text(
		'refreshTokenPath',
		'Refresh Token Path',
		'Where the answer holds the refresh token; ${refreshToken}',
		atLogin('showRenewal'),
		{ default: 'refresh_token' },
	),
	text('renewUrl', 'Renewal URL', 'Path or whole URL that renews', atLogin('showRenewal'), {
		placeholder: '/auth/refresh',
	}),
	...requestFields('renew', 'Renewal', atLogin('showRenewal')),
];

/** The log-out. */
export const release: INodeProperties[] = [
	groupSwitch(
		'showRelease',
		'Log Out',
		'Whether the API has a way to end the session',
		'A request that ends the session',
		{
			loginKind: WITH_LOGIN,
		},
	),
	text('releaseUrl', 'Logout URL', 'Path or whole URL that logs out', atLogin('showRelease'), {
		placeholder: '/auth/logout',
	}),
	...requestFields('release', 'Logout', atLogin('showRelease')),
];
