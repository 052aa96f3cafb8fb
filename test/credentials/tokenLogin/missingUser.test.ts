/** Tests a missing user name or password if the form asks for both. */
import { tokenLoginFlow } from '../../../credentials/tokenLogin/flow';

const FIELDS = {
	baseUrl: 'https://api.example.com',
	loginUrl: '/login',
	username: 'ann',
	password: 'x',
};

it.each<[string, object, string | undefined]>([
	['json', { username: ' ' }, 'the field "Username" is empty'],
	['json', { password: '' }, 'the field "Password" is empty'],
	['form', { username: '' }, 'the field "Username" is empty'],
	['cookie', { password: '', cookieName: 'sid' }, 'the field "Password" is empty'],
	['basic', { username: '' }, 'the field "Username" is empty'],
	['oauth2Password', { password: '' }, 'the field "Password" is empty'],
	['custom', { username: '', loginBody: 'a=b' }, undefined],
	['json', { password: '', showLogin: true }, undefined],
	['json', {}, undefined],
])('%s with %j', (loginKind, fields, problem) => {
	const read = () => tokenLoginFlow({ ...FIELDS, loginKind, ...fields });
	if (problem === undefined) expect(read).not.toThrow();
	else expect(read).toThrow(problem);
});
