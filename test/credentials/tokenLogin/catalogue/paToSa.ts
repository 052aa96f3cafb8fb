import { rsaKey } from './assertion';
import {
	absolute,
	ACCEPT_ANY,
	ACCEPT_JSON,
	bearer,
	type CatalogueApi,
	FORM_TYPE,
	getting,
	JSON_TYPE,
	named,
	NOW_SECONDS,
	XML_TYPE,
} from './types';

const INTACCT = 'https://api.intacct.com/ia/xml/xmlgw.phtml';
const INTACCT_QUERY = '<request><content><readByQuery/></content></request>';

/** The APIs from Passportal to Salesforce. */
export const paToSa: CatalogueApi[] = [
	{
		api: 'passportal',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://${host}',
			loginUrl: '/api/v2/auth/client_token',
			showValues: true,
			values: named({ host: 'us-clover.passportalmsp.com', content: 'any "text" ü' }),
			secretValues: named({ apiKey: 'k"&1', hmac: '9f&"0c' }),
			loginMethod: 'POST',
			loginHeaders: 'x-key: ${apiKey}\nx-hash: ${hmac}',
			loginBodyType: 'json',
			loginBody: '{"scope": "docs_api", "content": "${content}"}',
			showAnswer: true,
			expiryFrom: 'date',
			expiryPath: 'expiry_time',
			showUse: true,
			tokenPlace: 'header',
			tokenName: 'x-access-token',
			tokenTemplate: '${token}',
			testPath: '/api/v2/documents?resultsPerPage=1',
		},
		login: [
			{
				line: 'POST https://us-clover.passportalmsp.com/api/v2/auth/client_token',
				headers: { ...JSON_TYPE, ...ACCEPT_JSON, 'x-key': 'k"&1', 'x-hash': '9f&"0c' },
				body: '{"scope":"docs_api","content":"any \\"text\\" ü"}',
				answer: { access_token: 'T-passportal', expiry_time: NOW_SECONDS + 3600 },
			},
		],
		token: 'T-passportal',
		lifetime: absolute(3600),
		call: {
			parameters: {
				url: '/api/v2/documents?resultsPerPage=1',
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'Content-Type', value: 'application/json' }] },
			},
			sent: (token) => ({
				line: 'GET https://us-clover.passportalmsp.com/api/v2/documents?resultsPerPage=1',
				headers: { ...JSON_TYPE, ...ACCEPT_ANY, 'x-access-token': token },
				body: '',
			}),
		},
	},
	{
		api: 'sage-intacct',
		fields: {
			loginKind: 'custom',
			baseUrl: 'https://api.intacct.com/ia/xml',
			loginUrl: '/xmlgw.phtml',
			username: 'ada',
			password: 'p"w&<ü>',
			showValues: true,
			values: named({ senderId: 'acme', companyId: 'acme & sons' }),
			secretValues: named({ senderPassword: "s'&ü" }),
			loginMethod: 'POST',
			loginBodyType: 'xml',
			loginBody:
				'<request><control><senderid>${senderId}</senderid><password>${senderPassword}</password><controlid>${now}</controlid><uniqueid>false</uniqueid><dtdversion>3.0</dtdversion><includewhitespace>false</includewhitespace></control><operation><authentication><login><userid>${username}</userid><companyid>${companyId}</companyid><password>${password}</password></login></authentication><content><function controlid="${uuid}"><getAPISession/></function></content></operation></request>',
			showAnswer: true,
			tokenFrom: 'xml',
			tokenPath: 'response.operation.result.data.api.sessionid',
			expiryFrom: 'date',
			expiryPath: 'response.operation.authentication.sessiontimeout',
		},
		login: [
			{
				line: `POST ${INTACCT}`,
				headers: { ...XML_TYPE, ...ACCEPT_JSON },
				body: '<request><control><senderid>acme</senderid><password>s&apos;&amp;ü</password><controlid>2026-03-05T07:08:09.000Z</controlid><uniqueid>false</uniqueid><dtdversion>3.0</dtdversion><includewhitespace>false</includewhitespace></control><operation><authentication><login><userid>ada</userid><companyid>acme &amp; sons</companyid><password>p&quot;w&amp;&lt;ü&gt;</password></login></authentication><content><function controlid="<uuid>"><getAPISession/></function></content></operation></request>',
				answer:
					'<?xml version="1.0" encoding="UTF-8"?>\n<response><control><status>success</status></control><operation><authentication><status>success</status><sessiontimeout>2026-03-05T19:08:09+00:00</sessiontimeout></authentication><result><status>success</status><data><api><sessionid>T-intacct..</sessionid><endpoint>https://api.intacct.com/ia/xml/xmlgw.phtml</endpoint></api></data></result></operation></response>',
			},
		],
		token: 'T-intacct..',
		lifetime: absolute(12 * 3600),
		call: {
			parameters: {
				method: 'POST',
				url: '/xmlgw.phtml',
				sendBody: true,
				contentType: 'raw',
				rawContentType: 'application/xml',
				body: INTACCT_QUERY,
			},
			sent: (token) => ({
				line: `POST ${INTACCT}`,
				headers: {
					...XML_TYPE,
					...ACCEPT_ANY,
					...bearer(token),
				},
				body: INTACCT_QUERY,
			}),
		},
	},
	{
		api: 'sage-intacct-cc',
		fields: {
			loginKind: 'oauth2ClientCredentials',
			baseUrl: 'https://api.intacct.com/ia/api',
			loginUrl: '/v1/oauth2/token',
			clientId: 'client-1',
			clientSecret: 's"&ü',
			showValues: true,
			values: named({ user: 'ada@acme' }),
			secretValues: named({ sessionId: 'S&"1..' }),
			showLogin: true,
			loginBodyType: 'form',
			loginBody:
				'grant_type=client_credentials\nclient_id=${clientId}\nclient_secret=${clientSecret}\nusername=${user}\nsession_id=${sessionId}',
		},
		login: [
			{
				line: 'POST https://api.intacct.com/ia/api/v1/oauth2/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=client_credentials&client_id=client-1&client_secret=s%22%26%C3%BC&username=ada%40acme&session_id=S%26%221..',
				answer: { token_type: 'Bearer', access_token: 'T-intacct-cc', expires_in: 43200 },
			},
		],
		token: 'T-intacct-cc',
		lifetime: absolute(43200),
		call: getting(
			'/v1/objects/company-config/department',
			'https://api.intacct.com/ia/api/v1/objects/company-config/department',
		),
	},
	{
		api: 'salesforce-cdp',
		fields: {
			loginKind: 'custom',
			baseUrl: '${tenantUrl}',
			loginUrl: 'https://login.salesforce.com/services/oauth2/token',
			showValues: true,
			secretValues: named({ jwt: 'eyJ.by+hand.&"ü' }),
			loginMethod: 'POST',
			loginBodyType: 'form',
			loginBody: 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer\nassertion=${jwt}',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '${step1.instance_url}/services/a360/token',
						bodyType: 'form',
						body: 'grant_type=urn:salesforce:grant-type:external:cdp\nsubject_token=${step1.access_token}\nsubject_token_type=urn:ietf:params:oauth:token-type:access_token',
					},
				],
			},
			showAnswer: true,
			keepValues: 'tenantUrl=instance_url',
		},
		login: [
			{
				line: 'POST https://login.salesforce.com/services/oauth2/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=eyJ.by%2Bhand.%26%22%C3%BC',
				answer: { access_token: '00D!a&b', instance_url: 'https://acme.my.salesforce.com' },
			},
			{
				line: 'POST https://acme.my.salesforce.com/services/a360/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=urn%3Asalesforce%3Agrant-type%3Aexternal%3Acdp&subject_token=00D%21a%26b&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token',
				answer: {
					access_token: 'T-cdp',
					instance_url: 'https://t1.c360a.salesforce.com',
					expires_in: 7200,
				},
			},
		],
		token: 'T-cdp',
		lifetime: absolute(7200),
		call: getting('/api/v1/metadata', 'https://t1.c360a.salesforce.com/api/v1/metadata'),
	},
	{
		api: 'salesforce-jwt',
		fields: {
			loginKind: 'custom',
			baseUrl: '${step1.instance_url}',
			loginUrl: 'https://${authorizationHost}/services/oauth2/token',
			username: 'ada@"acme".example',
			showValues: true,
			values: named({ authorizationHost: 'test.salesforce.com', clientId: '3MVG&ü' }),
			loginMethod: 'POST',
			loginBodyType: 'form',
			loginBody: 'grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer\nassertion=${assertion}',
			showAnswer: true,
			expiryFrom: 'none',
			showAssertion: true,
			assertionAlgorithm: 'RS256',
			assertionKey: rsaKey(),
			assertionClaims:
				'{"iss": "${clientId}", "aud": "https://${authorizationHost}", "sub": "${username}", "exp": "${now+1:hours:epoch}"}',
		},
		login: [
			{
				line: 'POST https://test.salesforce.com/services/oauth2/token',
				headers: { ...FORM_TYPE, ...ACCEPT_JSON },
				body: 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=<assertion>',
				answer: {
					access_token: '00D!T-salesforce',
					instance_url: 'https://acme--dev.sandbox.my.salesforce.com',
				},
			},
		],
		assertion: {
			algorithm: 'RS256',
			header: { alg: 'RS256', typ: 'JWT' },
			claims: {
				iss: '3MVG&ü',
				aud: 'https://test.salesforce.com',
				sub: 'ada@"acme".example',
				iat: NOW_SECONDS,
				exp: NOW_SECONDS + 3600,
			},
		},
		token: '00D!T-salesforce',
		call: getting(
			'/services/data/v60.0/limits',
			'https://acme--dev.sandbox.my.salesforce.com/services/data/v60.0/limits',
		),
	},
];
