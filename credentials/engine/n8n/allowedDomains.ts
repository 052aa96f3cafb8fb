/** The domains that a credential may be used for, as n8n's own fields name them. */

/**
 * The list of domains that a credential may be used for; undefined: all. n8n's own fields, "Allowed HTTP
 * Request Domains" (n8n-workflow, credential-domain-restrictions.ts), bind HTTP Request; here a list of
 * domains binds Authenticated Request too.
 */
export function allowedDomainsOf(credentials: Record<string, unknown>): string | undefined {
	const { allowedHttpRequestDomains: mode, allowedDomains } = credentials;
	return mode === 'domains' ? String(allowedDomains ?? '').trim() : undefined;
}

/**
 * Whether a host is in a list such as `example.com, *.example.org` (subdomains only). A matcher of our
 * own: n8n's changed its arguments between versions, and the old call allows every host in a new one.
 */
export function isDomainAllowed(url: string, allowedDomains: string): boolean {
	const host = withoutDot(new URL(url).hostname);
	return allowedDomains
		.split(',')
		.map((domain) => withoutDot(domain.trim()))
		.some((domain) =>
			domain.startsWith('*.') && domain.length > 2
				? host.endsWith(domain.slice(1))
				: domain !== '' && host === domain,
		);
}

const withoutDot = (domain: string) => domain.toLowerCase().replace(/\.$/, '');
