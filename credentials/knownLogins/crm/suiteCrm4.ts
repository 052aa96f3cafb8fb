import type { KnownLogin } from '../definition';

/** SuiteCRM, older REST API v4.1: logs in with user name and the MD5 of the password. */
export const suiteCrm4: KnownLogin = {
	name: 'suiteCrm4',
	label: 'SuiteCRM (v4.1 API)',
	alias: ['SugarCRM CE'],
	fields: {
		address: {
			label: 'SuiteCRM Address',
			where: 'The address at which you open SuiteCRM; for version 8 with /legacy',
			example: 'https://crm.example.com',
		},
		username: {},
		password: {},
	},
	settings: {
		baseUrl: '${address}/service/v4_1/rest.php',
		loginBodyType: 'form',
		loginBody:
			'method=login\ninput_type=JSON\nresponse_type=JSON\nrest_data={"user_auth":{"user_name":"${json(username)}","password":"${md5(password)}"},"application_name":"n8n","name_value_list":[]}',
		successPath: 'id',
		errorPath: 'description',
		tokenPath: 'id',
		expiryFrom: 'none',
		tokenPlace: 'body',
		tokenName: 'session',
		releaseBody:
			'method=logout\ninput_type=JSON\nresponse_type=JSON\nrest_data={"session":"${token}"}',
		rejectedPath: 'number',
		rejectedValue: '11',
	},
	note: 'Calls are POSTs of a form to /: method, input_type and response_type JSON, and rest_data such as {"session":"${session}","module_name":"Leads"} with ${session} written exactly like this.',
	documentation: {
		url: 'https://docs.suitecrm.com/developer/api/api-v4.1-methods/',
		checked: '2026-11-27',
	},
};
