/** The part of the form about the client certificate that a server can ask for. */
import type { INodeProperties } from 'n8n-workflow';
import { masked, type TextField } from '../../engine/vendor/formFields';
import { groupSwitch, on } from './formParts';

/** A masked field with several lines, for a PEM block. */
const pem = (field: TextField) => masked({ ...field, typeOptions: { rows: 4 } });

/** Certificate and key for logins and calls. */
export const tls: INodeProperties[] = [
	groupSwitch({
		name: 'showTls',
		displayName: 'Client Certificate',
		description: 'Whether the servers require a certificate from you (mutual TLS)',
		hint: 'Certificate and private key, sent to the servers of this credential only',
	}),
	pem({
		name: 'clientCertificate',
		displayName: 'Client Certificate',
		description:
			'Your certificate in PEM format, followed by the intermediate certificates if the server requires them',
		show: on('showTls'),
	}),
	pem({
		name: 'clientKey',
		displayName: 'Client Key',
		description: 'Private key of the certificate, in PEM format',
		show: on('showTls'),
	}),
	masked({
		name: 'clientKeyPassphrase',
		displayName: 'Client Key Passphrase',
		description: 'Passphrase of an encrypted private key; otherwise leave empty',
		show: on('showTls'),
	}),
	pem({
		name: 'certificateAuthority',
		displayName: 'Certificate Authority',
		description:
			'Certificate, in PEM format, of the authority that issued the certificates of the servers. Leave empty if it is a public one.',
		show: on('showTls'),
	}),
];
