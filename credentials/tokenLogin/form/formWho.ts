/** The part of the form about who logs in: a user, a client, or who has a refresh token. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, masked, REQUIRED, type Show, text } from '../../engine/vendor/formFields';

/** Who logs in; a kind whose request is known can't do without. */
export const userOf = (show: Show, more = {}): INodeProperties[] => [
	text(
		'username',
		'Username',
		'User, email address or account that logs in; ${username}',
		show,
		more,
	),
	masked('password', 'Password', 'Its password; ${password}', show, more),
];

/** The client that logs in; a grant without a user can't do without. */
export const clientOf = (show: Show, more = {}): INodeProperties[] => [
	text('clientId', 'Client ID', 'ID of the client or application; ${clientId}', show, more),
	masked('clientSecret', 'Client Secret', 'Secret of the client; ${clientSecret}', show),
	text('scope', 'Scope', 'Scopes, separated by spaces, if the API wants any; ${scope}', show),
];

/** How the client of an OAuth2 kind goes to the login. */
export const clientSentAs: INodeProperties = choice(
	'clientSentAs',
	'Client Sent As',
	'How client ID and secret go to the login; most APIs take form fields',
	[
		['form', 'Form Fields'],
		['basic', 'HTTP Basic Header', 'ID and secret form-encoded, as OAuth2 has it'],
		['json', 'JSON Body', 'All fields of the login as JSON'],
	],
	{ loginKind: ['oauth2ClientCredentials', 'oauth2Password', 'refreshToken'] },
);

/** A refresh token that a person has, to start from. */
export const refreshTokenFields: INodeProperties[] = [
	masked(
		'refreshToken',
		'Refresh Token',
		'The refresh token that you got from the API. A new one that you enter here takes the place of the one in use. ${refreshToken}',
		{ loginKind: ['refreshToken'] },
		REQUIRED,
	),
	{
		displayName: 'Refresh Token Rotates',
		name: 'refreshTokenRotates',
		type: 'boolean',
		default: true,
		description:
			'Whether the API gives a new refresh token each time and ends the old one. The test never uses such a token.',
		hint: 'Switch off only if the API says that a refresh token can be used again and again',
		displayOptions: { show: { loginKind: ['refreshToken'] } },
	},
];
