/** Reads from n8n's own fields which domains a credential may be used for. */

/**
 * Returns the list of domains that a credential may be used for; undefined allows all. n8n's own
 * fields, "Allowed HTTP Request Domains" (n8n-workflow, credential-domain-restrictions.ts),
 * restrict HTTP Request. Here a list of domains restricts Authenticated Request too.
 */
export function allowedDomainsOf(credentials: Record<string, unknown>): string | undefined {
	const { allowedHttpRequestDomains: mode, allowedDomains } = credentials;
	return mode === 'domains' ? String(allowedDomains ?? '').trim() : undefined;
}

/**
 * Whether a host is in a list such as `example.com, *.example.org` (subdomains only). n8n's own
 * matcher is not used, because its arguments changed between versions. The old call allows every
 * host in a newer version.
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
