/** Tests that missing or contradictory fields of a credential are named before anything is sent. */
import type { IDataObject } from 'n8n-workflow';
import { tokenLoginFlow } from '../../../credentials/tokenLogin/flow';

const LOGIN = {
	loginKind: 'json',
	baseUrl: 'https://api.example.com',
	loginUrl: '/login',
	username: 'ada',
	password: 'hunter22',
};
const custom = (steps: object[]) => ({
	loginKind: 'custom',
	loginBody: 'a=b',
	showSteps: true,
	steps: { steps },
});
const keeps = { showAnswer: true, keepValues: 'api=data.api' };

it.each<[string, IDataObject, string | undefined]>([
	['nothing wrong', {}, undefined],
	['no name of a header, which is Authorization', { showUse: true, tokenName: '' }, undefined],
	[
		'no name of a cookie',
		{ loginKind: 'cookie', cookieName: '' },
		'the field "Cookie Name" is empty',
	],
	[
		'a header without a path',
		{ showAnswer: true, tokenFrom: 'header' },
		'the field "Token Path" is empty; name the header',
	],
	[
		'a cookie without a path',
		{ showAnswer: true, tokenFrom: 'cookie' },
		'the field "Token Path" is empty; name the cookie',
	],
	['a text without a path', { showAnswer: true, tokenFrom: 'text' }, undefined],
	['no URL', { loginUrl: '' }, 'the field "Login URL" is empty'],
	['no URL of a step', custom([{ method: 'GET', url: '' }]), 'the field "Step 2 URL" is empty'],
	[
		'a method of a step',
		custom([
			{ method: 'GET', url: '/a' },
			{ method: 'LOGIN', url: '/b' },
		]),
		'the field "Step 3 Method" must be one of DELETE, GET, PATCH, POST, PUT',
	],
	[
		'a path for a login whose answer brings the base',
		{ ...keeps, baseUrl: '${api}' },
		'the field "Login URL" must be a whole URL, because the base URL comes from the answer',
	],
	[
		'a step with a path there',
		{ ...keeps, ...custom([{ url: '/b' }]), baseUrl: '${api}', loginUrl: 'https://l.example' },
		'the field "Step 2 URL" must be a whole URL',
	],
	[
		'whole URLs there',
		{
			...keeps,
			...custom([{ url: '${step1.api}/b' }]),
			baseUrl: '${api}',
			loginUrl: 'HTTPS://l.example',
		},
		undefined,
	],
	['a step that names its own answer', custom([{ url: '/b', body: 'a=${step2.x}' }]), 'step2.x'],
	['a step that names the one before', custom([{ url: '/b', body: 'a=${step1.x}' }]), undefined],
])('%s', (_title, fields, problem) => {
	const read = () => tokenLoginFlow({ ...LOGIN, ...fields } as never);
	if (problem === undefined) expect(read).not.toThrow();
	else expect(read).toThrow(problem);
});
