/** Commands, options and links of the README and the docs exist. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.js';
import { OPTIONS } from '../../src/cli/options.js';
import { anchorsOf, commandsOf, DOCS, linksOf, spansOf } from './guide.js';

const PAGES = ['README.md', ...DOCS];

describe.each(PAGES)('%s', (page) => {
  it('gives commands that are understood', () => {
    for (const words of commandsOf(page))
      expect(() => parseArguments(words), words.join(' ')).not.toThrow();
  });

  it('names options that exist', () => {
    const known = new Set(Object.values(OPTIONS).flatMap((options) => Object.keys(options)));
    const own = spansOf(page).filter((text) => !text.startsWith('npm '));
    const named = own.flatMap((text) => [...text.matchAll(/(?<=^|\s)--([a-z][a-z-]*)/g)]);
    expect(named.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('leads somewhere', () => {
    const lost = linksOf(page).filter((to) => {
      if (/^https?:/.test(to)) return false;
      const [path = '', anchor] = to.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(lost).toEqual([]);
  });
});

describe('the index', () => {
  it('leads to every page', () => {
    const led = new Set(linksOf('docs/guide.md').map((to) => join('docs', to)));
    expect(DOCS.filter((page) => page !== 'docs/guide.md' && !led.has(page))).toEqual([]);
  });

  it('sees links and anchors', () => {
    expect(linksOf('docs/guide.md')).toContain('client/calls.md');
    expect(anchorsOf('docs/guide.md')).toContain('call-an-api');
  });
});
