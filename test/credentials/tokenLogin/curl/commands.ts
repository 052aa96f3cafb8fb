/**
 * Logins as vendors' documentation shows them, in their shapes: quotes, options and line
 * continuations are theirs, the values are placeholders. HOST stands for the API's address.
 */

/** A command, and the request that it stands for. */
export interface Row {
	title: string;
	command: string;
	/** Method, path and query. */
	line: string;
	/** Headers that it must have; undefined: must not have. */
	headers?: Record<string, string | undefined>;
	body: string;
	/** Whether it is written for sh, so that curl itself can say what it sends. */
	isSh?: boolean;
}

/** Values with signs that every encoding has to take care of. */
export const VALUES = {
	username: 'ada "l" & co',
	password: 'p"ä&s%\\$;',
	clientId: 'n8n=client',
	clientSecret: 's3cret/+=',
	scope: 'read write',
};
type Name = keyof typeof VALUES;

const form = (name: Name) => new URLSearchParams({ v: VALUES[name] }).toString().slice(2);
const url = (name: Name) => encodeURIComponent(VALUES[name]);
const json = (name: Name) => JSON.stringify(VALUES[name]).slice(1, -1);
const basic = (user: Name, password: Name) =>
	`Basic ${Buffer.from(`${VALUES[user]}:${VALUES[password]}`).toString('base64')}`;

const FORM = { 'content-type': 'application/x-www-form-urlencoded', accept: '*/*' };
const JSON_BODY = { 'content-type': 'application/json' };
const USER_JSON = `{"username":"${json('username')}","password":"${json('password')}"}`;
const CLIENT_FORM = `grant_type=client_credentials&client_id=${form('clientId')}&client_secret=${form('clientSecret')}`;

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

/** The same as pages, scripts and other tools print them. */
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

/** The command for an API at this address. */
export const commandAt = (command: string, url: string) =>
	command.replace(/HOSTNAME/g, url.replace(/^https?:\/\//, '')).replace(/HOST/g, url);
