import { sleep } from 'n8n-workflow';
import { coalesced } from './coalesced';

/** Work whose runs end when the test ends them. */
function stepped() {
	const ends: Array<(failure?: Error) => void> = [];
	const work = async () =>
		await new Promise<void>((resolve, reject) =>
			ends.push((failure) => (failure === undefined ? resolve() : reject(failure))),
		);
	return { ends, work };
}
const settle = async () => await sleep(0);

it('runs at once, and once more for all that came meanwhile', async () => {
	const { ends, work } = stepped();
	const trigger = coalesced(work, jest.fn());
	const all = [trigger(), trigger(), trigger()];
	expect(ends).toHaveLength(1);
	ends[0]();
	await settle();
	expect(ends).toHaveLength(2);
	ends[1]();
	await Promise.all(all);
	expect(ends).toHaveLength(2);
});

it('runs again when it is triggered after the end', async () => {
	const { ends, work } = stepped();
	const trigger = coalesced(work, jest.fn());
	for (const run of [0, 1]) {
		const done = trigger();
		ends[run]();
		await done;
	}
	expect(ends).toHaveLength(2);
});

it('tells a failure and does what is wanted next', async () => {
	const { ends, work } = stepped();
	const tell = jest.fn();
	const trigger = coalesced(work, tell);
	const all = [trigger(), trigger()];
	ends[0](new Error('does not start'));
	await settle();
	expect(tell).toHaveBeenCalledWith(new Error('does not start'));
	ends[1]();
	await Promise.all(all);
	expect(tell).toHaveBeenCalledTimes(1);
});
