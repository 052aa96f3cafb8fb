/** The part of the form about a JWT that the user signs. */
import type { INodeProperties } from 'n8n-workflow';
import { choice, masked, type Show } from '../../engine/vendor/formFields';
import { ALGORITHMS } from '../template/signAssertion';
import { atLogin, groupSwitch, lines, WITH_LOGIN } from './formParts';

function assertionFields(show: Show): INodeProperties[] {
	return [
		choice({
			name: 'assertionAlgorithm',
			displayName: 'Assertion Algorithm',
			description: 'How the JWT is signed (alg)',
			options: ALGORITHMS.map((name) => [name, name]),
			default: 'RS256',
			show,
		}),
		masked({
			name: 'assertionKey',
			displayName: 'Assertion Key',
			description: 'Private key in PEM format, or the shared secret of an HS algorithm',
			typeOptions: { rows: 4 },
			show,
		}),
		masked({
			name: 'assertionPassphrase',
			displayName: 'Key Passphrase',
			description: 'Passphrase of an encrypted private key; otherwise leave empty',
			show,
		}),
		lines({
			name: 'assertionHeader',
			displayName: 'Assertion Header',
			description: 'JSON with further header fields, such as the key ID',
			placeholder: '{"kid": "${keyId}"}',
			show,
		}),
		lines({
			name: 'assertionClaims',
			displayName: 'Assertion Claims',
			description: 'JSON with the claims. iat and exp (5 minutes) are added if they are not given.',
			placeholder: '{"iss": "${clientId}", "aud": "https://login.example.com", "jti": "${uuid}"}',
			show,
		}),
	];
}

/** The JWT that the login sends, or that is itself the token. */
export const assertion: INodeProperties[] = [
	groupSwitch({
		name: 'showAssertion',
		displayName: 'Signed Assertion (JWT)',
		description:
			'Whether the login sends a JWT that you sign (placeholder ${assertion} in the login request)',
		hint: 'A JWT that proves who you are, instead of a password',
		show: { loginKind: WITH_LOGIN },
	}),
	...assertionFields(atLogin('showAssertion')),
	...assertionFields({ loginKind: ['signedJwt'] }),
];
