/**
 * The contents of the README and the pages of the docs: blocks of code, words of the command line,
 * links.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { slugOf } from '../../docs/.vitepress/navigation.js';
import { blocksIn, type Block } from './start/script.mjs';

/** All pages of the docs; decisions are for those who build the house. */
export const DOCS: readonly string[] = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
  .filter((page) => /^docs\/(?!decisions\/|node_modules\/|\.)[^]*\.md$/.test(page))
  .sort();

/** Every page of the site. */
export const SITE: readonly string[] = [
  ...DOCS,
  ...readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`),
];

/** The pages whose examples are about the shop. */
export const GUIDE = DOCS.filter((page) =>
  /^docs\/(guide|shop|(client|server|merging|migrating|output|project)\/[^/]+)\.md$/.test(page),
);

/** A file of which a page shows a part: it is generated, not written. */
const EXCERPT = /^generated\//;

/** The parts of generated files that a page shows, with the paths of their files. */
export function excerptsOf(page: string): (Block & { readonly path: string })[] {
  return blocksOf(page).flatMap(({ path, ...block }) =>
    path !== undefined && EXCERPT.test(path) ? [{ ...block, path }] : [],
  );
}

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  return blocksIn(readFileSync(page, 'utf8'));
}

/** The page with the configuration of the shop, which most pages rely on. */
const MAIN = 'docs/merging/overlays.md';

/** A page about a migration: its examples are a project of their own. */
const MIGRATING = 'docs/migrating/';

/** The blocks of a page about a migration that belong to the other generator. */
export function isOfOther({ path = '' }: Block): boolean {
  return path.startsWith('before/') || /^(?:openapi-ts|orval)\.config\.ts$/.test(path);
}

/**
 * The blocks of a page, with file names for one shared folder: a configuration of another page than
 * the main one is `PAGE.config.ts` there, and the second one `PAGE-2.config.ts`.
 */
export function filesOf(page: string): Block[] {
  if (page.startsWith(MIGRATING)) {
    const project = `migrating/${posix.basename(page, '.md')}`;
    return blocksOf(page).map((block) =>
      block.path === undefined || isOfOther(block)
        ? block
        : { ...block, path: `${project}/${block.path.replace('after/', 'src/')}` },
    );
  }
  let count = 0;
  const written = blocksOf(page).filter(({ path = '' }) => !EXCERPT.test(path));
  return written.map((block) => {
    if (block.path !== 'restitch.config.ts' || page === MAIN) return block;
    const number = ++count === 1 ? '' : `-${count}`;
    return { ...block, path: `${posix.basename(page, '.md')}${number}.config.ts` };
  });
}

/** Inline code of a page. */
export function spansOf(page: string): string[] {
  const text = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  // The first column of the tables names what another generator has.
  const prose = page.startsWith(MIGRATING) ? text.replaceAll(/^\|[^|\n]*\|/gm, '|') : text;
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
}

/** The commands of a page: each the words behind `restitch`. */
export function commandsOf(page: string): string[][] {
  const shells = blocksOf(page).filter(({ language }) => language === 'sh');
  const lines = [...shells.flatMap(({ text }) => text.split('\n')), ...spansOf(page)];
  return lines
    .flatMap((line) => /^(?:npx )?restitch ([^#`]*)/.exec(line)?.[1] ?? [])
    .map((words) => words.replaceAll(/[[\]]/g, '').match(/"[^"]*"|\S+/g) ?? [])
    .map((words) => words.map((word) => word.replaceAll(/^"|"$/g, '')));
}

/** The targets of links and images of a page. */
export function linksOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
}

/**
 * Text that the site would treat as HTML or as a template: a page with either fails to build, or
 * lacks words.
 */
export function markupOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8')
    .replaceAll(/^```[^]*?^```$/gm, '')
    .replaceAll(/(?<!`)(`+)(?!`)(?:(?!\n\n)[^])*?(?<!`)\1(?!`)/g, '')
    .replaceAll(/<!--[^]*?-->|<https?:[^>]*>/g, '');
  return prose.match(/<\/?[a-z][^>\n]*>?|\{\{/gi) ?? [];
}

/** The anchors of a page's headings, as repository hosts and the site make them. */
export function anchorsOf(page: string): string[] {
  const prose = readFileSync(page, 'utf8').replaceAll(/^```[^]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slugOf(heading));
}
