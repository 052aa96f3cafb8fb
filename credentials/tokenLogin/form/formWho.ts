/** The part of the form about who logs in: a user, a client, or the holder of a refresh token. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, masked, type Show, text } from '../../engine/vendor/formFields';

/** For which kinds of login the fields show, and whether they can stay empty. */
interface Who {
	show: Show;
	required?: true;
}

/** User name and password. Kinds of login with a preset request require them. */
export const userOf = ({ show, required }: Who): INodeProperties[] => [
	text({
		name: 'username',
		displayName: 'Username',
		description: 'User, email address or account that logs in (placeholder ${username})',
		show,
		required,
	}),
	masked({
		name: 'password',
		displayName: 'Password',
		description: 'Its password (placeholder ${password})',
		show,
		required,
	}),
];

/** Client ID, client secret and scope. A grant without a user requires the ID. */
export const clientOf = ({ show, required }: Who): INodeProperties[] => [
	text({
		name: 'clientId',
		displayName: 'Client ID',
		description: 'ID of the client or application (placeholder ${clientId})',
		show,
		required,
	}),
	masked({
		name: 'clientSecret',
		displayName: 'Client Secret',
		description: 'Secret of the client (placeholder ${clientSecret})',
		show,
	}),
	text({
		name: 'scope',
		displayName: 'Scope',
		description: 'Scopes, separated by spaces, if the API requires any (placeholder ${scope})',
		show,
	}),
];

/** How an OAuth2 login sends the client. */
export const clientSentAs: INodeProperties = choice({
	name: 'clientSentAs',
	displayName: 'Client Sent As',
	description: 'How client ID and secret go to the login; most APIs take form fields',
	options: [
		['form', 'Form Fields'],
		['basic', 'HTTP Basic Header', 'ID and secret form-encoded, as OAuth2 has it'],
		['json', 'JSON Body', 'All fields of the login as JSON'],
	],
	show: { loginKind: ['oauth2ClientCredentials', 'oauth2Password', 'refreshToken'] },
});

/** The refresh token that the user starts with, and whether it rotates. */
export const refreshTokenFields: INodeProperties[] = [
	masked({
		name: 'refreshToken',
		displayName: 'Refresh Token',
		description:
			'The refresh token that you got from the API. A new one that you enter here replaces the one in use. Its placeholder is ${refreshToken}.',
		required: true,
		show: { loginKind: ['refreshToken'] },
	}),
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
