/** Tests that the words of a failure name the fields of a request that an API complains about. */
import { type Row, words } from './failureWords';

describe('fields and what is wrong with them', () => {
	it.each<Row>([
		['Django', 400, { username: ['may not be blank'] }, 'username: may not be blank'],
		[
			'Django, several',
			400,
			{ email: ['is taken', 'is too long'], non_field_errors: ['Passwords differ'] },
			'email: is taken; is too long; Passwords differ',
		],
		[
			'a field named as a part',
			400,
			{ message: ['too short'], name: ['x y'] },
			'message: too short; name: x y',
		],
		['Django, nested', 400, { address: { zip: ['no such zip'] } }, 'address.zip: no such zip'],
		[
			'Django, a list of what was sent',
			400,
			[{}, { price: ['A number is needed.'] }, { name: ['This field is required.'] }],
			'price: A number is needed.; name: This field is required.',
		],
		[
			'Django, a list in a field',
			400,
			{ lines: [{}, { name: ['This field is required.'] }], address: { zip: ['no such zip'] } },
			'lines.1.name: This field is required.; address.zip: no such zip',
		],
		[
			'Django, beside what is wrong with the whole',
			400,
			{ address: { zip: ['no such zip'] }, non_field_errors: ['Passwords differ'] },
			'Passwords differ: address.zip: no such zip',
		],
		[
			'Django, beside a sentence',
			400,
			{ message: 'Not valid', address: { geo: { lat: ['is no number'] } } },
			'Not valid: address.geo.lat: is no number',
		],
		[
			'express-validator',
			400,
			{ errors: [{ type: 'field', msg: 'Invalid value', path: 'email', location: 'body' }] },
			'email: field: Invalid value',
		],
		[
			'Facebook',
			400,
			{ error: { message: 'Unsupported request', code: 100, error_user_msg: 'Ask for less' } },
			'100: Unsupported request: Ask for less',
		],
		['plain texts', 400, { email: 'is not an address' }, 'email: is not an address'],
		[
			'FastAPI',
			422,
			{ detail: [{ loc: ['body', 'email'], msg: 'field required', type: 'value_error.missing' }] },
			'body.email: value_error.missing: field required',
		],
		[
			'a list of fields',
			422,
			{
				message: 'Validation failed',
				errors: [
					{ field: 'email', message: 'is required' },
					{ field: 'age', message: 'is below 18' },
				],
			},
			'Validation failed: email: is required; age: is below 18',
		],
		[
			'Laravel',
			422,
			{ message: 'The given data was invalid.', errors: { email: ['The email is taken.'] } },
			'The given data was invalid.: email: The email is taken.',
		],
		[
			'Rails',
			422,
			{ errors: { name: ["can't be blank"], title: ['is too long'] } },
			"name: can't be blank; title: is too long",
		],
		[
			'Rails, sentences',
			422,
			{ errors: ["Name can't be blank", 'Age is no number'] },
			"Name can't be blank; Age is no number",
		],
		['errors by field, plain', 422, { errors: { f: 'must be set' } }, 'f: must be set'],
		[
			'ASP.NET',
			400,
			{
				type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
				title: 'One or more validation errors occurred.',
				status: 400,
				errors: { Email: ['The Email field is required.'] },
				traceId: '00-84c1fd',
			},
			'One or more validation errors occurred.: Email: The Email field is required.',
		],
		[
			'ASP.NET, older',
			400,
			{ Message: 'The request is invalid.', ModelState: { 'user.Age': ['No number'] } },
			'The request is invalid.: user.Age: No number',
		],
		[
			'NestJS',
			400,
			{
				statusCode: 400,
				message: ['email must be an email', 'age must be set'],
				error: 'Bad Request',
			},
			'Bad Request: email must be an email; age must be set',
		],
		[
			'Symfony',
			422,
			{
				title: 'Validation Failed',
				violations: [{ propertyPath: 'email', title: 'No e-mail address' }],
			},
			'Validation Failed: email: No e-mail address',
		],
		[
			'Jira',
			400,
			{ errorMessages: [], errors: { summary: 'You must specify a summary' } },
			'summary: You must specify a summary',
		],
		[
			'Mongoose',
			400,
			{
				message: 'user invalid',
				errors: { email: { kind: 'required', path: 'email', message: 'Path email is required' } },
			},
			'user invalid: email: Path email is required',
		],
	])('%s', (_title, status, body, expected) => {
		expect(words(status, body)).toBe(expected);
	});
});
