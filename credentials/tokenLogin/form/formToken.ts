/** The part of the form about the token: where the answer has it, how calls carry it, how it ends. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, number, text } from '../../engine/vendor/formFields';
import { atLogin, groupSwitch, lines, on, requestFields, WITH_LOGIN } from './formParts';

const WITHOUT_COOKIE = [...WITH_LOGIN.filter((kind) => kind !== 'cookie'), 'signedJwt'];
const BY_PATH = ['date', 'idleMinutes', 'idleSeconds', 'milliseconds', 'minutes', 'seconds'];
const BY_MINUTES = ['fixed', 'idle'];

/** Where the login's answer has the token, its expiry and further values. */
export const answer: INodeProperties[] = [
	groupSwitch({
		name: 'showAnswer',
		displayName: 'Describe the Login Answer',
		description: 'Whether to say where token and expiry are; otherwise the usual names are tried',
		hint: 'Where token, expiry and the API’s error message are in the answer',
		show: { loginKind: WITH_LOGIN },
	}),
	choice({
		name: 'tokenFrom',
		displayName: 'Token From',
		description: 'Where the answer holds the token',
		options: [
			['auto', 'Automatic', 'JSON or XML, by the path or the usual names'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['json', 'JSON'],
			['text', 'Whole Body'],
			['xml', 'XML'],
		],
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'tokenPath',
		displayName: 'Token Path',
		description:
			'Path of the token in the answer, such as data.token, or the name of the header or cookie',
		placeholder: 'data.token',
		show: atLogin('showAnswer'),
	}),
	choice({
		name: 'expiryFrom',
		displayName: 'Expiry From',
		description: 'How it is known when the token expires',
		options: [
			['auto', 'Automatic', 'From expires_in or a JWT; otherwise used until rejected'],
			['date', 'Date in the Answer', 'ISO date, or epoch in seconds or milliseconds'],
			['fixed', 'Fixed Minutes'],
			['idle', 'Idle Minutes', 'Each call restarts them'],
			['idleMinutes', 'Idle Minutes in the Answer', 'Each call restarts them'],
			['idleSeconds', 'Idle Seconds in the Answer', 'Each call restarts them'],
			['jwt', 'JWT', 'The token says so (exp)'],
			['milliseconds', 'Milliseconds in the Answer'],
			['minutes', 'Minutes in the Answer'],
			['none', 'None', 'Used until it is rejected'],
			['seconds', 'Seconds in the Answer'],
		],
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'expiryPath',
		displayName: 'Expiry Path',
		description: 'Path of the expiry in the answer',
		placeholder: 'expires_in',
		show: { ...atLogin('showAnswer'), expiryFrom: BY_PATH },
	}),
	number({
		name: 'expiryMinutes',
		displayName: 'Lifetime (Minutes)',
		description: 'How long the token lives',
		default: 60,
		show: { ...atLogin('showAnswer'), expiryFrom: BY_MINUTES },
	}),
	number({
		name: 'renewBefore',
		displayName: 'Renew Before (Seconds)',
		description:
			'How long before its expiry the token is renewed. 0: 10 % of its lifetime, at most a minute.',
		default: 0,
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'whoPath',
		displayName: 'Who Path',
		description:
			'Path of the user or account in the answer; Token → Inspect shows who is logged in',
		placeholder: 'user.name',
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'successPath',
		displayName: 'Success Path',
		description:
			'For an API that answers a failed login with HTTP 200: path of a value that is in the answer only on success',
		placeholder: 'responseStatus',
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'successValue',
		displayName: 'Success Value',
		description: 'The value at Success Path on success. Leave empty for any value.',
		show: atLogin('showAnswer'),
	}),
	text({
		name: 'errorPath',
		displayName: 'Error Path',
		description: "Path of the API's own error message in the answer to a failed login",
		placeholder: 'errors[0].message',
		show: atLogin('showAnswer'),
	}),
	lines({
		name: 'keepValues',
		displayName: 'Values to Keep',
		description:
			'Further values of the answer for later requests, one name=path per line. header:Name and cookie:Name read a header or cookie; name?=path is for a value that may be missing.',
		placeholder: 'csrf=header:X-CSRF-Token',
		show: atLogin('showAnswer'),
	}),
];

/** How calls carry the token, and what else they send. */
export const use: INodeProperties[] = [
	groupSwitch({
		name: 'showUse',
		displayName: 'Change How the Token Is Sent',
		description: 'Whether calls send the token in another way than "Authorization: Bearer …"',
		hint: 'Another header, a query parameter, a cookie or a body field',
		show: { loginKind: WITHOUT_COOKIE },
	}),
	choice({
		name: 'tokenPlace',
		displayName: 'Send Token In',
		description: 'Where calls carry the token',
		options: [
			['body', 'Body Field', 'A field of the body, or of the query if a call has no body'],
			['cookie', 'Cookie'],
			['header', 'Header'],
			['query', 'Query Parameter'],
		],
		default: 'header',
		show: { loginKind: WITHOUT_COOKIE, ...on('showUse') },
	}),
	text({
		name: 'tokenName',
		displayName: 'Token Name',
		description: 'Name of the header, parameter, cookie or field',
		default: 'Authorization',
		show: { loginKind: WITHOUT_COOKIE, ...on('showUse') },
	}),
	text({
		name: 'tokenTemplate',
		displayName: 'Token Template',
		description: 'What is sent: ${token} alone, or with other text around it',
		default: 'Bearer ${token}',
		placeholder: 'Token ${base64(apiKey:token)}',
		show: { loginKind: WITHOUT_COOKIE, ...on('showUse') },
	}),
	groupSwitch({
		name: 'showCallValues',
		displayName: 'Send More With Each Call',
		description: 'Whether calls need further headers or query parameters, such as an API key',
		hint: 'Headers or query parameters beside the token',
	}),
	lines({
		name: 'callHeaders',
		displayName: 'Headers of Each Call',
		description: 'Further headers, one "Name: value" per line',
		placeholder: 'X-Api-Key: ${apiKey}',
		show: on('showCallValues'),
	}),
	lines({
		name: 'callQuery',
		displayName: 'Query of Each Call',
		description: 'Further query parameters, one name=value per line',
		placeholder: 'tenant=${tenant}',
		show: on('showCallValues'),
	}),
];

/** The renewal by refresh token. */
export const renewal: INodeProperties[] = [
	groupSwitch({
		name: 'showRenewal',
		displayName: 'Renew by Refresh Token',
		description: 'Whether the token can be renewed without a login',
		hint: 'A request that fetches a new token without the password',
		show: { loginKind: WITH_LOGIN },
	}),
	text({
		name: 'refreshTokenPath',
		displayName: 'Refresh Token Path',
		description: 'Path of the refresh token in the answer (placeholder ${refreshToken})',
		default: 'refresh_token',
		show: atLogin('showRenewal'),
	}),
	text({
		name: 'renewUrl',
		displayName: 'Renewal URL',
		description: 'Path or whole URL that renews the token',
		placeholder: '/auth/refresh',
		show: atLogin('showRenewal'),
	}),
	...requestFields({ prefix: 'renew', label: 'Renewal', show: atLogin('showRenewal') }),
];

/** The log-out. */
export const release: INodeProperties[] = [
	groupSwitch({
		name: 'showRelease',
		displayName: 'Log Out',
		description: 'Whether the API has a way to end the session',
		hint: 'A request that ends the session',
		show: { loginKind: WITH_LOGIN },
	}),
	text({
		name: 'releaseUrl',
		displayName: 'Logout URL',
		description: 'Path or whole URL that logs out',
		placeholder: '/auth/logout',
		show: atLogin('showRelease'),
	}),
	...requestFields({ prefix: 'release', label: 'Logout', show: atLogin('showRelease') }),
];
