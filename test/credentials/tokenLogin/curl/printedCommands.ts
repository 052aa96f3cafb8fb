/** Logins as pages, scripts and other tools print them. */
import {
	basic,
	CLIENT_FORM,
	form,
	FORM,
	json,
	JSON_BODY,
	type Row,
	url,
	USER_JSON,
	VALUES,
} from './commandValues';

/** Commands with something around them that is not curl. */
export const PRINTED: Row[] = [
	{
		title: 'an ERP: the body as a here-document, then jq',
		command: `curl -X POST HOST/web/session/authenticate -H 'Content-Type: application/json' -c jar.txt -d @- <<EOF | jq .
{
  "username": "\${username}",
  "password": "\${password}"
}
EOF`,
		line: 'POST /web/session/authenticate',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'a here-document in quotes, --data-binary, more after it',
		command: `curl -sS HOST/login --data-binary @- -H 'Content-Type: text/plain' <<'END'
\${username}
second line
END
echo done`,
		line: 'POST /login',
		headers: { 'content-type': 'text/plain' },
		body: `${VALUES.username}\nsecond line`,
	},
	{
		title: 'an identity server: a variable over several lines, jq at its end',
		command: `export access_token=$(\\
  curl -X POST HOST/realms/r/protocol/openid-connect/token \\
  --user \${clientId}:\${clientSecret} \\
  -H 'content-type: application/x-www-form-urlencoded' \\
  -d 'username=\${username}&password=\${password}&grant_type=password' | jq --raw-output '.access_token' \\
)`,
		line: 'POST /realms/r/protocol/openid-connect/token',
		headers: { ...FORM, authorization: basic('clientId', 'clientSecret') },
		body: `username=${form('username')}&password=${form('password')}&grant_type=password`,
	},
	{
		title: 'comments between the lines and behind them',
		command: `curl -X POST HOST/token \\ # the endpoint
  # who asks
  -d client_id=\${clientId} \\
  # and its secret
  -d client_secret=\${clientSecret}  # keep it`,
		line: 'POST /token',
		headers: FORM,
		body: `client_id=${form('clientId')}&client_secret=${form('clientSecret')}`,
	},
	{
		title: 'variables that the lines before it set',
		command: `TENANT=t-7
export BASE="HOST"
curl "$BASE/\${TENANT}/token" -d "client_id=\${clientId}"`,
		line: 'POST /t-7/token',
		headers: FORM,
		body: `client_id=${form('clientId')}`,
	},
	{
		title: 'a contact centre: a page that made all quotes typographic',
		command: `curl -X POST “HOST/auth/login” -H “Content-Type: application/json” -d ‘{“username”:”\${username}”,”password”:”\${password}”}’`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'the same for the double quotes of JSON alone',
		command: `curl -X POST HOST/auth/login -H 'Content-Type: application/json' -d '{“username”:“\${username}”,“password”:“\${password}”}'`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'a service desk: copied from the source of a page',
		command: `curl -d &quot;grant_type=client_credentials&amp;client_id=\${clientId}&amp;client_secret=\${clientSecret}&quot; HOST/oauth_token.do`,
		line: 'POST /oauth_token.do',
		headers: FORM,
		body: CLIENT_FORM,
	},
	{
		title: 'only the ampersands of a page’s source',
		command: `curl "HOST/oauth_token.do" -d "grant_type=client_credentials&amp;client_id=\${clientId}&amp;client_secret=\${clientSecret}"`,
		line: 'POST /oauth_token.do',
		headers: FORM,
		body: CLIENT_FORM,
	},
	{
		title: 'a cloud directory: a form that is broken into lines for the reader',
		command: `curl -X POST HOST/token -d 'grant_type=client_credentials
&client_id=\${clientId}
&client_secret=\${clientSecret}
'`,
		line: 'POST /token',
		headers: FORM,
		body: CLIENT_FORM,
	},
	{
		title: 'a CRM: the query broken into lines within its quotes',
		command: `curl --request POST "HOST/oauth/v2/token?client_id=\${clientId}&
client_secret=\${clientSecret}&grant_type=client_credentials"`,
		line: `POST /oauth/v2/token?client_id=${url('clientId')}&client_secret=${url('clientSecret')}&grant_type=client_credentials`,
		body: '',
	},
	{
		title: 'the same URL without quotes',
		command: `curl -X POST HOST/oauth/v2/token?client_id=\${clientId}&grant_type=client_credentials`,
		line: `POST /oauth/v2/token?client_id=${url('clientId')}&grant_type=client_credentials`,
		body: '',
	},
	{
		title: 'an ERP’s gateway: X-CSRF-Token: Fetch is no secret',
		command: `curl -i -u '\${username}:\${password}' -H 'X-CSRF-Token: Fetch' HOST/sap/opu/odata/`,
		line: 'GET /sap/opu/odata/',
		headers: { 'x-csrf-token': 'Fetch', authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'a help desk: spaces that have no width, or no break',
		command: `curl\u00a0-X POST\u200b HOST/apirest.php/initSession \\\u200b
 -H "Authorization: Basic \${base64(username:password)}"`,
		line: 'POST /apirest.php/initSession',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'PowerShell: variables of the environment',
		command: `curl -X GET "$env:BASE_URL/session" \`
  -H "Authorization: Basic \${base64(username:password)}" \`
  --connect-timeout 10`,
		line: 'GET /session',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'a PBX: -v and -u in one, the client in the form too',
		command: `curl -X POST -vu \${clientId}:\${clientSecret} HOST/oauth/token -H "Accept: application/json" -d "grant_type=client_credentials&client_id=\${clientId}&client_secret=\${clientSecret}"`,
		line: 'POST /oauth/token',
		headers: {
			...FORM,
			accept: 'application/json',
			authorization: basic('clientId', 'clientSecret'),
		},
		body: CLIENT_FORM,
	},
	{
		title: 'a PBX: a User-Agent that the API asks for',
		command: `curl -X POST HOST/openapi/v1.0/get_token -H "Content-Type: application/json" -H "User-Agent: OpenAPI" -d '{"username": "\${username}", "password": "\${password}"}'`,
		line: 'POST /openapi/v1.0/get_token',
		headers: { ...JSON_BODY, 'user-agent': 'OpenAPI' },
		body: USER_JSON,
	},
	{
		title: 'line ends of Windows and tabs between the words',
		command: `curl\t-X\tPOST\tHOST/token \\\r\n\t-d client_id=\${clientId} \\\r\n\t-d x=1\r\n`,
		line: 'POST /token',
		headers: FORM,
		body: `client_id=${form('clientId')}&x=1`,
	},
	{
		title: 'an option and its value on two lines',
		command: `curl -k -i -H "Content-Type: application/x-www-form-urlencoded;charset=UTF-8"
      --request POST HOST/oauth2/v1/token -d
      "grant_type=password&username=\${username}&password=\${password}"`,
		line: 'POST /oauth2/v1/token',
		headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
		body: `grant_type=password&username=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'in brackets, with its output away and its status shown',
		command: `(LANG=C curl -s -o /dev/null -w "%{http_code}\\n" -d "u=\${username}" HOST/login > out.txt 2>&1)`,
		line: 'POST /login',
		headers: FORM,
		body: `u=${form('username')}`,
	},
	{
		title: 'a storage array: a header broken between name and value, no signs at the ends of lines',
		command: `curl -k -X POST -H 'Content-Type: application/json' -H 'X-Auth-Username:
\${clientId}' -H 'X-Auth-Password: \${clientSecret}'
HOST/rest/v1/auth`,
		line: 'POST /rest/v1/auth',
		headers: { 'x-auth-username': VALUES.clientId, 'x-auth-password': VALUES.clientSecret },
		body: '',
	},
	{
		title: 'a page that numbers its lines',
		command: `  1. curl -X POST HOST/login \\
  2.   -H 'Content-Type: application/json' \\
  3.   -d '{"username": "\${username}", "password": "\${password}"}'`,
		line: 'POST /login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'a word processor: long dashes and typographic quotes',
		command: `curl –X POST HOST/login –H “Content-Type: application/json” —data ‘{“username”:“\${username}”,“password”:“\${password}”}’`,
		line: 'POST /login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'the prompt of a host, and the answer below',
		command: `[root@host ~]# curl -k -X POST HOST/api/session -u '\${username}:\${password}'
HTTP/1.1 200 OK`,
		line: 'POST /api/session',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'an indexer: the output in backquotes, through grep and sed',
		command: `export AUTH=\`curl -k HOST/services/auth/login -d"username=\${username}&password=\${password}" 2>/dev/null | grep sessionKey | sed s@'x'@y@\``,
		line: 'POST /services/auth/login',
		headers: FORM,
		body: `username=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'variables in braces that the lines before it set',
		command: `client_id=\${clientId}   
client_secret=\${clientSecret}
curl HOST/token --data client_id=\${client_id} --data client_secret=\${client_secret}`,
		line: 'POST /token',
		headers: FORM,
		body: `client_id=${form('clientId')}&client_secret=${form('clientSecret')}`,
	},
	{
		title: 'PowerShell: the body in a variable',
		command: `$body = '{"username":"\${username}","password":"\${password}"}'
curl.exe -s -X POST "HOST/login" -H "Content-Type: application/json" -d $body`,
		line: 'POST /login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'PowerShell: the rest is written for cmd',
		command: `PS C:\\Users\\ada> curl.exe --% HOST/login -H "Content-Type: application/json" -d "{\\"username\\":\\"\${username}\\",\\"password\\":\\"\${password}\\"}"`,
		line: 'POST /login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'cmd: variables in percent signs',
		command: `set TENANT=t-7
curl -X POST "HOST/%TENANT%/token?x=a%20b" ^
  -d "client_id=\${clientId}"`,
		line: 'POST /t-7/token?x=a%20b',
		headers: FORM,
		body: `client_id=${form('clientId')}`,
	},
	{
		title: 'spaces of a page’s source',
		command: `curl -X POST&nbsp;HOST/login -d&nbsp;'username=\${username}&amp;password=\${password}'`,
		line: 'POST /login',
		headers: FORM,
		body: `username=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'options that are cut short',
		command: `curl --sil --user-a n8n --data-url 'a=b c' HOST/login`,
		line: 'POST /login',
		headers: { ...FORM, 'user-agent': 'n8n' },
		body: 'a=b+c',
		isSh: true,
	},
	{
		title: 'a secrets manager: the key is the whole body, the user is encoded by hand',
		command: `curl --header "Accept-Encoding: base64" --data \${clientSecret} HOST/authn/acme/\${url(clientId)}/authenticate`,
		line: `POST /authn/acme/${url('clientId')}/authenticate`,
		headers: { 'accept-encoding': 'base64' },
		body: VALUES.clientSecret,
	},
	{
		title: 'a switch: JSON in a field of a form',
		command: `curl HOST/login --data-urlencode 'params={"login":"\${username}","password":"\${password}"}' -d a=1`,
		line: 'POST /login',
		headers: FORM,
		body: `${new URLSearchParams({ params: JSON.stringify({ login: VALUES.username, password: VALUES.password }) }).toString()}&a=1`,
	},
	{
		title: 'vehicles: JSON in the query',
		command: `curl -g 'HOST/ajax.html?svc=login&params={"token":"\${password}"}'`,
		line: `GET /ajax.html?svc=login&params={%22token%22:%22${encodeURIComponent(json('password'))}%22}`,
		body: '',
	},
	{
		title: 'XML in a field of a form',
		command: `curl HOST/login --data-urlencode 'xml=<l><p>\${password}</p></l>'`,
		line: 'POST /login',
		headers: FORM,
		body: new URLSearchParams({ xml: '<l><p>p&quot;ä&amp;s%\\$;</p></l>' }).toString(),
	},
];
