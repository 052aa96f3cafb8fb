import { type Api, basic, curl, form, json, PASSWORD, post, USER, WHO, xml } from '../types';

/** Schools, health, science. */
export const schools: Api[] = [
	{
		api: 'WebUntis',
		kind: 'JSON-RPC with the school in the query; cookie from a value of the answer',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/WebUntis',
			loginUrl: '/jsonrpc.do?school=x',
			loginMethod: 'POST',
			loginBody:
				'{"id": "1", "method": "authenticate", "params": {"user": "${username}", "password": "${password}", "client": "n8n"}, "jsonrpc": "2.0"}',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: 'JSESSIONID',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'error.code',
			rejectedValue: '-8520',
		},
		login: [
			{
				line: 'POST /WebUntis/jsonrpc.do?school=x',
				body: `{"id":"1","method":"authenticate","params":{"user":"${USER}","password":"${json(PASSWORD)}","client":"n8n"},"jsonrpc":"2.0"}`,
				answer: {
					body: {
						jsonrpc: '2.0',
						id: '1',
						result: { sessionId: '644AFBF2C1B592B68C6B04938BD2696§', personType: 2, personId: 17 },
					},
				},
			},
		],
		call: {
			...post('/jsonrpc.do?school=x', '{"id":"2","method":"getRooms","params":{},"jsonrpc":"2.0"}'),
			line: 'POST /WebUntis/jsonrpc.do?school=x',
			headers: { cookie: 'JSESSIONID=644AFBF2C1B592B68C6B04938BD2696§' },
			body: '{"id":"2","method":"getRooms","params":{},"jsonrpc":"2.0"}',
		},
		dead: {
			body: { jsonrpc: '2.0', id: '2', error: { message: 'not authenticated', code: -8520 } },
		},
		wrong: {
			body: { jsonrpc: '2.0', id: '1', error: { message: 'bad credentials', code: -8504 } },
			words: /bad credentials/,
		},
	},
	{
		api: 'ILIAS',
		kind: 'SOAP; the session has colons in it and stands in the body of each call',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/webservice/soap/server.php',
			loginUrl: '/',
			loginMethod: 'POST',
			loginHeaders:
				'Content-Type: text/xml; charset=UTF-8\nAccept: text/xml\nSOAPAction: urn:ilUserAdministration#login',
			loginBody:
				'<Envelope><Body><login><client>x</client><username>${username}</username><password>${password}</password></login></Body></Envelope>',
			showAnswer: true,
			tokenPath: 'Envelope.Body.loginResponse.sid',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'sid',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedText: 'Session invalid',
		},
		login: [
			{
				line: 'POST /webservice/soap/server.php',
				headers: {
					soapaction: 'urn:ilUserAdministration#login',
					'content-type': 'text/xml; charset=UTF-8',
				},
				body: `<Envelope><Body><login><client>x</client><username>${xml(USER)}</username><password>${xml(PASSWORD)}</password></login></Body></Envelope>`,
				answer: {
					body: '<?xml version="1.0"?><s:Envelope xmlns:s="x"><s:Body><ns1:loginResponse xmlns:ns1="urn:ilUserAdministration"><sid xsi:type="xsd:string">8ab§::x</sid></ns1:loginResponse></s:Body></s:Envelope>',
				},
			},
		],
		call: {
			parameters: {
				method: 'POST',
				url: '/',
				sendBody: true,
				contentType: 'raw',
				rawContentType: 'text/xml',
				body: '<Envelope><Body><getUser><sid>${sid}</sid></getUser></Body></Envelope>',
			},
			line: 'POST /webservice/soap/server.php',
			body: '<Envelope><Body><getUser><sid>8ab§::x</sid></getUser></Body></Envelope>',
		},
		dead: {
			status: 500,
			body: '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>Session invalid</faultstring></s:Fault></s:Body></s:Envelope>',
		},
		wrong: {
			status: 500,
			body: '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>err_wrong_login</faultstring></s:Fault></s:Body></s:Envelope>',
			words: /err_wrong_login/,
		},
	},
	{
		api: 'Moodle',
		kind: 'token in the query of each call; every error under 200',
		fields: {
			...curl(
				'/login/token.php',
				"-d 'username=${username}' -d 'password=${password}' -d service=n8n",
			),
			...WHO,
			baseUrl: 'HOST/webservice/rest',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'wstoken',
			tokenTemplate: '${token}',
			showCallValues: true,
			callQuery: 'moodlewsrestformat=json',
			showRejection: true,
			rejectedPath: 'errorcode',
			rejectedValue: 'invalidtoken',
		},
		login: [
			{
				line: 'POST /login/token.php',
				body: `username=${form(USER)}&password=${form(PASSWORD)}&service=n8n`,
				answer: { body: { token: 'mo§', privatetoken: null } },
			},
		],
		call: {
			parameters: { url: '/server.php' },
			line: 'GET /webservice/rest/server.php?wstoken=mo§&moodlewsrestformat=json',
		},
		dead: {
			body: {
				exception: 'moodle_exception',
				errorcode: 'invalidtoken',
				message: 'Invalid token - token not found',
			},
		},
		wrong: {
			body: {
				error: 'Invalid login, please try again',
				errorcode: 'invalidlogin',
				stacktrace: null,
				debuginfo: null,
				reproductionlink: null,
			},
			words: /Invalid login, please try again/,
		},
	},
	{
		api: 'OpenMRS',
		kind: 'a wrong password is 200 with a cookie and "authenticated": false',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/openmrs/ws/rest/v1',
			loginUrl: '/session',
			loginMethod: 'GET',
			loginBasic: true,
			loginBasicUser: '${username}',
			loginBasicPassword: '${password}',
			showAnswer: true,
			tokenFrom: 'cookie',
			tokenPath: 'JSESSIONID',
			showUse: true,
			tokenPlace: 'cookie',
			tokenName: 'JSESSIONID',
			tokenTemplate: '${token}',
		},
		login: [
			{
				line: 'GET /openmrs/ws/rest/v1/session',
				headers: basic(USER, PASSWORD),
				answer: {
					headers: { 'set-cookie': 'JSESSIONID=mrs§; Path=/openmrs; HttpOnly' },
					body: { sessionId: 'mrs§', authenticated: true, user: { uuid: 'u', username: 'ada' } },
				},
			},
		],
		call: { line: 'GET /openmrs/ws/rest/v1/things', headers: { cookie: 'JSESSIONID=mrs§' } },
		dead: { status: 401, body: { error: { message: '[User is not logged in]' } } },
		wrong: {
			headers: { 'set-cookie': 'JSESSIONID=anon; Path=/openmrs; HttpOnly' },
			body: { sessionId: 'anon', authenticated: false },
			words: /authenticated/,
		},
	},
	{
		api: 'Space-Track',
		kind: 'a cookie comes after a wrong password too; a word under 200 says so',
		fields: {
			loginKind: 'cookie',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/ajaxauth/login',
			usernameName: 'identity',
			cookieName: 'chocolatechip',
		},
		login: [
			{
				line: 'POST /ajaxauth/login',
				body: `identity=${form(USER)}&password=${form(PASSWORD)}`,
				answer: {
					headers: { 'set-cookie': 'chocolatechip=st§; Max-Age=7200; path=/; secure; httponly' },
					body: '""',
				},
			},
		],
		call: { line: 'GET /things', headers: { cookie: 'chocolatechip=st§' } },
		lives: 7200,
		dead: { status: 401, body: { error: 'You must be logged in to complete this action' } },
		wrong: {
			headers: { 'set-cookie': 'chocolatechip=anon7; Max-Age=7200; path=/; secure; httponly' },
			body: { Login: 'Failed' },
			words: /Failed/,
		},
	},
];
