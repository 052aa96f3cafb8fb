import {
	type Api,
	base64,
	curl,
	form,
	json,
	JSON_HEADER,
	named,
	PASSWORD,
	post,
	USER,
	WHO,
} from '../types';

/** Solar power. */
export const solar: Api[] = [
	{
		api: 'Huawei FusionSolar',
		kind: 'token in a header; dead and refused are numbers under 200',
		fields: {
			...curl(
				'/thirdData/login',
				`${JSON_HEADER} -d '{"userName": "\${username}", "systemCode": "\${password}"}'`,
				`'HOST/things' -H 'XSRF-TOKEN: \${token}'`,
			),
			...WHO,
			baseUrl: 'HOST/thirdData',
			showAnswer: true,
			tokenFrom: 'header',
			tokenPath: 'xsrf-token',
			expiryFrom: 'idle',
			expiryMinutes: 30,
			successPath: 'success',
			successValue: 'true',
			showRejection: true,
			rejectedPath: 'failCode',
			rejectedValue: '305',
		},
		login: [
			{
				line: 'POST /thirdData/login',
				body: `{"userName":"${USER}","systemCode":"${json(PASSWORD)}"}`,
				answer: {
					headers: { 'xsrf-token': 'x-fs§' },
					body: { success: true, data: null, failCode: 0, params: {}, message: null },
				},
			},
		],
		call: { line: 'GET /thirdData/things', headers: { 'xsrf-token': 'x-fs§' } },
		lives: 1800,
		dead: {
			body: { success: false, data: null, failCode: 305, params: {}, message: 'USER_MUST_RELOGIN' },
		},
		wrong: {
			headers: { 'xsrf-token': 'anonymous-1' },
			body: {
				success: false,
				data: null,
				failCode: 20400,
				params: {},
				message: 'user.login.user_or_value_invalid',
			},
			words: /user_or_value_invalid/,
		},
	},
	{
		api: 'GoodWe SEMS',
		kind: 'the token is the answer’s data as a whole, in Base64; base URL from the answer',
		fields: {
			...curl(
				'/api/v2/Common/CrossLogin',
				`${JSON_HEADER} -H 'Token: \${base64('{"version":"v2.1.0","client":"ios","language":"en"}')}' -d '{"account":"\${username}","pwd":"\${password}"}'`,
			),
			...WHO,
			baseUrl: '${api}',
			showAnswer: true,
			tokenPath: 'data.token',
			keepValues: 'api=api\nuid=data.uid\ntimestamp=data.timestamp',
			showUse: true,
			tokenName: 'Token',
			tokenTemplate:
				'${base64(\'{"uid":"${uid}","timestamp":${timestamp},"token":"${token}","client":"ios","version":"v2.1.0","language":"en"}\')}',
			showRejection: true,
			rejectedPath: 'code',
			rejectedValue: '100001 | 100002',
		},
		login: [
			{
				line: 'POST /api/v2/Common/CrossLogin',
				headers: { token: base64('{"version":"v2.1.0","client":"ios","language":"en"}') },
				body: `{"account":"${USER}","pwd":"${json(PASSWORD)}"}`,
				answer: {
					body: {
						hasError: false,
						code: 0,
						msg: 'success',
						data: { uid: 'u1', timestamp: 1650, token: 'gw§', client: 'ios' },
						api: 'HOST/eu/api/',
					},
				},
			},
		],
		call: {
			line: 'GET /eu/api/things',
			headers: {
				token:
					'b64({"uid":"u1","timestamp":1650,"token":"gw§","client":"ios","version":"v2.1.0","language":"en"})',
			},
		},
		dead: {
			body: {
				hasError: true,
				code: 100002,
				msg: 'The authorization has expired, please log in again.',
			},
		},
		wrong: {
			body: { hasError: true, code: 100005, msg: 'Email or password error.', data: null },
			words: /Email or password error/,
		},
	},
	{
		api: 'Enphase gateway',
		kind: 'names with brackets; the second answer is the token as text',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST',
			loginUrl: '/login/login.json',
			loginMethod: 'POST',
			loginBody: 'user[email]=${username}\nuser[password]=${password}',
			showSteps: true,
			steps: {
				steps: [
					{
						method: 'POST',
						url: '/tokens',
						body: '{"session_id": "${step1.session_id}", "serial_num": "1222", "username": "${username}"}',
					},
				],
			},
		},
		login: [
			{
				line: 'POST /login/login.json',
				body: `user%5Bemail%5D=${form(USER)}&user%5Bpassword%5D=${form(PASSWORD)}`,
				answer: { body: { message: 'success', session_id: 'ses§', manager_token: 'mt§' } },
			},
			{
				line: 'POST /tokens',
				body: `{"session_id":"ses§","serial_num":"1222","username":"${USER}"}`,
				answer: { body: 'eyJraWQiOiI3§' },
			},
		],
		call: { line: 'GET /things', headers: { authorization: 'Bearer eyJraWQiOiI3§' } },
		dead: {
			status: 401,
			body: '<html><body><center><h1>401 Authorization Required</h1></center></body></html>',
		},
		wrong: {
			at: 0,
			status: 401,
			body: { message: 'Invalid credentials' },
			words: /Invalid credentials/,
		},
	},
	{
		api: 'SMA WebConnect',
		kind: 'the session in the query of each POST; an error is a number under 200',
		fields: {
			loginKind: 'custom',
			password: PASSWORD,
			baseUrl: 'HOST/dyn',
			loginUrl: '/login.json',
			loginMethod: 'POST',
			loginBody: '{"right": "usr", "pass": "${password}"}',
			showAnswer: true,
			tokenPath: 'result.sid',
			showUse: true,
			tokenPlace: 'query',
			tokenName: 'sid',
			tokenTemplate: '${token}',
			showRejection: true,
			rejectedPath: 'err',
			rejectedValue: '401',
		},
		login: [
			{
				line: 'POST /dyn/login.json',
				body: `{"right":"usr","pass":"${json(PASSWORD)}"}`,
				answer: { body: { result: { sid: 'sma§' } } },
			},
		],
		call: {
			...post('/getValues.json', '{"destDev":[]}'),
			line: 'POST /dyn/getValues.json?sid=sma§',
			body: '{"destDev":[]}',
		},
		dead: { body: { err: 401 } },
		wrong: { body: { err: 401 }, words: /user name, password|401/ },
	},
	{
		api: 'iSolarCloud',
		kind: 'a wrong password is a success with a state of 0, and counts the attempts left',
		fields: {
			loginKind: 'custom',
			...WHO,
			baseUrl: 'HOST/openapi',
			loginUrl: '/login',
			loginMethod: 'POST',
			loginHeaders: 'x-access-key: ${accessKey}\nsys_code: 901',
			loginBody:
				'{"appkey": "${appKey}", "user_account": "${username}", "user_password": "${password}", "login_type": "1"}',
			showValues: true,
			secretValues: named({ appKey: 'AK', accessKey: 'XK' }),
			showAnswer: true,
			tokenPath: 'result_data.token',
			showUse: true,
			tokenPlace: 'body',
			tokenName: 'token',
			tokenTemplate: '${token}',
			showCallValues: true,
			callHeaders: 'x-access-key: ${accessKey}',
			showRejection: true,
			rejectedPath: 'result_code',
			rejectedValue: 'er_token_login_invalid',
		},
		login: [
			{
				line: 'POST /openapi/login',
				headers: { 'x-access-key': 'XK', sys_code: '901' },
				body: `{"appkey":"AK","user_account":"${USER}","user_password":"${json(PASSWORD)}","login_type":"1"}`,
				answer: {
					body: {
						req_serial_num: 'x',
						result_code: '1',
						result_msg: 'success',
						result_data: { token: 'so_§', user_id: '1', login_state: '1', msg: 'Login succeeded' },
					},
				},
			},
		],
		call: {
			...post('/things', '{"curPage":1}'),
			line: 'POST /openapi/things',
			headers: { 'x-access-key': 'XK' },
			body: '{"curPage":1,"token":"so_§"}',
		},
		dead: {
			body: { req_serial_num: 'x', result_code: 'er_token_login_invalid', result_msg: 'er' },
		},
		wrong: {
			body: {
				req_serial_num: 'x',
				result_code: '1',
				result_msg: 'success',
				result_data: {
					login_state: '0',
					remain_times: '4',
					msg: 'Incorrect account or password. You have 4 attempts left.',
				},
			},
			words: /Incorrect account or password/,
		},
	},
];
