/**
 * The conflicts page of the docs, opened from a disk: choices become an overlay that settles them.
 *
 * @module-tag proof
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { newPage, sharedBrowser } from '../docs/chromium.js';
import { folderOfEachTest } from '../folder.js';
import { ANSWERS, isAnswer } from './answers.js';

const MESS = join(import.meta.dirname, 'mess');
const folder = folderOfEachTest();

async function restitch(...words: string[]): Promise<string> {
  let out = '';
  await run(words, {
    cwd: folder.path,
    out: (text) => void (out += text),
    err: (text) => void (out += text),
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  });
  return out;
}

describe('the conflicts page opened from a file', { tags: 'chromium' }, () => {
  let page: Page;
  beforeEach(async () => {
    cpSync(MESS, folder.path, { recursive: true });
    await restitch('generate', '--target', 'docs');
    page = await newPage(await sharedBrowser(), { acceptDownloads: true });
    await page.goto(pathToFileURL(join(folder.path, 'generated/docs/conflicts.html')).href);
  });
  afterEach(() => page.context().close());

  it('builds an overlay that settles every question', async () => {
    for (const title of Object.keys(ANSWERS)) {
      const section = page.locator('section.question', { hasText: title });
      // innerText is empty while content-visibility skips the section.
      const labels = await section.locator('label').allTextContents();
      const keys = labels.flatMap((label) => {
        const [, key = '', words = ''] = /^\s*(\S+)\s+([^]*?)\s*$/.exec(label) ?? [];
        return isAnswer(title, words) ? [key] : [];
      });
      expect(keys, `${title}: ${labels.join(' | ')}`).toHaveLength(1);
      await section.locator('input[type=radio]').first().focus();
      await page.keyboard.press(keys[0] ?? '');
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#download').click(),
    ]);
    await download.saveAs(join(folder.path, 'settled.overlay.yaml'));
    const config = join(folder.path, 'restitch.config.json');
    const settings = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>;
    writeFileSync(config, JSON.stringify({ ...settings, overlays: ['settled.overlay.yaml'] }));
    expect(await restitch('generate')).not.toMatch(/\d+ questions?/);
  });

  it.each(['light', 'dark'] as const)('is accessible (%s)', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(found).toEqual([]);
  });
});
