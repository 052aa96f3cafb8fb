/** The very first token is rejected: a refused login, unless another worker has a newer token. */
import { clock } from '../../../../nodes/AuthenticatedRequest/call/callContext';
import { useLoginApi } from '../../../credentials/tokenLogin/loginApi';

const api = useLoginApi();
afterEach(() => jest.restoreAllMocks());

it('the database is looked at six times before, over three seconds', async () => {
	const slept: number[] = [];
	jest.spyOn(clock, 'sleep').mockImplementation(async (ms) => {
		slept.push(ms);
		await Promise.resolve();
	});
	// Makes the login take no time, because the node waits longer after a slow login.
	jest.spyOn(performance, 'now').mockReturnValue(0);
	api.answers['/me'] = { status: 401, body: { message: 'who?' } };
	const { error } = await api.run({});
	expect(error?.message).toMatch(/the token was rejected \(.*who\?\)/);
	expect(slept).toEqual([100, 300, 600, 1_000, 1_000]);
});
