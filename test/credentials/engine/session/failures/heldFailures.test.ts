/** Tests how long no login follows one that got no usable answer. */
import { answer, World } from '../world';

it.each<[string, number, Record<string, string>, number]>([
	['a 500 to a login that never worked', 500, {}, 10_000],
	['a 429 to it', 429, {}, 10_000],
	['a gateway’s failure', 502, {}, 2_000],
	['a failure that asks to come back', 429, { 'retry-after': '0' }, 2_000],
])('%s', async (_title, status, headers, ms) => {
	const world = new World();
	world.script = Array.from({ length: 3 }, () => answer(status, '', headers));
	await world.failure();
	world.now += ms - 1;
	await world.failure();
	expect(world.logins).toBe(3);
	world.now += 1;
	await world.obtain();
	expect(world.logins).toBe(4);
});

it('a 500 to a login that has worked: as any other', async () => {
	const world = new World();
	await world.obtain();
	world.now += 100_000;
	world.script = Array.from({ length: 3 }, () => answer(500, ''));
	await world.failure();
	world.now += 2_000;
	await world.obtain();
	expect(world.logins).toBe(5);
});
