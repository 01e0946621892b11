/**
 * The site: the unchanged Markdown of `docs/`, with `index.md` as first page and `guide.md` as
 * navigation.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { navigationOf, slugOf } from './navigation.js';

const DOCS = join(import.meta.dirname, '..');
const groups = navigationOf(readFileSync(join(DOCS, 'guide.md'), 'utf8'));
const addressOf = (path: string): string => `/${path.replace(/\.md$/, '')}`;

/** The icon: two pieces that are stitched together. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#2b9a66" d="M1 2h6v12H1zM9 2h6v12H9z"/><path stroke="#12352a" stroke-width="2" d="M4 5h8M4 11h8"/></svg>`;

/**
 * Examples of code have lines of up to 100 characters, so code blocks are as wide as possible.
 * Messages of commands are longer, and wrap.
 */
const STYLE = `
@media (min-width: 1680px) { :root:root { --vp-layout-max-width: 1680px; } }
.VPHome.VPHome .vp-doc.container { max-width: 960px; }
@media (min-width: 960px) { .VPHero.VPHero .image-container.image-container { width: 100%; } }
.VPHero.VPHero .image-src.image-src { width: 100%; max-width: 34rem; }
.vp-doc.vp-doc div[class*='language-'] code { font-size: 13px; }
.VPDoc.has-aside .content-container.content-container { max-width: 860px; }
.vp-doc.vp-doc div.language-text code { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

export default {
  title: 'restitch',
  description: 'Stitches API descriptions into one API: typed client, server, docs.',
  lang: 'en',
  // For hosts that serve the site from a subfolder: `BASE=/restitch/ npm run docs`.
  base: process.env.BASE ?? '/',
  head: [
    ['link', { rel: 'icon', href: `data:image/svg+xml,${encodeURIComponent(ICON)}` }],
    ['style', {}, STYLE],
  ],
  metaChunk: true,
  // The front matter of the first page refers to a picture, and such a reference only finds files
  // in the public folder.
  vite: { publicDir: 'images' },
  // The same anchors as repository hosts generate, so that a link to a heading works on both.
  markdown: { anchor: { slugify: slugOf }, toc: { slugify: slugOf } },
  themeConfig: {
    outline: [2, 3],
    // Words in titles have the most weight. Guides are ranked before pages about other generators,
    // the reference, and decisions.
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          searchOptions: {
            boost: { title: 8, titles: 2, text: 1 },
            boostDocument: (id: string) =>
              /\/(?:reference|decisions)\//.test(id) ? 0.2 : id.includes('/migrating/') ? 0.4 : 1,
          },
        },
      },
    },
    nav: [
      { text: 'Guide', link: '/guide' },
      { text: 'Start', link: '/start/typed-call' },
      { text: 'Configuration', link: '/reference/configuration' },
      { text: 'Commands', link: '/reference/commands' },
    ],
    // The first group is expanded. VitePress also expands the group of the current page.
    sidebar: groups.map(({ title, pages }, index) => ({
      text: title,
      collapsed: index > 0,
      items: pages.map(({ title: text, path }) => ({ text, link: addressOf(path) })),
    })),
    docFooter: { prev: 'Before', next: 'Next' },
  },
};
