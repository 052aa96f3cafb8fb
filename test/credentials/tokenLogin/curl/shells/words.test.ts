/** Tests that a command is split into the words that each shell would pass to curl. */
import { readCmdWords } from '../../../../../credentials/tokenLogin/curl/shells/cmd';
import { readPowerShellWords } from '../../../../../credentials/tokenLogin/curl/shells/powerShell';
import { readShWords } from '../../../../../credentials/tokenLogin/curl/shells/sh';

it.each<[string, string, string[]]>([
	['space', '  a \t b ', ['a', 'b']],
	['a continued line', '-X \\\nPOST \\ \n-d a', ['-X', 'POST', '-d', 'a']],
	['a continued line that lost its end', '-X \\ POST', ['-X', 'POST']],
	['a line that goes on', 'a\n -d b', ['a', '-d', 'b']],
	['a comment between', 'a\n# what it does\n-d b', ['a', '-d', 'b']],
	['a comment behind', 'a # why\n-d b', ['a', '-d', 'b']],
	['a number sign in a word', 'a#b', ['a#b']],
	['a line that does not go on', 'a\nb', ['a']],
	['single quotes', `'a "b\\n' ''`, ['a "b\\n', '']],
	['double quotes', `"a 'b' \\" \\\\ \\$ \\n"`, [`a 'b' " \\ $ \\n`]],
	['a line within double quotes', '"a\\\nb"', ['ab']],
	['quotes within a word', `a'b c'"d e"f`, ['ab cd ef']],
	['a backslash', 'a\\ b\\"c', ['a b"c']],
	['ANSI', String.raw`$'a\tb\x41\u00e4\U0001F600\101\'\q\\'`, ["a\tbAä😀A'q\\"]],
	['all of ANSI', String.raw`$'\a\b\e\E\f\n\r\v'`, ['\u0007\b\u001b\u001b\f\n\r\v']],
	['variables', 'a$USER_1/b "$X"', ['a${USER_1}/b', '${X}']],
	['placeholders', '"${json(a)}" ${b} \'${c}\'', ['${json(a)}', '${b}', '${c}']],
	['a dollar alone', '$ $1', ['$', '$1']],
	['the end by ;', 'a; b', ['a']],
	['the end by |', 'a | jq', ['a']],
	['the end by &&', 'a && b', ['a']],
	['the end by &', 'a & b', ['a']],
	['an & in a URL', 'x?a=1&b=2', ['x?a=1&b=2']],
	['the end of a substitution', 'a)', ['a']],
	['the end of backquotes', 'a`', ['a']],
	['redirections', 'a > file 2>&1 >>log b', ['a', 'b']],
	['a sample', 'a <user> <b>', ['a', '<user>', '<b>']],
])('sh: %s', (_title, text, expected) => {
	expect(readShWords(text).words).toEqual(expected);
});

it.each<[string, string, string[]]>([
	['space', '  a \t b ', ['a', 'b']],
	['a continued line', 'a ^\n-d ^ \nb', ['a', '-d', 'b']],
	['a line that goes on', 'a\n -d b', ['a', '-d', 'b']],
	['a line that does not go on', 'a\nb', ['a']],
	['quotes', '"a b" "c ""d"" e" ""', ['a b', 'c "d" e', '']],
	['quotes with carets', '^"a ^\\^"b^\\^" c^"', ['a "b" c']],
	['carets outside and inside', 'a^&b "c^d" e^^f', ['a&b', 'c^d', 'e^f']],
	['a caret at the end', 'a^', ['a']],
	['backslashes before quotes', String.raw`"a\"b\\" "c\\\"d" e\f`, ['a"b\\', 'c\\"d', 'e\\f']],
	['placeholders', '"${json(a)}" ${b}', ['${json(a)}', '${b}']],
	['the end by |', 'a | more', ['a']],
	['the end by &&', 'a && b', ['a']],
	['the end by &', 'a & b', ['a']],
	['an & in a URL', 'x?a=1&b=2', ['x?a=1&b=2']],
	['redirections', 'a > file 2>> log b', ['a', 'b']],
	['a word with >', 'a>b', ['a>b']],
])('cmd: %s', (_title, text, expected) => {
	expect(readCmdWords(text).words).toEqual(expected);
});

it.each<[string, string, string[]]>([
	['space', '  a \t b ', ['a', 'b']],
	['a continued line', 'a `\n-d ` \nb', ['a', '-d', 'b']],
	['a backquote at the end', 'a `', ['a']],
	['a line that goes on', 'a\n -d b', ['a', '-d', 'b']],
	['a line that does not go on', 'a\nb', ['a']],
	['single quotes', `'a ''b'' \`n' ''`, ["a 'b' `n", '']],
	['double quotes', '"a ""b"" `"c`" `n`t`r`0`q"', ['a "b" "c" \n\t\r\0q']],
	['a backslash before a quote', `'{\\"a\\": 1}' "{\\"b\\": 2}"`, ['{"a": 1}', '{"b": 2}']],
	['escapes outside of quotes', 'a` b`"c', ['a b"c']],
	['variables', 'a$x/b "$env:TOKEN_1" $ENV:y', ['a${x}/b', '${TOKEN_1}', '${y}']],
	['placeholders', '"${json(a)}" ${b}', ['${json(a)}', '${b}']],
	['the end by ;', 'a; b', ['a']],
	['the end by |', 'a | b', ['a']],
	['the end of a bracket', 'a) b', ['a']],
])('PowerShell: %s', (_title, text, expected) => {
	expect(readPowerShellWords(text).words).toEqual(expected);
});

it.each([
	['sh', readShWords, `"a`, 'has a " that is not closed'],
	['sh', readShWords, `'a`, "has a ' that is not closed"],
	['sh', readShWords, 'a "b $(date)"', 'runs a second command by $(…)'],
	['sh', readShWords, 'a `date` b', 'runs a second command by `…`'],
	['sh', readShWords, 'a < file', 'reads a file by "<"'],
	['sh', readShWords, String.raw`$'\U00110000'`, 'has \\U00110000, which is not a character'],
	['sh', readShWords, "$'a\\", "has a ' that is not closed"],
	['cmd', readCmdWords, '"a', 'has a " that is not closed'],
	['PowerShell', readPowerShellWords, '"a`"', 'has a " that is not closed'],
	['PowerShell', readPowerShellWords, '"a`', 'has a " that is not closed'],
	['PowerShell', readPowerShellWords, 'a\nand so on\n  -d b', 'ends before -d'],
])('%s refuses %#', (_shell, read, text, words) => {
	expect(() => read(text)).toThrow(words);
});
