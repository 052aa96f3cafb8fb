/** The client certificate (mutual TLS, RFC 8446 section 4.4.2). */
import { X509Certificate } from 'crypto';
import type { ClientCertificate } from '../engine/tokenFlow';
import type { Settings } from './settings/readSettings';
import { wrongField } from './template/wrongField';
import { readKey } from './template/signAssertion';

const CERTIFICATE = /(-----BEGIN CERTIFICATE-----)([\s\S]*?)(-----END CERTIFICATE-----)/g;

/**
 * Reads the certificate's fields. Throws an error that names a field that can't be used. Undefined
 * if there is no client certificate.
 */
export function clientCertificateOf({ tls }: Settings): ClientCertificate | undefined {
	if (tls === undefined) return undefined;
	const cert = certificates('Client Certificate', tls.certificate);
	const key = keyOf(tls.key, tls.passphrase);
	if (!new X509Certificate(cert).checkPrivateKey(key))
		throw wrongField('Client Key', 'does not belong to "Client Certificate"');
	return {
		cert,
		key: String(key.export({ type: 'pkcs8', format: 'pem' })),
		...(tls.authority !== '' && {
			ca: certificates('Certificate Authority', tls.authority),
		}),
	};
}

function keyOf(text: string, passphrase: string) {
	try {
		return readKey(text, passphrase);
	} catch (error) {
		throw wrongField('Client Key', (error as Error).message);
	}
}

/**
 * Reads one or more certificates in PEM format. Restores line ends that a one-line field turned
 * into spaces.
 */
function certificates(label: string, text: string): string {
	const found = [...text.replace(/(\\r)?\\n/g, '\n').matchAll(CERTIFICATE)].map(
		([, begin, body, end]) => `${begin}\n${body.trim().split(/\s+/).join('\n')}\n${end}\n`,
	);
	try {
		for (const each of found) new X509Certificate(each);
	} catch {
		throw wrongField(label, 'is not a certificate that can be read');
	}
	if (found.length > 0) return found.join('');
	throw wrongField(label, 'is not a certificate in PEM format (-----BEGIN CERTIFICATE-----)');
}
