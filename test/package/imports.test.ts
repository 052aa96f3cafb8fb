/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the project's own files */
/**
 * Imports run one way: the engine, the credentials, the node. Files stay small and explain
 * themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

const root = resolve(__dirname, '../..');
const files = ['credentials', 'nodes'].flatMap((folder) =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => join(folder, name)),
);

function importsOf(file: string): string[] {
	const { importedFiles } = preProcessFile(readFileSync(join(root, file), 'utf8'));
	return importedFiles.map(({ fileName }) => fileName);
}

const own = (file: string) =>
	importsOf(file)
		.filter((name) => name.startsWith('.'))
		.map((name) => `${relative(root, resolve(root, dirname(file), name))}.ts`);

const engine = 'credentials/engine/';
const node = 'nodes/AuthenticatedRequest/';

it.each([
	['the engine needs only itself', engine, /^credentials\/engine\//],
	[
		'sessions know nothing of n8n and of vendors',
		`${engine}session/`,
		/^credentials\/engine\/(?!n8n\/|trial\/|vendor\/)/,
	],
	[
		'a token is tried without knowing n8n and vendors',
		`${engine}trial/`,
		/^credentials\/engine\/(?!n8n\/|vendor\/)/,
	],
	['masking needs nothing but texts', `${engine}masking/`, /^credentials\/engine\/masking\//],
	[
		'attaching a token knows nothing of sessions, n8n and vendors',
		`${engine}attach/`,
		/^credentials\/engine\/(?!session\/|trial\/|n8n\/|vendor\/)/,
	],
	[
		'what a vendor is written with knows nothing of sessions and n8n',
		`${engine}vendor/`,
		/^credentials\/engine\/(?!session\/|trial\/|n8n\/)/,
	],
	[
		'Token Login needs the engine',
		'credentials/tokenLogin/',
		/^credentials\/(engine|tokenLogin)\//,
	],
	[
		'ready-made logins need Token Login and the engine',
		'credentials/knownLogins/',
		/^credentials\/(engine|tokenLogin|knownLogins)\//,
	],
	['credentials never need the node', 'credentials/', /^credentials\//],
	['answers are read without knowing how calls are sent', `${node}answer/`, /^(?!.*\/send\/)/],
	['requests are built without knowing it either', `${node}request/`, /^(?!.*\/send\/)/],
	['pagination needs no description', `${node}pagination/`, /^(?!.*\/description\/)/],
	[
		'descriptions need only each other',
		`${node}description/`,
		/^nodes\/AuthenticatedRequest\/description\//,
	],
])('%s', (_rule, folder, allowed) => {
	const inFolder = files.filter((file) => file.startsWith(folder));
	expect(inFolder.length).toBeGreaterThan(0);
	const wrong = inFolder.flatMap((file) =>
		own(file)
			.filter((name) => !allowed.test(name))
			.map((name) => `${file} imports ${name}`),
	);
	expect(wrong).toEqual([]);
});

it('between rooms imports run one way', () => {
	const roomOf = (file: string) =>
		// The lists of ready-made logins count as data of the folder above them.
		dirname(file).replace(/(?<=\/knownLogins)\/\w+$/, '');
	const arrows = new Set(
		files.flatMap((file) => own(file).map((name) => `${roomOf(file)} > ${roomOf(name)}`)),
	);
	const bothWays = [...arrows]
		.map((arrow) => arrow.split(' > '))
		.filter(([from, to]) => from < to && arrows.has(`${to} > ${from}`))
		.map((pair) => pair.join(' <> '));
	expect(bothWays).toEqual([]);
});

/** The engine's rooms from the ground up: each needs only those on lower floors. `.` has its words. */
const FLOORS = [
	['masking'],
	['.'],
	['formats', 'session/state'],
	['attach', 'failure', 'session/proof', 'session/turns'],
	['vendor', 'session/login'],
	['session'],
	['trial'],
	['n8n'],
];

it('a room of the engine stands on those below it', () => {
	const floorOf = (file: string) => {
		const room = relative(engine, dirname(file)) || '.';
		return { room, floor: FLOORS.findIndex((rooms) => rooms.includes(room)) };
	};
	const ofEngine = files.filter((file) => file.startsWith(engine));
	expect(ofEngine.map(floorOf).filter(({ floor }) => floor < 0)).toEqual([]);
	const wrong = ofEngine.flatMap((file) =>
		own(file)
			.map((name) => ({ name, from: floorOf(file), to: floorOf(name) }))
			.filter(({ from, to }) => from.room !== to.room && to.floor >= from.floor)
			.map(({ name }) => `${file} imports ${name}`),
	);
	expect(wrong).toEqual([]);
});

it('no credential of a vendor needs that of another', () => {
	const vendors = files.filter((file) => /^credentials\/\w+\.credentials\.ts$/.test(file));
	expect(vendors.length).toBeGreaterThan(5);
	const wrong = vendors.filter((file) => own(file).some((name) => vendors.includes(name)));
	expect(wrong).toEqual([]);
});

it('no folder has more than 12 files', () => {
	const counts = new Map<string, number>();
	for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
	expect([...counts].filter(([, count]) => count > 12)).toEqual([]);
});

it('no file is longer than 250 lines, but for the descriptions of forms', () => {
	const isForm = (file: string) => file.includes('/description/');
	const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;
	const long = files.filter((file) => !isForm(file) && lines(file) > 250);
	expect(long).toEqual([]);
});

it('everything exported is explained where it stands', () => {
	// A class that n8n loads is explained by its description.
	const isExport = /^export (?!.*implements I(?:Credential|Node)Type\b|\{|type \{)/;
	const silent = files.flatMap((file) => {
		const lines = readFileSync(join(root, file), 'utf8').split('\n');
		return lines
			.filter((line, index) => isExport.test(line) && !lines[index - 1]?.endsWith('*/'))
			.map((line) => `${file}: ${line}`);
	});
	expect(silent).toEqual([]);
});

it('there are no circles', () => {
	const done = new Set<string>();
	const circles: string[] = [];
	const visit = (file: string, path: string[]): void => {
		if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' > '));
		if (done.has(file) || path.includes(file)) return;
		for (const next of own(file)) visit(next, [...path, file]);
		done.add(file);
	};
	for (const file of files) visit(file, []);
	expect(circles).toEqual([]);
});

it('only what n8n and Node bring is needed to run', () => {
	const others = files.flatMap(importsOf).filter((name) => !name.startsWith('.'));
	expect([...new Set(others)].sort()).toEqual(['crypto', 'n8n-workflow']);
});

it('tools name the file of the node with its ending', () => {
	// They run with tsx, which takes `.node` for the ending of a native addon.
	const tools = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(
		(file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
	);
	expect(tools.length).toBeGreaterThan(100);
	const wrong = tools.filter((file) =>
		/AuthenticatedRequest\.node'/.test(readFileSync(join(root, 'test', file), 'utf8')),
	);
	expect(wrong).toEqual([]);
});
