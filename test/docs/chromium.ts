/** The browser for tests, if it is installed. */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import { CHROMIUM } from '../suite/tools.js';

/** True without Chromium: a hook that needs a browser returns. The tag `chromium` skips the tests. */
export const missing = !existsSync(CHROMIUM);

/**
 * The timeout for each action on a page. It allows for a busy machine, but ends before the test, so
 * that the error names the missing element.
 */
const PATIENCE = 100_000;

/** Starts a browser without a timeout. */
export function startBrowser(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    ...{ executablePath: CHROMIUM, args: ['--no-sandbox', ...more], timeout: 0 },
  });
}

let started: Promise<Browser> | undefined;

/**
 * The browser that all test files of this process share, because starting one takes a second. The
 * files run one after another, and close the contexts that they open.
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
