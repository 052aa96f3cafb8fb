/** The part of the form about the certificate that the servers ask this side for. */
import type { INodeProperties } from 'n8n-workflow';
import { masked, type TextField } from '../../engine/vendor/formFields';
import { groupSwitch, on } from './formParts';

/** A masked field of several lines, as a PEM block has. */
const pem = (field: TextField) => masked({ ...field, typeOptions: { rows: 4 } });

/** Certificate and key for logins and calls. */
export const tls: INodeProperties[] = [
	groupSwitch({
		name: 'showTls',
		displayName: 'Client Certificate',
		description: 'Whether the servers want a certificate of yours (mutual TLS)',
		hint: 'Certificate and private key, sent to the servers of this credential only',
	}),
	pem({
		name: 'clientCertificate',
		displayName: 'Client Certificate',
		description:
			'Your certificate in PEM format, with those between it and its authority if the server wants them',
		show: on('showTls'),
	}),
	pem({
		name: 'clientKey',
		displayName: 'Client Key',
		description: 'Its private key in PEM format',
		show: on('showTls'),
	}),
	masked({
		name: 'clientKeyPassphrase',
		displayName: 'Client Key Passphrase',
		description: 'Of a private key that is encrypted; otherwise empty',
		show: on('showTls'),
	}),
	pem({
		name: 'certificateAuthority',
		displayName: 'Certificate Authority',
		description:
			'For servers whose own certificate no public authority vouches for: the certificate that does, in PEM format',
		show: on('showTls'),
	}),
];
