/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { sandboxDir } from '../n8n/paths';
import { VIEWPORT } from './browser';

/** Where the screenshots are kept; each run makes them anew. */
export const screenshotsDir = join(sandboxDir, 'screenshots');

/** Takes a picture of what the browser shows, or of one part of it, and gives its path. */
export async function screenshot(
	of: Page | Locator,
	name: string,
	style?: string,
): Promise<string> {
	const path = join(screenshotsDir, `${name.replace(/[^\w.]+/g, '-')}.png`);
	await of.screenshot({ path, animations: 'disabled', style });
	return path;
}

/** n8n gives a window a part of the browser's height, but never more than 750 pixels. */
const NO_LIMIT = `
	.el-dialog { height: auto !important; }
	.el-dialog, .el-dialog * { max-height: none !important; }
`;

/** Takes a picture of a window whose content scrolls, as if the screen were high enough for all of it. */
export async function screenshotInFull(window: Locator, name: string): Promise<void> {
	const page = window.page();
	const height = await window.evaluate((element) =>
		Math.max(...[...element.querySelectorAll('*')].map((each) => each.scrollHeight)),
	);
	await page.setViewportSize({ ...VIEWPORT, height: Math.max(VIEWPORT.height, height + 400) });
	await screenshot(window, name, NO_LIMIT);
	await page.setViewportSize(VIEWPORT);
}
