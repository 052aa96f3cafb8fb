/**
 * Logins in the shapes of vendors' documentation. Quotes, options and line continuations are the
 * vendors'; the values are placeholders. HOST stands for the API's address.
 */
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
} from './commandValues';

/** The commands of the documentation. */
export const ROWS: Row[] = [
	{
		title: 'a CRM: many -d in double quotes, spaces after the backslash',
		command: `curl -v HOST/services/oauth2/token -d "grant_type=password" \\
  -d "client_id=\${clientId}" -d "client_secret=\${clientSecret}" \\  
  -d "username=\${username}" -d "password=\${password}"`,
		line: 'POST /services/oauth2/token',
		headers: FORM,
		body: `grant_type=password&client_id=${form('clientId')}&client_secret=${form('clientSecret')}&username=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'an identity provider: long options, --url, the method first',
		command: `curl --request POST \\
  --url 'HOST/oauth/token' \\
  --header 'content-type: application/x-www-form-urlencoded' \\
  --data grant_type=client_credentials \\
  --data 'client_id=\${clientId}' \\
  --data client_secret=\${clientSecret}`,
		line: 'POST /oauth/token',
		headers: FORM,
		body: CLIENT_FORM,
		isSh: true,
	},
	{
		title: 'a page that has lost the ends of its lines',
		command: `curl --request POST \\ --url HOST/auth/token \\ --header 'Content-Type: application/json' \\ --data ' { "client_id": "\${clientId}", "client_secret": "\${clientSecret}" } '`,
		line: 'POST /auth/token',
		headers: JSON_BODY,
		body: `{"client_id":"${json('clientId')}","client_secret":"${json('clientSecret')}"}`,
	},
	{
		title: 'an access manager: no sign at the ends of lines, the URL last, options glued to quotes',
		command: `curl -k -v -X POST -H 'Content-type: application/x-www-form-urlencoded'
-H 'Postman-Token: ca0f91ab-75ef-aa72-b396-34ebc85338c0'
-u"\${clientId}:\${clientSecret}" -d grant_type='password' -d "username=\${username}&password=\${password}"
HOST/mga/sps/oauth/oauth20/token | python -m json.tool`,
		line: 'POST /mga/sps/oauth/oauth20/token',
		headers: {
			...FORM,
			authorization: basic('clientId', 'clientSecret'),
			'postman-token': undefined,
		},
		body: `grant_type=password&username=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'an identity provider: JSON in single quotes with its own spaces',
		command: `curl --request POST --url HOST/oauth/token --header 'content-type: application/json' \\
  --data '{ "client_id": "\${clientId}", "client_secret": "\${clientSecret}", "grant_type": "client_credentials" }'`,
		line: 'POST /oauth/token',
		headers: JSON_BODY,
		body: `{"client_id":"${json('clientId')}","client_secret":"${json('clientSecret')}","grant_type":"client_credentials"}`,
	},
	{
		title: 'a payment service: -u with client and secret, -H of a language',
		command: `curl -v -X POST "HOST/v1/oauth2/token" \\
 -u "\${clientId}:\${clientSecret}" \\
 -H "Content-Type: application/x-www-form-urlencoded" -H 'Accept-Language: en_US' \\
 -d "grant_type=client_credentials"`,
		line: 'POST /v1/oauth2/token',
		headers: {
			...FORM,
			authorization: basic('clientId', 'clientSecret'),
			'accept-language': 'en_US',
		},
		body: 'grant_type=client_credentials',
		isSh: true,
	},
	{
		title: 'a cloud directory: a raw form over several lines joined by backslashes',
		command: `curl -X POST -H "Content-Type: application/x-www-form-urlencoded" -d 'client_id=\${clientId}&scope=\${scope}&client_secret=\${clientSecret}&grant_type=client_credentials' 'HOST/tenant-7/oauth2/v2.0/token'`,
		line: 'POST /tenant-7/oauth2/v2.0/token',
		headers: FORM,
		body: `client_id=${form('clientId')}&scope=${form('scope')}&client_secret=${form('clientSecret')}&grant_type=client_credentials`,
		isSh: true,
	},
	{
		title: 'a cloud directory: literal percent codes stay as they are',
		command: `curl -d 'scope=https%3A%2F%2Fgraph.example.com%2F.default&client_id=\${clientId}' HOST/token`,
		line: 'POST /token',
		headers: FORM,
		body: `scope=https%3A%2F%2Fgraph.example.com%2F.default&client_id=${form('clientId')}`,
		isSh: true,
	},
	{
		title: 'an identity server: $ before the command, -s glued with others',
		command: `$ curl -sSLk \\
    -d "client_id=admin-cli" \\
    -d "username=\${username}" \\
    -d "password=\${password}" \\
    -d "grant_type=password" \\
    "HOST/realms/master/protocol/openid-connect/token" | jq -r .access_token`,
		line: 'POST /realms/master/protocol/openid-connect/token',
		headers: FORM,
		body: `client_id=admin-cli&username=${form('username')}&password=${form('password')}&grant_type=password`,
	},
	{
		title: 'a variable that takes the output',
		command: `# get a token
export TOKEN=$(curl -s -X POST HOST/auth -H 'Content-Type: application/json' \\
  -d '{"username":"\${username}","password":"\${password}"}' | jq -r '.token')`,
		line: 'POST /auth',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'a service desk: --data-urlencode of each value',
		command: `curl HOST/oauth_token.do --data-urlencode 'grant_type=password' \\
--data-urlencode "username=\${username}" --data-urlencode "password=\${password}" --data-urlencode 'note=a b&c'`,
		line: 'POST /oauth_token.do',
		headers: FORM,
		body: `grant_type=password&username=${form('username')}&password=${form('password')}&note=a+b%26c`,
		isSh: true,
	},
	{
		title: 'a NAS: GET with its query in quotes, an ampersand in it',
		command: `curl "HOST/webapi/auth.cgi?api=SYNO.API.Auth&version=3&method=login&account=\${username}&passwd=\${password}&format=sid"`,
		line: `GET /webapi/auth.cgi?api=SYNO.API.Auth&version=3&method=login&account=${url('username')}&passwd=${url('password')}&format=sid`,
		body: '',
	},
	{
		title: '-G puts the data into the query',
		command: `curl -G HOST/login?v=2 -d 'user=\${username}' --data-urlencode 'what=a b'`,
		line: `GET /login?v=2&user=${url('username')}&what=a+b`,
		headers: { 'content-type': undefined },
		body: '',
		isSh: true,
	},
	{
		title: 'a hypervisor: -u and an empty POST, glued -X, -k',
		command: `curl -k -XPOST -u '\${username}:\${password}' HOST/api/session`,
		line: 'POST /api/session',
		headers: { authorization: basic('username', 'password'), 'content-type': undefined },
		body: '',
		isSh: true,
	},
	{
		title: 'a network controller: Basic made by a function in the header',
		command: `curl --location --request POST 'HOST/dna/system/api/v1/auth/token' --header 'Authorization: Basic \${base64(username:password)}' --data-raw ''`,
		line: 'POST /dna/system/api/v1/auth/token',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'a cloud platform: nested JSON over many lines, -i for a header of the answer',
		command: `curl -i \\
  -H "Content-Type: application/json" \\
  -d '
{ "auth": {
    "identity": {
      "methods": ["password"],
      "password": {
        "user": {
          "name": "\${username}",
          "domain": { "id": "default" },
          "password": "\${password}"
        }
      }
    }
  }
}' \\
  "HOST/v3/auth/tokens" ; echo`,
		line: 'POST /v3/auth/tokens',
		headers: JSON_BODY,
		body: `{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"${json('username')}","domain":{"id":"default"},"password":"${json('password')}"}}}}}`,
	},
	{
		title: 'a monitoring system: JSON-RPC in escaped double quotes',
		command: `curl -s -X POST -H "Content-Type: application/json-rpc" -d "{\\"jsonrpc\\": \\"2.0\\", \\"method\\": \\"user.login\\", \\"params\\": {\\"username\\": \\"\${username}\\", \\"password\\": \\"\${password}\\"}, \\"id\\": 1}" HOST/api_jsonrpc.php`,
		line: 'POST /api_jsonrpc.php',
		headers: { 'content-type': 'application/json-rpc' },
		body: `{"jsonrpc":"2.0","method":"user.login","params":{"username":"${json('username')}","password":"${json('password')}"},"id":1}`,
	},
	{
		title: 'a secrets store: --request=POST and JSON under the type of a form',
		command: `curl --request=POST --data '{"role_id":"\${clientId}","secret_id":"\${clientSecret}"}' HOST/v1/auth/approle/login`,
		line: 'POST /v1/auth/approle/login',
		headers: FORM,
		body: `{"role_id":"${json('clientId')}","secret_id":"${json('clientSecret')}"}`,
	},
	{
		title: 'a shop: --json',
		command: `curl --json '{"username":"\${username}","password":"\${password}"}' HOST/rest/V1/integration/admin/token`,
		line: 'POST /rest/V1/integration/admin/token',
		headers: { ...JSON_BODY, accept: 'application/json' },
		body: USER_JSON,
	},
	{
		title: 'a product catalogue: client by -u, user by JSON',
		command: `curl -X POST HOST/api/oauth/v1/token -u "\${clientId}:\${clientSecret}" -H 'Content-Type:application/json' -d '{"grant_type":"password","username":"\${username}","password":"\${password}"}'`,
		line: 'POST /api/oauth/v1/token',
		headers: { ...JSON_BODY, authorization: basic('clientId', 'clientSecret') },
		body: `{"grant_type":"password","username":"${json('username')}","password":"${json('password')}"}`,
	},
	{
		title: "a browser's copy for bash: $'…', headers of the connection, a cookie",
		command: `curl 'HOST/api/login' \\
  -H 'accept: application/json, text/plain, */*' \\
  -H 'accept-encoding: gzip, deflate, br, zstd' \\
  -H 'content-type: application/json' \\
  -H 'content-length: 57' \\
  -b 'locale=de; theme=dark' \\
  -H 'user-agent: Mozilla/5.0' \\
  --data-raw $'{"username":"\${username}","note":"it\\'s \\u0021","password":"\${password}"}' \\
  --compressed`,
		line: 'POST /api/login',
		headers: {
			...JSON_BODY,
			accept: 'application/json, text/plain, */*',
			cookie: 'locale=de; theme=dark',
			'user-agent': 'Mozilla/5.0',
		},
		body: `{"username":"${json('username')}","note":"it's !","password":"${json('password')}"}`,
	},
	{
		title: "a browser's copy for cmd: carets before quotes and at the ends of lines",
		command: `curl ^"HOST/api/login?lang=de^&v=2^" ^
  -H ^"accept: application/json^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\\^"username^\\^":^\\^"\${username}^\\^",^\\^"password^\\^":^\\^"\${password}^\\^"^}^"`,
		line: 'POST /api/login?lang=de&v=2',
		headers: { ...JSON_BODY, accept: 'application/json' },
		body: USER_JSON,
	},
	{
		title: 'Windows: backslashes before the inner quotes, carets at the ends of lines',
		command: `C:\\Users\\ada> curl.exe -X POST "HOST/auth/login" ^
 -H "Content-Type: application/json" ^
 -d "{\\"username\\": \\"\${username}\\", \\"password\\": \\"\${password}\\"}"`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'Windows: doubled inner quotes, an empty text among them',
		command: `curl -X POST "HOST/auth/login" -H "Content-Type: application/json" -d "{""username"":""\${username}"",""tenant"":"""",""password"":""\${password}""}"`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: `{"username":"${json('username')}","tenant":"","password":"${json('password')}"}`,
	},
	{
		title: 'PowerShell: backticks at the ends of lines, single quotes',
		command: `curl.exe -X POST HOST/auth/login \`
  -H 'Content-Type: application/json' \`
  -d '{\\"username\\":\\"\${username}\\",\\"password\\":\\"\${password}\\"}'`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'PowerShell: backticks before the inner quotes',
		command: `PS C:\\> curl.exe "HOST/auth/login" -H "Content-Type: application/json" \`
  -d "{\`"username\`":\`"\${username}\`",\`"password\`":\`"\${password}\`"}"`,
		line: 'POST /auth/login',
		headers: JSON_BODY,
		body: USER_JSON,
	},
	{
		title: 'SOAP: XML by --data-binary over several lines',
		command: `curl HOST/soap/login -H 'Content-Type: text/xml; charset=UTF-8' -H 'SOAPAction: login' --data-binary '<?xml version="1.0"?>
<Envelope><Body><login><user>\${username}</user><password>\${password}</password></login></Body></Envelope>'`,
		line: 'POST /soap/login',
		headers: { 'content-type': 'text/xml; charset=UTF-8', soapaction: 'login' },
		body: `<?xml version="1.0"?>
<Envelope><Body><login><user>ada &quot;l&quot; &amp; co</user><password>p&quot;ä&amp;s%\\$;</password></login></Body></Envelope>`,
	},
	{
		title: 'a chat server: continuations lost when it was copied',
		command: `curl HOST/api/v1/login
     -d "user=\${username}&password=\${password}"

{ "status": "success", "data": { "authToken": "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq" } }`,
		line: 'POST /api/v1/login',
		headers: FORM,
		body: `user=${form('username')}&password=${form('password')}`,
	},
	{
		title: 'a telephone system: user and password in the URL',
		command: `curl -X POST http://\${username}:\${password}@HOSTNAME/session`,
		line: 'POST /session',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: 'an old API: -b, -e and -A, a header without a value, one taken away',
		command: `curl -A 'Agent 1' -e 'http://a.example;auto' -b a=1 -b 'b=2' -H 'X-Empty;' -H 'Accept:' -d x=1 HOST/login`,
		line: 'POST /login',
		headers: {
			'user-agent': 'Agent 1',
			referer: 'http://a.example',
			cookie: 'a=1; b=2',
			'x-empty': '',
		},
		body: 'x=1',
		isSh: true,
	},
	{
		title: 'the shell variable of a page that is a name of a value',
		command: `curl -u $username:$password HOST/token`,
		line: 'GET /token',
		headers: { authorization: basic('username', 'password') },
		body: '',
	},
	{
		title: '-I asks for the headers alone',
		command: `curl -I -u '\${username}:\${password}' HOST/session`,
		line: 'HEAD /session',
		headers: { authorization: basic('username', 'password') },
		body: '',
		isSh: true,
	},
];
