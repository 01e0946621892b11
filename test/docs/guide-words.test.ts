/** Commands, options and links of the README and the guide exist. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { OPTIONS } from '../../src/cli/options.js';
import { commandsOf, linksOf, spansOf } from './guide.js';

const PAGES = ['README.md', 'docs/guide.md'];

describe.each(PAGES)('%s', (page) => {
  it('gives commands that are understood', () => {
    const commands = commandsOf(page);
    expect(commands.length).toBeGreaterThan(2);
    for (const words of commands)
      expect(() => parseArguments(words), words.join(' ')).not.toThrow();
  });

  it('names options that exist', () => {
    const known = new Set(Object.values(OPTIONS).flatMap((options) => Object.keys(options)));
    const named = spansOf(page).flatMap((text) => [...text.matchAll(/(?<=^|\s)--([a-z][a-z-]*)/g)]);
    expect(named.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('leads somewhere', () => {
    const lost = linksOf(page)
      .filter((to) => !/^https?:/.test(to))
      .filter((to) => !existsSync(resolve(dirname(page), to.replace(/#.*/, ''))));
    expect(lost).toEqual([]);
  });
});
