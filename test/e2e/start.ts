/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs beside n8n, never inside it */
/**
 * `npm run test:e2e` acts like a person in n8n's editor, in a browser. It makes every credential in
 * its form, runs the node with it, and checks the errors shown. The counts of the emulated
 * providers must match what the screen shows.
 */
import { mkdir, rm } from 'node:fs/promises';
import { EditorApi } from '../n8n/api';
import { installPackedPackage } from '../n8n/communityPackage';
import { ensureHost } from '../n8n/host';
import { homeNamed } from '../n8n/paths';
import { running } from '../n8n/run';
import { freePort, logTail, n8nEnvironment, startServer } from '../n8n/server';
import { asTable, hasPassed } from '../n8n/table';
import { startAllProviders } from '../providers';
import { chromiumPath, openBrowser, openPage } from './browser';
import { changePassword } from './changeSteps';
import { startChangingPassword } from './changingPassword';
import { makeCredentials } from './credentialSteps';
import { importCurl } from './curlSteps';
import { Editor } from './editor';
import { findNode, switchApi } from './findingSteps';
import { importExamples } from './importSteps';
import { explainLogin, inspectToken, runHttpRequest, runIntoError, runNodes } from './nodeSteps';
import { COLUMNS, Rows } from './rows';
import { screenshotsDir } from './screenshots';
import type { Stage } from './stage';
import { lookInTheDark } from './themeSteps';

const INTERRUPTED = 130;
const say = (line: string) => console.log(line);
const home = homeNamed('e2e');
/** Stops what was started. Called in reverse order. */
const stops: Array<() => Promise<void>> = [];

async function start(): Promise<boolean> {
	chromiumPath();
	const host = await ensureHost(say);
	// The folders are new every time: leftovers of an earlier run could be chosen or counted by
	// mistake.
	for (const left of [home.folder, screenshotsDir]) {
		await rm(left, { recursive: true, force: true });
	}
	await mkdir(home.folder, { recursive: true });
	await mkdir(screenshotsDir, { recursive: true });
	say(`Installed ${await installPackedPackage(home)} as a community package`);

	const providers = await startAllProviders();
	for (const provider of Object.values(providers)) stops.push(async () => await provider.stop());
	const changing = await startChangingPassword();
	stops.push(changing.stop);

	say('Starting n8n …');
	const port = await freePort(5680);
	const env = n8nEnvironment(home, port, await freePort(5760));
	const server = await startServer(host, home, env);
	stops.push(server.stop);
	// Sets up the owner. Everything else is done on the screen.
	await new EditorApi(server.url).signIn();

	say('Starting the browser …');
	const browser = await openBrowser();
	stops.push(async () => await browser.close());
	const page = await openPage(browser);
	const rows = new Rows(page);
	await followSteps({ editor: new Editor(page, server.url), providers, changing, rows });
	say(`\nScreenshots: ${screenshotsDir}`);
	const allPassed = rows.all.every(hasPassed);
	if (!allPassed) say(await logTail(home));
	say(`\n${asTable(COLUMNS, rows.all)}`);
	return allPassed;
}

const STEPS: Record<string, (stage: Stage) => Promise<void>> = {
	find: findNode,
	credentials: makeCredentials,
	import: importExamples,
	nodes: runNodes,
	error: runIntoError,
	token: inspectToken,
	explain: explainLogin,
	switch: switchApi,
	curl: importCurl,
	http: runHttpRequest,
	password: changePassword,
	dark: lookInTheDark,
};

/** All steps, or those after `-- --only credentials,import`. Most steps need `credentials`. */
function chosenSteps() {
	const at = process.argv.indexOf('--only');
	const names = at < 0 ? Object.keys(STEPS) : process.argv[at + 1].split(',');
	return names.map((name) => {
		if (!Object.hasOwn(STEPS, name))
			throw new Error(`No step "${name}"; there are ${Object.keys(STEPS).join(', ')}`);
		return STEPS[name];
	});
}

async function followSteps(stage: Stage): Promise<void> {
	try {
		await stage.rows.add('editor', 'sign in', async () => await stage.editor.signIn());
		for (const step of chosenSteps()) await step(stage);
	} catch (error) {
		say((error as Error).message);
	}
}

async function stop(): Promise<void> {
	for (const each of stops.splice(0).reverse()) await each().catch(() => undefined);
}

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
	process.on(signal, () => {
		isInterrupted = true;
		void stop().finally(() => {
			for (const [child, end] of running) child.kill(end);
			process.exit(INTERRUPTED);
		});
	});

start()
	.catch((error: Error) => {
		if (!isInterrupted) console.error(error.message);
		return false;
	})
	.then(async (allPassed) => {
		await stop();
		process.exit(allPassed ? 0 : 1);
	})
	.catch(() => process.exit(1));
