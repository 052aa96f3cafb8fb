/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/** What n8n's scanner of community packages can check without npm: the packed files and their sources. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'scan-'));
const packed = join(folder, 'package');

beforeAll(() => {
	const npm = process.env.npm_execpath;
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const options = { cwd: root, encoding: 'utf8' as const };
	const output = npm?.endsWith('.js')
		? execFileSync(process.execPath, [npm, ...args], options)
		: execFileSync('npm', args, options);
	const [{ filename }] = JSON.parse(output) as Array<{ filename: string }>;
	execFileSync('tar', ['-xzf', filename], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The scanner's verdict on a folder. It is an ES module and ESLint's own, so it gets a process of its own. */
function scan(path: string, patterns: '' | 'SOURCE_FILE_PATTERNS' = '') {
	const script = `
		import * as scanner from '@n8n/scan-community-package/scanner/scanner.mjs';
		const { ${patterns || 'none'}: patterns } = scanner;
		process.stdout.write(JSON.stringify(await scanner.analyzePackage(${JSON.stringify(path)}, patterns)));`;
	const args = ['--input-type=module', '--eval', script];
	// In a process that jest has marked as a test, some of the scanner's rules apply to any file.
	const env = { ...process.env, NODE_ENV: 'production' };
	const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
	return JSON.parse(output) as { passed: boolean; details?: string };
}

it('finds nothing in the packed files', () => {
	expect(scan(packed)).toEqual({ passed: true });
});

it('finds nothing in the sources, whatever their comments say', () => {
	expect(scan(root, 'SOURCE_FILE_PATTERNS')).toEqual({ passed: true });
});

it('finds what is wrong', () => {
	const file = join(packed, 'dist/nodes/wrong.js');
	writeFileSync(file, '/* eslint-disable no-console */ console.log(process.env.HOME);');
	const { passed, details } = scan(packed);
	rmSync(file);
	expect(passed).toBe(false);
	expect(details).toContain('no-console');
	expect(details).toContain('no-restricted-globals');
});
