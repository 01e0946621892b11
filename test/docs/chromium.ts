/** The browser for tests, if it is installed. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const missing = !existsSync(CHROMIUM);
if (missing) console.warn(`no Chromium at ${CHROMIUM}: nothing is tested in a browser`);

/** How long a page is waited for: a busy machine is late, and what never comes is named before the test ends. */
const PATIENCE = 100_000;

/** Starts one, however long that takes. */
export function startBrowser(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    ...{ executablePath: CHROMIUM, args: ['--no-sandbox', ...more], timeout: 0 },
  });
}

let started: Promise<Browser> | undefined;

/**
 * The browser of this process, which ends with it: to start one for each file takes a second. Test files run one after
 * another, and close the contexts that they open.
 */
export function sharedBrowser(): Promise<Browser> {
  return (started ??= startBrowser());
}

/** A new page with long timeouts. */
export async function newPage(browser: Browser, options?: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return context.newPage();
}
