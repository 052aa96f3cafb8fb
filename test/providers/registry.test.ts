/** The emulators are found by the names of the credentials. */
import manifest from '../../package.json';
import { ALL, emulatorOf, SHIPPED, VENDORS } from './registry';

const typesOf = (emulators: typeof ALL) => emulators.map(({ type }) => type);

it('has them in the order of package.json: the vendors, then what stands for many', () => {
	const shipped = typesOf(SHIPPED);
	const files = shipped.map((type) => `${type[0].toUpperCase()}${type.slice(1)}`);
	expect(files.map((file) => `dist/credentials/${file}.credentials.js`)).toEqual(
		manifest.n8n.credentials,
	);
	expect(shipped.length).toBeGreaterThan(6);
	expect(shipped.slice(-2)).toEqual(['knownLoginApi', 'tokenLoginApi']);
	expect(typesOf(VENDORS)).toEqual([...shipped.slice(0, -2), 'parcelApi']);
	expect(typesOf(ALL)).toEqual([...shipped, 'parcelApi']);
});

it.each([
	['no file', 'HarbourMaster', 'harbourMaster'],
	['a file that exports none', 'Endpoints', 'endpoints'],
])('says what to do where there is %s', (_what, className, file) => {
	expect(() => emulatorOf(`dist/credentials/${className}Api.credentials.js`)).toThrow(
		`${className}Api has no emulator: test/providers/${file}.ts must export one as EMULATOR, with the type "${file}Api".`,
	);
});
