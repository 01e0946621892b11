/**
 * Each answer to a question creates a valid overlay, and the next run no longer asks the question.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { UserConfig } from '../../../run/config/config.js';
import type { SourceFile } from '../../../input/source/index.js';
import { sampled } from '../../../../test/property.js';
import { run } from '../../../../test/stride.js';
import { answered, questionsIn } from './asked.js';

const CASES = join(import.meta.dirname, '../../../../test/cases');

function inputOf(name: string): { files: SourceFile[]; overlays: SourceFile[]; config: object } {
  const folder = join(CASES, name, 'input');
  const all = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name: source }) => ({ source, bytes: readFileSync(join(folder, source)) }));
  const config = join(CASES, name, 'restitch.config.json');
  return {
    files: all.filter(({ source }) => !source.startsWith('overlay')),
    overlays: all.filter(({ source }) => source.startsWith('overlay')),
    config: existsSync(config) ? (JSON.parse(readFileSync(config, 'utf8')) as object) : {},
  };
}

const NAMES = readdirSync(CASES).filter((name) => /^(?:reconcile|mixed|traffic)-/.test(name));

test.each(sampled(NAMES, 1))('%s', async (name) => {
  const { files, overlays, config } = inputOf(name);
  const options: Partial<UserConfig> = { ...config, targets: {} };
  const before = await run(files, options, { overlays });
  const known = new Set(before.report.list().map(({ code }) => code));
  const faults: string[] = [];
  for (const { id, title, choices, recommended } of questionsIn(before)) {
    const isChoice = choices.some(({ key }) => key === recommended.key);
    if (recommended.key !== undefined && !isChoice) faults.push(`${title}: no such choice`);
    for (const { key, answer } of choices) {
      const after = await answered(files, overlays, options, [answer]);
      const left = questionsIn(after).filter((one) => one.id === id);
      if (left.length > 0) faults.push(`${title} ${key}: still asked`);
      const codes = after.report.list().filter(({ code }) => /^(?:overlay|config)\//.test(code));
      for (const { code, message } of codes) {
        if (!known.has(code)) faults.push(`${title} ${key}: ${code} ${message}`);
      }
    }
  }
  expect(faults).toEqual([]);
});
