/** Commands, options and links of the README and the docs exist. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { navigationOf } from '../../docs/.vitepress/navigation.js';
import { parseArguments } from '../../src/cli/arguments.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { anchorsOf, commandsOf, DOCS, linksOf, markupOf, SITE, spansOf } from './guide.js';

const PAGES = ['README.md', ...DOCS];

describe.each(PAGES)('%s', (page) => {
  it('gives commands that exist', () => {
    for (const words of commandsOf(page))
      expect(() => parseArguments(words, COMMANDS), words.join(' ')).not.toThrow();
  });

  it('names options that exist', () => {
    const known = new Set(COMMANDS.flatMap(({ options }) => Object.keys(options)));
    const own = spansOf(page).filter((text) => !text.startsWith('npm '));
    const named = own.flatMap((text) => [...text.matchAll(/(?<=^|\s)--([a-z][a-z-]*)/g)]);
    expect(named.map(([, name = '']) => name).filter((name) => !known.has(name))).toEqual([]);
  });
});

// Text that would fail the build of the site (`npm run docs`), found without a build.
describe.each(['README.md', ...SITE])('%s', (page) => {
  it('has links that resolve', () => {
    const lost = linksOf(page).filter((to) => {
      if (/^https?:/.test(to)) return false;
      const [path = '', anchor] = to.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      // The site contains only the pages of `docs/`.
      if (page !== 'README.md' && !target.startsWith('docs/')) return true;
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(target).includes(anchor);
    });
    expect(lost).toEqual([]);
  });

  it('contains only Markdown', () => expect(markupOf(page)).toEqual([]));
});

describe('the index', () => {
  it('links to every page', () => {
    const groups = navigationOf(readFileSync('docs/guide.md', 'utf8'));
    const led = new Set(groups.flatMap(({ pages }) => pages.map(({ path }) => `docs/${path}`)));
    expect(
      DOCS.filter(
        (page) => !led.has(page) && !/^docs\/(?:guide|index)\.md$|\/diagnostics\//.test(page),
      ),
    ).toEqual([]);
  });

  it('has the anchors that hosts generate', () => {
    expect(anchorsOf('docs/guide.md')).toContain('call-an-api');
  });
});
