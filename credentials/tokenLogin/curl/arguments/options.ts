/** curl's options (man curl, 8.10), grouped by what they mean for a login that n8n sends. */

const words = (text: string) => text.trim().split(/\s+/);

/** Short names of the options that are known here. */
export const SHORT: Record<string, string> = {
	'0': 'http1.0',
	'1': 'tlsv1',
	'2': 'sslv2',
	'3': 'sslv3',
	'4': 'ipv4',
	'6': 'ipv6',
	':': 'next',
	'#': 'progress-bar',
	A: 'user-agent',
	b: 'cookie',
	c: 'cookie-jar',
	C: 'continue-at',
	d: 'data',
	D: 'dump-header',
	e: 'referer',
	E: 'cert',
	f: 'fail',
	F: 'form',
	g: 'globoff',
	G: 'get',
	H: 'header',
	i: 'include',
	I: 'head',
	j: 'junk-session-cookies',
	J: 'remote-header-name',
	k: 'insecure',
	K: 'config',
	L: 'location',
	m: 'max-time',
	M: 'manual',
	n: 'netrc',
	N: 'no-buffer',
	o: 'output',
	O: 'remote-name',
	p: 'proxytunnel',
	q: 'disable',
	R: 'remote-time',
	r: 'range',
	s: 'silent',
	S: 'show-error',
	T: 'upload-file',
	u: 'user',
	U: 'proxy-user',
	v: 'verbose',
	V: 'version',
	w: 'write-out',
	x: 'proxy',
	X: 'request',
	y: 'speed-time',
	Y: 'speed-limit',
	z: 'time-cond',
	Z: 'parallel',
};

/** Options that affect what is sent and take a value. */
export const USED_WITH_VALUE = words(`
	cookie cookie-jar data data-ascii data-binary data-raw data-urlencode form form-string header json
	oauth2-bearer referer request url url-query user user-agent`);

/** Options that affect what is sent and take no value. */
export const USED = words('basic get head');

/**
 * Ignored options. They change how curl connects and what it shows or stores, not what it sends to
 * the API. n8n decides which server certificates are trusted, so -k has no effect.
 */
export const PASSED_OVER = words(`
	alpn buffer compressed create-dirs disable fail fail-early fail-with-body globoff http0.9 http1.0
	http1.1 http2 http2-prior-knowledge http3 http3-only include insecure ipv4 ipv6 junk-session-cookies
	keepalive location location-trusted manual npn no-buffer parallel parallel-immediate path-as-is
	post301 post302 post303 progress-bar progress-meter raw remote-header-name remote-name
	remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused sessionid
	show-error show-headers silent skip-existing ssl ssl-no-revoke ssl-reqd ssl-revoke-best-effort
	ssl-allow-beast styled-output suppress-connect-headers tcp-fastopen tcp-nodelay tlsv1 tlsv1.0
	tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time verbose clobber ca-native`);

/** Ignored options that take a value. */
export const PASSED_OVER_WITH_VALUE = words(`
	alt-svc cacert capath ciphers connect-timeout curves dump-header
	expect100-timeout happy-eyeballs-timeout-ms hsts keepalive-time libcurl limit-rate max-filesize
	max-redirs max-time noproxy output output-dir parallel-max proto proto-default proto-redir rate
	retry retry-delay retry-max-time speed-limit speed-time stderr tls-max tls13-ciphers trace
	trace-ascii write-out`);

/** Refused options that take a value. They change what is sent or how the user is authenticated. */
export const REFUSED_WITH_VALUE = words(`
	abstract-unix-socket aws-sigv4 cert cert-type config connect-to continue-at delegation
	dns-interface dns-servers doh-url engine etag-compare etag-save haproxy-clientip interface key
	key-type local-port login-options netrc-file pass preproxy proxy proxy-user proxy-header
	proxy1.0 range request-target resolve sasl-authzid service-name socks4 socks4a socks5
	socks5-hostname time-cond tlsauthtype tlspassword tlsuser unix-socket upload-file variable`);

/** Refused options that take no value. */
export const REFUSED = words(`
	anyauth crlf digest haproxy-protocol negotiate netrc netrc-optional next ntlm ntlm-wb
	proxytunnel sasl-ir sslv2 sslv3 use-ascii version`);

/** What to do instead of a refused option, if that is known. */
export const WAY_OUT: Record<string, string> = {
	proxy: 'Take it out and fill in the field "Proxy"',
	'proxy-user': 'Take it out and fill in the field "Proxy"',
	digest: 'This credential can’t do HTTP Digest',
	ntlm: 'This credential can’t do NTLM',
	'aws-sigv4': 'This credential can’t sign calls for AWS; n8n has credentials that can',
	cert: 'Take it out and fill in "Client Certificate" below',
	key: 'Take it out and fill in "Client Certificate" below',
	next: 'Keep the login here; what follows it goes under "Further Login Steps"',
	'upload-file': 'Write the contents of the file with --data-raw',
	anyauth: 'Remove it if the API accepts HTTP Basic',
};
