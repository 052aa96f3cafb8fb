/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs beside n8n, never inside it */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { sandboxDir } from '../n8n/paths';
import { VIEWPORT } from './browser';

/** The folder of the screenshots. Each run makes them anew. */
export const screenshotsDir = join(sandboxDir, 'screenshots');

/** Takes a screenshot of the page or of one part of it, and returns its path. */
export async function screenshot(
	of: Page | Locator,
	name: string,
	style?: string,
): Promise<string> {
	const path = join(screenshotsDir, `${name.replace(/[^\w.]+/g, '-')}.png`);
	await of.screenshot({ path, animations: 'disabled', style });
	return path;
}

/** Removes the limit of a dialog's height: n8n never makes it higher than 750 pixels. */
const NO_LIMIT = `
	.el-dialog { height: auto !important; }
	.el-dialog, .el-dialog * { max-height: none !important; }
`;

/** Takes a screenshot of a dialog with all its content, even if it scrolls. */
export async function screenshotInFull(window: Locator, name: string): Promise<void> {
	const page = window.page();
	const height = await window.evaluate((element) =>
		Math.max(...[...element.querySelectorAll('*')].map((each) => each.scrollHeight)),
	);
	await page.setViewportSize({ ...VIEWPORT, height: Math.max(VIEWPORT.height, height + 400) });
	await screenshot(window, name, NO_LIMIT);
	await page.setViewportSize(VIEWPORT);
}
