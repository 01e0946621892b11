/**
 * The generated Markdown in site generators, built as the guide describes: every link resolves, and
 * every word is rendered.
 *
 * @module-tag proof
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blocksOf } from '../docs/guide.js';
import { attribute, elementsOf } from '../docs/html-pages.js';
import { RENDERERS, shownHtml } from '../docs/markdown/rendered-markdown.js';
import { file, run, STRIDE_FILES } from '../stride.js';
import { TRAPS } from './traps.js';

const HERE = import.meta.dirname;
const RECIPES = blocksOf('docs/output/sites.md');
const PETSTORE = '@readme/oas-examples/3.0/json/petstore.json';

/** `npm run proof sites` installs the site generators. */
const isInstalled = existsSync(join(HERE, 'node_modules/vitepress'));

/** A site generator: its files and commands, and how to find the content in a page. */
interface Site {
  readonly name: string;
  /** The folder of the pages in the guide, and their URL. */
  readonly pages: string;
  readonly base: string;
  readonly built: string;
  readonly command: readonly string[];
  /** The file that is built from a page such as `operations/get-pet`. */
  readonly fileOf: (page: string) => string;
  readonly content: (html: string) => string;
}

const SITES: readonly Site[] = [
  {
    ...{ name: 'VitePress', pages: 'site/docs', base: '/docs', built: 'site/.vitepress/dist' },
    command: ['vitepress', 'build', 'site'],
    fileOf: (page) => `docs/${page}.html`,
    content: (html) => between(html, '<main', '</main>'),
  },
  {
    ...{ name: 'Docusaurus', pages: 'website/api/docs', base: '/api', built: 'website/build' },
    command: ['docusaurus', 'build', 'website'],
    fileOf: (page) => posix.join('api', page.replace(/(^|\/)index$/, '$1'), 'index.html'),
    content: (html) => between(html, '<div class="theme-doc-markdown', '</article>'),
  },
];

let folder = '';
const sources = new Map<string, string>();

beforeAll(async () => {
  if (!isInstalled) return;
  // The folder is inside this one, so that Node finds the packages that are installed here.
  folder = mkdtempSync(join(HERE, 'built-'));
  const petstore = readFileSync(join(HERE, 'node_modules', PETSTORE));
  const descriptions = [
    ['', STRIDE_FILES],
    ['petstore/', [{ source: 'petstore.json', bytes: petstore }]],
    ['traps/', [file('traps.json', TRAPS)]],
  ] as const;
  for (const [below, files] of descriptions) {
    const { files: made } = await run(files, {
      targets: { docs: { html: false } },
      title: below === 'traps/' ? TRAPS.info.title : 'Pets',
    });
    for (const { path, text } of made) {
      if (path.endsWith('.md')) sources.set(below + path.replace(/^docs\//, ''), text);
    }
  }
  for (const { path = '', language, text } of RECIPES) if (language === 'js') write(path, text);
  for (const { pages } of SITES) for (const [path, text] of sources) write(join(pages, path), text);
  // Docusaurus cannot build a project whose package has the type `module`.
  write('website/package.json', '{}');
  write('website/src/pages/index.md', '# Shop\n');
  write('secret.md', 'Nobody may read it.');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe.skipIf(!isInstalled).each(SITES)(
  '$name',
  ({ pages, base, built, command, fileOf, content }) => {
    beforeAll(() => {
      const { status, stdout, stderr } = spawnSync('npx', command, {
        cwd: folder,
        encoding: 'utf8',
      });
      if (status !== 0 || /error/i.test(stderr)) throw new Error(`${stdout}${stderr}`);
    }, 900_000);

    test(`renders every word of ${pages}, and runs no code`, () => {
      const wrong: string[] = [];
      for (const [path, text] of sources) {
        const html = readFileSync(join(folder, built, fileOf(path.replace(/\.md$/, ''))), 'utf8');
        const shown = shownHtml(withoutControls(content(html))).text;
        const meant = shownHtml(RENDERERS.micromark(text)).text;
        if (shown !== meant) wrong.push(`${path}: ${firstDifference(shown, meant)}`);
      }
      expect(wrong).toEqual([]);
    });

    test('has no broken link', () => {
      const root = join(folder, built);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
      const ours = files.filter((one) => one.endsWith('.html') && `/${one}`.startsWith(base));
      expect(ours.length).toBeGreaterThanOrEqual(sources.size);
      const anchors = new Map(ours.map((one) => [`/${one}`, anchorsIn(join(root, one))]));
      const wrong = ours.flatMap((one) =>
        linksIn(content(readFileSync(join(root, one), 'utf8')))
          .filter((href) => {
            const { pathname, hash } = new URL(href, `https://site.test/${one}`);
            const [found] = [
              pathname,
              `${pathname}.html`,
              posix.join(pathname, 'index.html'),
            ].flatMap((path) => anchors.get(path) ?? []);
            return !found || (hash !== '' && !found.has(decodeURIComponent(hash.slice(1))));
          })
          .map((href) => `${one}: ${href}`),
      );
      expect(wrong).toEqual([]);
    });
  },
);

function between(html: string, start: string, end: string): string {
  const from = html.indexOf(start);
  const to = html.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`no ${start} … ${end}`);
  return html.slice(from, to);
}

/** A page without the elements that the site generator inserts between our words. */
function withoutControls(html: string): string {
  return html
    .replace(/<button[^]*?<\/button>|<style[^]*?<\/style>|<span class="lang">[^<]*<\/span>/g, '')
    .replace(/<a [^>]*class="(?:header-anchor|hash-link)"[^>]*>[^<]*<\/a>/g, '')
    .replace(/\u200b/g, '');
}

function anchorsIn(file: string): ReadonlySet<string> {
  return new Set(
    elementsOf(readFileSync(file, 'utf8')).flatMap((one) => attribute(one, 'id') ?? []),
  );
}

function linksIn(html: string): string[] {
  return elementsOf(html)
    .flatMap((one) => (one.tagName === 'a' ? (attribute(one, 'href') ?? []) : []))
    .filter((href) => !/^(?:https?|mailto):/.test(href));
}

function firstDifference(shown: string, meant: string): string {
  let at = 0;
  while (shown[at] === meant[at]) at++;
  const cut = (text: string): string => text.slice(Math.max(0, at - 30), at + 60);
  return `${cut(shown)} ≠ ${cut(meant)}`;
}
