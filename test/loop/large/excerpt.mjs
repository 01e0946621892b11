/**
 * Writes excerpts of the descriptions that the corpus pins. Each excerpt contains one operation of
 * every kind, without prose.
 *
 *   node test/loop/large/excerpt.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { installPinned } from '../../../scripts/pinned.mjs';
import { cut } from './cut.mjs';
import { DESCRIPTIONS, EXCERPTED } from './descriptions.mjs';
import { markKinds } from './kinds.mjs';

/** @returns the path of an excerpt */
export function excerptOf(name) {
  return join(import.meta.dirname, 'excerpts', `${name}.json`);
}

/** @returns the formatted text of an excerpt */
export async function excerpt(name) {
  const document = JSON.parse(readFileSync(DESCRIPTIONS.get(name), 'utf8'));
  const { marked } = markKinds(document);
  const { openapi, ...rest } = cut(document, marked);
  const { title, version } = document.info;
  const description = 'An excerpt: README.md beside its folder says of what.';
  const whole = { openapi, info: { title, version, description }, ...rest };
  const filepath = excerptOf(name);
  return format(JSON.stringify(whole), { ...(await resolveConfig(filepath)), filepath });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installPinned(join(import.meta.dirname, '../../corpus'));
  for (const name of EXCERPTED) {
    const text = await excerpt(name);
    writeFileSync(excerptOf(name), text);
    const { paths } = JSON.parse(text);
    console.log(`${name}: ${text.length} bytes, ${Object.keys(paths).length} paths`);
  }
}
