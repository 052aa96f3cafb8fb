/** Logins with their surroundings in a vendor's documentation: its page, its shell, its script. */
import { basic, form, FORM, JSON_BODY, type Row, USER_JSON } from './commandValues';

const USER_FORM = `u=${form('username')}&p=${form('password')}`;
const SENT = { line: 'POST /login', headers: FORM, body: USER_FORM };
const SENT_JSON = { line: 'POST /login', headers: JSON_BODY, body: USER_JSON };
const OPTIONS = "-H 'Content-Type: application/json'";
const JSON_TEXT = '{"username": "${username}", "password": "${password}"}';

/** A row whose login is a form, and one whose login is JSON. */
const inForm = (title: string, command: string): Row => ({ title, command, ...SENT });
const inJson = (title: string, command: string): Row => ({ title, command, ...SENT_JSON });

/** Commands on pages that alter them for display. */
const PAGES: Row[] = [
	{
		title: 'a telephone service: numbers of lines glued to them, no line breaks',
		command: `1curl -L 'HOST/token' \\2--header 'Accept: a/b' \\3--data-urlencode 'u=\${username}' \\4-d x=1`,
		line: 'POST /token',
		headers: { ...FORM, accept: 'a/b' },
		body: `u=${form('username')}&x=1`,
	},
	inForm(
		'numbers on lines of their own',
		`1\ncurl HOST/login \\\n2\n-d 'u=\${username}' \\\n3\n-d 'p=\${password}'\n4`,
	),
	inJson(
		'a form builder: the last quote is typographic',
		`curl HOST/login\n    ${OPTIONS} \\\n    -X POST \\\n    -d '{"username":"\${username}", "password":"\${password}"}’`,
	),
	inForm(
		'an array: one word in typographic quotes among plain ones',
		`$ curl -i –cacert ‘./ca.crt’ -X 'POST' -d “u=\${username}” -d 'p=\${password}' HOST/login`,
	),
	inForm(
		'a billing system: a stray quote behind the URL',
		`curl -i \n  -d 'u=\${username}'\n  -d 'p=\${password}'\n  -X POST HOST/login"`,
	),
	inJson(
		'entities by their numbers',
		`curl HOST/login -H &#34;Content-Type: application/json&#34; -d &#39;${JSON_TEXT.replace(/"/g, '&#34;')}&#39;`,
	),
	inJson(
		'backslashes at the ends of lines within the JSON',
		`curl HOST/login ${OPTIONS} -d '{ \\\n "username": "\${username}", \\\n "password": "\${password}" \\\n}'`,
	),
	inForm('the prompt of zsh', `➜  ~ curl HOST/login -d 'u=\${username}' -d 'p=\${password}'`),
	inJson(
		'prompts of a shell that asks for the rest',
		`$ curl HOST/login \\\n> ${OPTIONS} \\\n> -d '{"username": "\${username}",\n> "password": "\${password}"}'`,
	),
];

/** Commands for the shells of Windows. */
const WINDOWS: Row[] = [
	inForm(
		'PowerShell: the call operator, and prompts for the rest',
		`$r = & curl.exe HOST/login \`\n>> -d "u=\${username}" \`\n>> -d "p=\${password}"`,
	),
	inJson(
		'PowerShell: the body as a here-string',
		`$body = @'\n${JSON_TEXT}\n'@\ncurl.exe HOST/login -H "Content-Type: application/json" -d $body`,
	),
	inJson(
		'a batch file',
		`@echo off\necho Testing the login with curl ...\ncurl.exe HOST/login -H "Content-Type: application/json" -d "{\\"username\\":\\"\${username}\\",\\"password\\":\\"\${password}\\"}"\necho.`,
	),
	inJson(
		'carets at the ends of lines, but the quotes of sh',
		`curl -X POST HOST/login ^\n ${OPTIONS} ^\n -d '${JSON_TEXT}'`,
	),
];

const AUTHORIZED: Omit<Row, 'command' | 'title'> = {
	line: 'POST /login',
	headers: { authorization: basic('clientId', 'clientSecret') },
	body: 'a=1',
};
const inBasic = (command: string): Row => ({
	title: command.split('\n')[0],
	command,
	...AUTHORIZED,
});
const PAIR = '${clientId}:${clientSecret}';

/** Commands that depend on the lines before them. */
const SCRIPTS: Row[] = [
	inJson(
		'a body over several lines in a variable',
		`BODY='${JSON_TEXT.replace(', ', ',\n  ')}'\ncurl HOST/login ${OPTIONS} -d "$BODY"`,
	),
	inForm(
		'settings on one line with the command',
		`BASE=HOST; U=\${username} && P='\${password}'; curl -s $BASE/login -d "u=$U" -d "p=$P"`,
	),
	inForm('a usual value', `curl "\${API_URL:-HOST}/login" -d 'u=\${username}' -d 'p=\${password}'`),
	inForm(
		'lines that set nothing',
		`#!/bin/bash\nset -euo pipefail\nKEY=$(grep KEY .env | cut -d = -f 2)\ncd backend\nlogin() {\n  curl -s HOST/login -d 'u=\${username}' -d 'p=\${password}' |\n    jq -r .token\n}`,
	),
	inForm(
		'a regular expression behind it that looks like cmd',
		`local t=$(curl -s HOST/login -d 'u=\${username}' \\\n -d 'p=\${password}' | grep -o '"t":"[^"]*"' | cut -d'"' -f4)`,
	),
	inJson(
		'a file that is written before',
		`cat > login.json <<'END'\n${JSON_TEXT}\nEND\ncurl HOST/login ${OPTIONS} -d @login.json`,
	),
	inJson(
		'the same by echo',
		`echo '${JSON_TEXT}' > a.json\ncurl HOST/login ${OPTIONS} --data-binary "@a.json"`,
	),
	inJson('a here-string', `curl HOST/login ${OPTIONS} -d @- <<< '${JSON_TEXT}'`),
	inJson('echo into curl', `$ echo '${JSON_TEXT}' | curl HOST/login ${OPTIONS} -d @-`),
	inJson('cat into curl', `cat <<EOF | curl HOST/login ${OPTIONS} -d @-\n${JSON_TEXT}\nEOF`),
	inBasic(
		`curl HOST/login -H "Authorization: Basic $(echo -n '${PAIR}' | openssl base64 -A)" -d a=1`,
	),
	inBasic(
		`curl HOST/login -H "Authorization: Basic $(echo -n "${PAIR}" | base64 | tr -d '\\n')" -d a=1`,
	),
	inBasic(
		`curl HOST/login -H "Authorization: Basic $(printf '%s:%s' "\${clientId}" "\${clientSecret}" | base64)" -d a=1`,
	),
	inBasic(`curl HOST/login -H "Authorization: Basic $(base64 <<< '${PAIR}')" -d a=1`),
	inBasic(
		`AUTH=\`echo -n ${PAIR} | base64\`\ncurl HOST/login -H "Authorization: Basic $AUTH" -d a=1`,
	),
];

/** All documented commands. */
export const DOCUMENTED: Row[] = [...PAGES, ...WINDOWS, ...SCRIPTS];
