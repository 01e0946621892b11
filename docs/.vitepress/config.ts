/** The site: the Markdown of `docs/` as it stands, with `guide.md` as first page and as navigation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { navigationOf, slugOf } from './navigation.js';

const DOCS = join(import.meta.dirname, '..');
const groups = navigationOf(readFileSync(join(DOCS, 'guide.md'), 'utf8'));

export default {
  title: 'restitch',
  description: 'Stitches API descriptions into one API: typed client, server, docs.',
  lang: 'en',
  // For hosts that serve the site in a folder: `BASE=/restitch/ npm run docs`.
  base: process.env.BASE ?? '/',
  rewrites: { 'guide.md': 'index.md' },
  metaChunk: true,
  // As repository hosts make them: a link to a heading leads there in both.
  markdown: { anchor: { slugify: slugOf }, toc: { slugify: slugOf } },
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    sidebar: groups.map(({ title, pages }) => ({
      text: title,
      collapsed: false,
      items: pages.map(({ title: text, path }) => ({
        text,
        link: `/${path.replace(/\.md$/, '')}`,
      })),
    })),
    docFooter: { prev: 'Before', next: 'Next' },
  },
};
