/** The part of the form about the certificate that the servers ask this side for. */
import type { INodeProperties } from 'n8n-workflow';
import { masked, text } from '../../engine/vendor/formFields';
import { groupSwitch, on } from './formParts';

const PEM = { typeOptions: { password: true, rows: 4 } };

/** Certificate and key for logins and calls. */
export const tls: INodeProperties[] = [
	groupSwitch(
		'showTls',
		'Client Certificate',
		'Whether the servers want a certificate of yours (mutual TLS)',
		'Certificate and private key, sent to the servers of this credential only',
	),
	text(
		'clientCertificate',
		'Client Certificate',
		'Your certificate in PEM format, with those between it and its authority if the server wants them',
		on('showTls'),
		PEM,
	),
	text('clientKey', 'Client Key', 'Its private key in PEM format', on('showTls'), PEM),
	masked(
		'clientKeyPassphrase',
		'Client Key Passphrase',
		'Of a private key that is encrypted; otherwise empty',
		on('showTls'),
	),
	text(
		'certificateAuthority',
		'Certificate Authority',
		'For servers whose own certificate no public authority vouches for: the certificate that does, in PEM format',
		on('showTls'),
		PEM,
	),
];
