import type { INodeProperties } from 'n8n-workflow';
import { baseUrlField, choice, notice, text } from '../../engine/vendor/formFields';
import { curlFields } from './formCurl';
import { clientOf, clientSentAs, refreshTokenFields, userOf } from './formWho';
import { assertion } from './formAssertion';
import { furtherValues, loginRequest, steps } from './formLogin';
import { WITH_LOGIN } from './formParts';
import { failure, rejection, testCall } from './formCalls';
import { tls } from './formTls';
import { answer, release, renewal, use } from './formToken';

const WITH_USER = ['basic', 'cookie', 'form', 'json', 'oauth2Password'];
const NAMED_FIELDS = ['cookie', 'form', 'json'];

/** What everyone fills in: where the API is and who logs in. */
const essentials: INodeProperties[] = [
	choice({
		name: 'loginKind',
		displayName: 'Kind of Login',
		description: 'How the API logs in; this fills in what you leave empty below',
		options: [
			['basic', 'Basic to Token', 'User name and password by HTTP Basic, no body'],
			['curl', 'cURL Command', 'Paste the command from the documentation'],
			['custom', 'Custom', 'Any other: you describe the request'],
			['form', 'Form Login', 'User name and password as a form'],
			['json', 'JSON Login', 'User name and password as JSON'],
			['oauth2ClientCredentials', 'OAuth2 Client Credentials', 'Client ID and secret as a form'],
			['oauth2Password', 'OAuth2 Password Grant', 'User name, password and client as a form'],
			['refreshToken', 'Refresh Token', 'You have a refresh token; each one brings the next'],
			['cookie', 'Session Cookie', 'A form; the session comes as a cookie'],
			['signedJwt', 'Signed JWT, No Login', 'A JWT that you sign is itself the token'],
		],
		default: 'json',
	}),
	...curlFields,
	baseUrlField({
		description: 'Address of the API, before the paths of its endpoints',
		placeholder: 'https://api.example.com/v1',
		displayOptions: { hide: { loginKind: ['curl'] } },
	}),
	text({
		name: 'loginUrl',
		displayName: 'Login URL',
		description: 'Path under the base URL, or a whole URL, that logs in',
		required: true,
		placeholder: '/auth/login',
		show: { loginKind: WITH_LOGIN.filter((kind) => kind !== 'curl') },
	}),
	...refreshTokenFields,
	...userOf({ show: { loginKind: WITH_USER }, required: true }),
	...userOf({ show: { loginKind: ['custom'] } }),
	...clientOf({ show: { loginKind: ['oauth2ClientCredentials'] }, required: true }),
	...clientOf({ show: { loginKind: ['oauth2Password', 'refreshToken'] } }),
	clientSentAs,
	text({
		name: 'usernameName',
		displayName: 'Name of the User Field',
		description: 'What the API calls the user name, such as email or login',
		default: 'username',
		show: { loginKind: NAMED_FIELDS },
	}),
	text({
		name: 'passwordName',
		displayName: 'Name of the Password Field',
		description: 'What the API calls the password',
		default: 'password',
		show: { loginKind: NAMED_FIELDS },
	}),
	text({
		name: 'cookieName',
		displayName: 'Cookie Name',
		description: 'Name of the cookie that holds the session',
		show: { loginKind: ['cookie'] },
	}),
];

/**
 * Says where to see what was understood of the login's answer. n8n's own test only says that it
 * passed.
 */
const whatNext = notice({
	name: 'whatNext',
	displayName:
		'Most APIs need no more: save, and n8n tests the login. To see what was understood (token, expiry, renewal), run the node <b>Authenticated Request</b> with <i>Resource</i> → Token → Inspect and <i>Explain</i>. If something is not right, switch on what differs below.',
});

/** All fields: the essentials first, everything else folded away behind a switch. */
export const formFields: INodeProperties[] = [
	...essentials,
	whatNext,
	...loginRequest,
	...furtherValues,
	...assertion,
	...steps,
	...answer,
	...use,
	...renewal,
	...release,
	...rejection,
	...failure,
	...tls,
	...testCall,
];
