/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- reads the project's own files */
/**
 * Names everything that is still missing after a credential was added, and files that must not be
 * in the package.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ICredentialType, INodePropertyOptions } from 'n8n-workflow';
import {
	AuthenticatedRequest,
	providers,
} from '../../nodes/AuthenticatedRequest/AuthenticatedRequest.node';
import { type AllProviders, startAllProviders } from '../providers';
import { SHIPPED } from '../providers/registry';

const root = resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	n8n: { credentials: string[]; nodes: string[] };
	dependencies?: unknown;
	peerDependencies: unknown;
};
const { description } = new AuthenticatedRequest();
const classes = manifest.n8n.credentials.map((path) => {
	const file = path.replace('dist/', '').replace(/\.js$/, '');
	const name = /(\w+)\.credentials$/.exec(file)?.[1] ?? '';
	const module = jest.requireActual<Record<string, new () => ICredentialType>>(join(root, file));
	return [name, new module[name]()] as const;
});

let emulators: AllProviders;
beforeAll(async () => {
	emulators = await startAllProviders();
});
afterAll(async () => {
	await Promise.all(Object.values(emulators).map(async (each) => await each.stop()));
});

it('every credential class is listed in package.json', () => {
	const files = execFileSync('git', ['ls-files', 'credentials/*.credentials.ts'], {
		cwd: root,
		encoding: 'utf8',
	});
	const classFiles = files.trim().split('\n');
	expect(classFiles.map((file) => `dist/${file.replace(/ts$/, 'js')}`).sort()).toEqual(
		[...manifest.n8n.credentials].sort(),
	);
});

describe.each(classes)('%s', (className, credential) => {
	const { name, icon, documentationUrl } = credential;

	it('has the name that its class says', () => {
		expect(name).toBe(className[0].toLowerCase() + className.slice(1));
	});

	it('has a light and a dark icon', () => {
		const { light, dark } = icon as { light: string; dark: string };
		expect(dark).toBe(light.replace('.svg', '.dark.svg'));
		for (const each of [light, dark])
			expect(existsSync(join(root, 'credentials', each.replace('file:', '')))).toBe(true);
	});

	it('has a page about it', () => {
		const page = /\/blob\/main\/(docs\/[\w-]+\.md)$/.exec(documentationUrl ?? '')?.[1];
		expect(page).toBeDefined();
		expect(existsSync(join(root, String(page)))).toBe(true);
	});

	it('is in the README: its page is', () => {
		const page = /\/blob\/main\/(docs\/[\w-]+\.md)$/.exec(documentationUrl ?? '')?.[1];
		const links = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((docs\/[^)]+)\)/g);
		expect([...links].map(([, link]) => link)).toContain(page);
	});

	it('is known to the node: its flow, its choice, its test', () => {
		expect(providers.map(({ type }) => type)).toContain(name);
		const api = description.properties.find((each) => each.name === 'api');
		const values = api?.options?.map((each) => (each as INodePropertyOptions).value);
		expect(values).toContain(name);
		expect(description.credentials).toContainEqual({
			name,
			required: true,
			testedBy: `${name}Test`,
			displayOptions: { show: { api: [name] } },
		});
	});

	it('is in the registry, with a row for each method of its emulator', () => {
		const found = SHIPPED.find(({ type }) => type === name);
		expect(found?.credential).toBeInstanceOf(credential.constructor);
		const rows = found?.methods.map(({ method }) => method).sort();
		const { credentials } = emulators[name as keyof AllProviders];
		expect(rows).toEqual(Object.keys(credentials).sort());
	});
});

it('the package holds what it needs to run, and nothing else', () => {
	const npm = process.env.npm_execpath;
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const output = npm?.endsWith('.js')
		? execFileSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
		: execFileSync('npm', args, { cwd: root, encoding: 'utf8' });
	const [{ files }] = JSON.parse(output) as Array<{ files: Array<{ path: string }> }>;
	const paths = files.map(({ path }) => path);
	expect(paths).toEqual(
		expect.arrayContaining([...manifest.n8n.credentials, ...manifest.n8n.nodes, 'index.js']),
	);
	const allowed =
		/^(dist\/(credentials|nodes)\/.*\.(js|d\.ts|node\.json)|dist\/icons\/[\w.]+\.svg|README\.md|LICENSE|package\.json|index\.js)$/;
	expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
	expect(manifest.dependencies).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});
