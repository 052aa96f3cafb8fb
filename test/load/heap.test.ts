import { growthPerStep } from './heap';

it.each([
	['flat', [100, 100, 100, 100], 0],
	['steady growth', [100, 110, 120, 130], 10],
	['one odd value', [100, 101, 500, 103, 104, 105], 1],
	['a heap that shrinks', [130, 120, 110], -10],
])('%s', (_what, heaps, growth) => {
	expect(growthPerStep(heaps)).toBe(growth);
});
