/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs beside n8n, never inside it */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page, selectors } from 'playwright-core';

/** Long enough for a busy machine. Nothing takes that long if all is well. */
const TIMEOUT_MS = 60_000;
/** Large enough for the form of a node. Credentials with longer forms get more. */
export const VIEWPORT = { width: 1400, height: 1000 };

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ARGUMENTS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];
const HOW_TO_INSTALL =
	'No Chromium was found. Install it (Debian, Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to the path of a Chromium or Chrome.';

/** The path of this machine's Chromium: CHROMIUM_PATH, else the first one on PATH. */
export function chromiumPath(): string {
	const { CHROMIUM_PATH: wanted, PATH = '' } = process.env;
	const folders = [...PATH.split(delimiter), '/usr/bin'];
	const candidates = wanted
		? [wanted]
		: NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	const found = candidates.find((path) => existsSync(path));
	if (found === undefined) throw new Error(HOW_TO_INSTALL);
	return found;
}

/** Starts a headless browser. Playwright ends it when this process ends. */
export async function openBrowser(): Promise<Browser> {
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: chromiumPath(),
		args: ARGUMENTS,
		handleSIGINT: false,
		handleSIGTERM: false,
		handleSIGHUP: false,
	});
}

/** Opens a page with a long timeout that accepts leaving unsaved changes. */
export async function openPage(browser: Browser): Promise<Page> {
	const page = await browser.newPage({
		viewport: VIEWPORT,
		colorScheme: 'light',
		reducedMotion: 'reduce',
	});
	page.setDefaultTimeout(TIMEOUT_MS);
	page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
	return page;
}
