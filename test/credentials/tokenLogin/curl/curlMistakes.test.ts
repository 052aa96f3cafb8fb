/**
 * Tests that parts of a cURL command which can't be kept are named, with the cure, before anything
 * is sent.
 */
import { readCurlLogin } from '../../../../credentials/tokenLogin/curl/curlLogin';

const VALUES = { username: 'u', password: 'p', clientId: 'c', clientSecret: 's', empty: '' };
const URL = 'https://a.example/login';
const KEPT = `curl -c j ${URL}`;
const read = (command: string, values: Record<string, string> = VALUES) =>
	readCurlLogin(command, values);

it.each<[string, string, RegExp]>([
	['nothing', '  ', /is empty/],
	['another program', 'wget https://a.example', /begin with "curl", but with "wget"/],
	['no URL', 'curl -X POST', /has no URL/],
	['a URL without scheme', 'curl a.example/login', /"a.example\/login" without https:\/\//],
	['two URLs', `curl ${URL} b`, /has two URLs/],
	['an open quote', `curl ${URL} -d 'a=1`, /has a ' that is not closed/],
	['an open double quote', `curl ${URL} -d "a=1`, /has a " that is not closed/],
	['a typographic quote among others', `curl "${URL}" -d “a=1`, /typographic quote “/],
	[
		'a pipe into it',
		`jq -n '{"a":1}' | curl -d @- ${URL}`,
		/output of another command to curl.*--data-raw/,
	],
	['words before it', `docker exec x curl ${URL}`, /Remove what is before it/],
	['a proxy before it', `https_proxy=http://p curl ${URL}`, /a proxy by https_proxy.*"Proxy"/],
	['a proxy that a line sets', `export HTTPS_PROXY=http://p\ncurl ${URL}`, /by HTTPS_PROXY/],
	['a quote that lacks its end', `curl -H "X:True -d "a=1" ${URL}`, /not closed.*after -H/],
	['a user alone', `curl -u '\${username}' ${URL}`, /without a password after -u.*a colon after/],
	[
		'a value of an answer',
		`${KEPT} && curl -b j ${URL} -d "x=$XSRF_TOKEN"`,
		/that value in an earlier answer, such as \$\{step1/,
	],
	['a sample in small letters', `curl ${URL} -d client_id=your-client-id`, /has "your-client-id"/],
	['a sample of words', `curl ${URL} --json '{"user":"Your username"}'`, /has "Your username"/],
	['a sample as code has it', `curl ${URL} -d username=yourUsername`, /has "yourUsername"/],
	['a sample to insert', `curl ${URL} -d username=INSERT_NAME_HERE`, /has "INSERT_NAME_HERE"/],
	['a sample in underscores', `curl ${URL} -d username=__USERNAME__`, /has "__USERNAME__"/],
	['a sample in JSON without quotes', `curl ${URL} --json '{"u": <user>}'`, /has "<user>" where/],
	['a here-document without end', `curl -d @- ${URL} <<EOF\na=1`, /no line with EOF alone/],
	[
		'a quote that is missing',
		`curl -H "X: y\n -H "Content-Type: a/b;c=d" ${URL}`,
		/a quote before it/,
	],
	['a sample of -u in capitals', `curl -u CLIENT_ID:SECRET ${URL}`, /"CLIENT_ID".*\$\{clientId\}/],
	[
		'several samples',
		`curl ${URL} -d client_id={{client_id}} -d 'client_secret=<string>'`,
		/has "\{\{client_id\}\}" and "<string>" where values.*\$\{clientId\} and \$\{clientSecret\}/,
	],
	[
		'a sample of Basic',
		`curl ${URL} -H 'Authorization: Basic <credentials>'`,
		/such as \$\{base64\(clientId:clientSecret\)\}/,
	],
	[
		'a sample of the address',
		'curl {token_endpoint} -d a=1',
		/"\{token_endpoint\}" where the address/,
	],
	[
		'a sample without braces',
		'curl your_host/login -d a=1',
		/"your_host\/login" where the address/,
	],
	['an option for a method', `curl -X -i POST ${URL}`, /has the method -i; it must be/],
	['a variable of another name', `curl ${URL} -d "u=$KK_USERNAME"`, /Write \$\{username\}, or add/],
	[
		'a variable of cmd',
		`curl "${URL}" ^\n -d "s=%SECRET%"`,
		/\$\{SECRET\}.*Write \$\{clientSecret\}/,
	],
	['a sample of all of -u', `curl -u '<ID:SECRET>' ${URL}`, /still has "<ID:SECRET>"/],
	['a variable of PowerShell', `curl.exe ${URL} \`\n -H "X: $env:TOKEN"`, /\$\{TOKEN\}, but there/],
	['a long dash', `curl ${URL} -d a=1 –\u00e4`, /two URLs/],
	['two commands', `curl ${URL} && curl ${URL}/2`, /more than one curl.*\$\{step1\.code\}/],
	['two commands on two lines', `curl ${URL}\n\ncurl ${URL}/2 -d x`, /more than one curl/],
	['--next', `curl ${URL} --next ${URL}`, /--next.*Further Login Steps/],
	['lines between', `curl ${URL}\nthe user\n-d a=1`, /ends before -d/],
	['a substitution', `curl -H "X: $(date)" ${URL}`, /runs a second command by \$\(…\)/],
	['backquotes', `curl -H "X: \`date\`" ${URL}`, /runs a second command by `…`/],
	['input by <', `curl -d @- ${URL} < body.json`, /reads a file by "<"/],
	['an upload', `curl -T file ${URL}`, /the option -T, .*--data-raw/],
	[
		'a file as data',
		`curl -d @login.json ${URL}`,
		/reads the file "login.json" by -d.*as in -d '…'/,
	],
	['a file as --json', `curl --json @x ${URL}`, /reads the file "x" by --json/],
	['a file, encoded', `curl --data-urlencode n@x ${URL}`, /reads the file "x" by --data-url/],
	['a file in a form', `curl -F f=@x.png ${URL}`, /reads the file "x.png" by -F/],
	['a file of headers', `curl -H @x ${URL}`, /headers from a file by -H/],
	['a file of cookies', `curl -b jar.txt ${URL}`, /cookies from the file "jar.txt" by -b/],
	['Digest', `curl --digest -u '\${username}:\${password}' ${URL}`, /--digest.*HTTP Digest/],
	['NTLM', `curl --ntlm ${URL}`, /--ntlm, /],
	['signing', `curl --aws-sigv4 aws:amz ${URL}`, /--aws-sigv4, /],
	['a client certificate', `curl --cert c.pem ${URL}`, /--cert, .*"Client Certificate"/],
	['the same, short', `curl -E c.pem ${URL}`, /-E, .*"Client Certificate"/],
	['a proxy', `curl -x http://p:1 ${URL}`, /-x, .*"Proxy"/],
	['a name for an address', `curl --resolve a:1:2 ${URL}`, /--resolve, /],
	['a configuration file', `curl -K c ${URL}`, /-K, /],
	['an unknown option', `curl --frobnicate ${URL}`, /--frobnicate, which is not known/],
	['an unknown short one', `curl -s? ${URL}`, /-\?, which is not known/],
	['a value that is missing', `curl ${URL} -H`, /has nothing after -H/],
	['both kinds of body', `curl ${URL} -d a=1 -F b=2`, /has both -d and -F/],
	['a GET with a body', `curl -X GET ${URL} -d a=1`, /body with GET/],
	['a method of its own', `curl -X LOGIN ${URL}`, /has the method LOGIN; it must be one of/],
	['a header without a colon', `curl -H Accept ${URL}`, /no "Name: value" after -H/],
	[
		'a header in a variable',
		`curl -H "$CRUMB" ${URL}`,
		/has \$\{CRUMB\} alone after -H.*header’s name/,
	],
	['a field without a name', `curl -F abc ${URL}`, /no name=value after -F/],
	['a sample in the URL', 'curl https://<instance>.a.example/x', /still has "<instance>"/],
	['a sample in braces in it', 'curl https://a.example/{tenant}/x', /still has "{tenant}"/],
	['a sample of Postman', `curl ${URL} -d '{"u":"x {{user}}"}'`, /still has "{{user}}"/],
	['a sample in capitals', `curl ${URL} -d client_id=YOUR_CLIENT_ID`, /"YOUR_CLIENT_ID"/],
	['a sample of -u', `curl -u <user>:<pass> ${URL}`, /still has "<user>"/],
	['a sample of a header', `curl -H 'Authorization: Bearer <token>' ${URL}`, /has "<token>"/],
	['an empty value', `curl ${URL} -d 'e=\${username}'`, /\$\{username\}, but the field "Username"/],
	['a name without a value', `curl ${URL} -d 'i=\${tenant}'`, /\$\{tenant\}.*Further Values/],
	['a similar name', `curl ${URL} -d 'i=\${CLIENT_ID}'`, /Write \$\{clientId\}/],
	['a shell variable', `curl ${URL} -d "i=$TENANT"`, /\$\{TENANT\}, but there is no such/],
])('%s', (title, command, message) => {
	const values = title === 'an empty value' ? { ...VALUES, username: '' } : VALUES;
	expect(() => read(command, values)).toThrow(message);
	expect(() => read(command, values)).toThrow(/the field "cURL Command".*Correct it in/);
});

describe('a secret in plain text is pointed out', () => {
	it.each([
		['-u', `-u me:hunter22`, 'the password of -u'],
		['the URL', `https://me:hunter22@b.example`, 'the password of -u'],
		['a form', `-d 'username=\${username}&password=hunter22'`, 'password'],
		['a form, nested', `-d 'user[password]=hunter22'`, 'user[password]'],
		['encoded data', `--data-urlencode pwd=hunter22`, 'pwd'],
		['a client secret', `-d client_secret=hunter22`, 'client_secret'],
		['JSON', `--json '{"user": {"Password" : "hunter22"}}'`, 'Password'],
		['a number in JSON', `--json '{"pin": 42817}'`, 'pin'],
		[
			'XML',
			`-H 'Content-Type: text/xml' -d '<l><ns:password>hunter22</ns:password></l>'`,
			'password',
		],
		['a field of a multipart form', `-F api_key=hunter22`, 'api_key'],
		['a header', `-H 'X-Api-Key: hunter22'`, 'X-Api-Key'],
		['Authorization', `-H 'Authorization: Bearer hunter22'`, 'Authorization'],
		[
			'Basic',
			`-H 'Authorization: Basic ${Buffer.from('a:hunter22').toString('base64')}'`,
			'Authorization',
		],
		['--oauth2-bearer', `--oauth2-bearer hunter22`, 'Authorization'],
		['a cookie', `-b 'lang=de; session_token=hunter22'`, 'session_token'],
		['a query', `-G -d apikey=hunter22`, 'apikey'],
	])('%s', (title, text, name) => {
		const command = `curl ${text} ${title === 'the URL' ? '' : URL}`;
		const error = (() => {
			try {
				return read(command);
			} catch (caught) {
				return caught as Error;
			}
		})() as Error;
		expect(error.message).toContain(`the value of "${name}" in plain text`);
		expect(error.message).not.toContain('hunter22');
	});

	it.each([
		['a placeholder', `-d 'password=\${password}'`],
		['a placeholder within text', `-H 'Authorization: Basic \${base64(username:password)}'`],
		['the grant "password"', `-d grant_type=password`],
		['an empty one', `-d client_secret=`],
		['a user without a password', `-u '\${username}:'`],
		['the same as a header', `-H 'Authorization: Basic Y2Y6'`],
		['a switch of such a name', `--json '{"rememberPassword": true, "return_token": "true"}'`],
		['a name that ends like one', `-d zipcode=12345 -d donkey=grey -d preauth=x`],
		['a name that begins like one', `-d keyboard=de -d codepage=850 -d authority=x`],
		['the type of a token', `-d response_type=token -d token_type=bearer`],
	])('not %s', (_title, text) => {
		expect(() => read(`curl ${text} ${URL}`)).not.toThrow();
	});
});
