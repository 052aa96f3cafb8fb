/** Tests that our matcher of domains gives the same result as n8n's for every host. */
import * as n8n from 'n8n-workflow';
import {
	allowedDomainsOf,
	isDomainAllowed,
} from '../../../../credentials/engine/n8n/allowedDomains';

const HOSTS = [
	'api.example.com',
	'example.com',
	'API.Example.com.',
	'evil-example.com',
	'10.0.0.1',
];
const LISTS = [
	'api.example.com',
	' API.EXAMPLE.COM. , other.org',
	'*.example.com',
	'*.',
	'example.com,*.example.com',
	'10.0.0.1',
	'other.org',
	'*',
];

it.each(HOSTS.flatMap((host) => LISTS.map((list): [string, string] => [host, list])))(
	'%s in "%s"',
	(host, list) => {
		const url = `https://${host}:8443/path?x=other.org`;
		// n8n-workflow 2.25 and later; before, it took two arguments.
		const theirs = n8n.isDomainAllowed({ url, allowedDomains: list });
		expect(isDomainAllowed(url, list)).toBe(theirs);
	},
);

it.each([
	[{}, undefined],
	[{ allowedHttpRequestDomains: 'all', allowedDomains: 'a.com' }, undefined],
	[{ allowedHttpRequestDomains: 'none', allowedDomains: 'a.com' }, undefined],
	[{ allowedHttpRequestDomains: 'domains', allowedDomains: ' a.com ' }, 'a.com'],
	[{ allowedHttpRequestDomains: 'domains' }, ''],
])('%p restricts to %p', (credentials, domains) => {
	expect(allowedDomainsOf(credentials)).toBe(domains);
});

it('a list without a domain allows none', () => {
	expect(isDomainAllowed('https://a.com', '')).toBe(false);
	expect(isDomainAllowed('https://a.com', ' , ')).toBe(false);
});
