/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/**
 * The checks of n8n's scanner for community packages that work without npm: the packed files and
 * their sources.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'scan-'));
const packed = join(folder, 'package');
/** A package whose only file breaks rules. */
const wrong = join(folder, 'wrong');

/** The scanner's verdict on a folder. */
interface Verdict {
	passed: boolean;
	details?: string;
}

let ofPacked: Verdict;
let ofSources: Verdict;
let ofWrong: Verdict;

beforeAll(() => {
	const npm = process.env.npm_execpath;
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
	const options = { cwd: root, encoding: 'utf8' as const };
	const output = npm?.endsWith('.js')
		? execFileSync(process.execPath, [npm, ...args], options)
		: execFileSync('npm', args, options);
	const [{ filename }] = JSON.parse(output) as Array<{ filename: string }>;
	execFileSync('tar', ['-xzf', filename], { cwd: folder });
	mkdirSync(join(wrong, 'dist/nodes'), { recursive: true });
	cpSync(join(packed, 'package.json'), join(wrong, 'package.json'));
	const code = '/* eslint-disable no-console */ console.log(process.env.HOME);';
	writeFileSync(join(wrong, 'dist/nodes/wrong.js'), code);
	[ofPacked, ofSources, ofWrong] = scan();
});
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs the scanner in a process of its own, because it is an ES module and brings its own ESLint.
 * One process scans all folders, because most of the time goes into starting it.
 */
function scan(): Verdict[] {
	const script = `
		import { analyzePackage, SOURCE_FILE_PATTERNS } from '@n8n/scan-community-package/scanner/scanner.mjs';
		process.stdout.write(JSON.stringify([
			await analyzePackage(${JSON.stringify(packed)}),
			await analyzePackage(${JSON.stringify(root)}, SOURCE_FILE_PATTERNS),
			await analyzePackage(${JSON.stringify(wrong)}),
		]));`;
	const args = ['--input-type=module', '--eval', script];
	// Jest sets NODE_ENV to mark a test, and then some of the scanner's rules apply to any file.
	const env = { ...process.env, NODE_ENV: 'production' };
	const output = execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
	return JSON.parse(output) as Verdict[];
}

it('finds nothing in the packed files', () => {
	expect(ofPacked).toEqual({ passed: true });
});

it('finds nothing in the sources, whatever their comments say', () => {
	expect(ofSources).toEqual({ passed: true });
});

it('finds what is wrong', () => {
	expect(ofWrong.passed).toBe(false);
	expect(ofWrong.details).toContain('no-console');
	expect(ofWrong.details).toContain('no-restricted-globals');
});
