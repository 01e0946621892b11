/** Checks HTML pages with a parser that follows the standard. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { OutputFile } from '../../src/print/emit/file.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const TAGS = new Set(
  `html head meta title link script body a header button div nav ul ol li p main footer small b code var i
   article section h1 h2 h3 h4 h5 h6 strong em dl dt dd details summary table thead tbody tr th td figure
   figcaption pre span bdi br hr blockquote s del kbd sub sup q wbr`.split(/\s+/),
);
const ATTRIBUTES = new Set(
  `lang charset name content http-equiv rel href type src defer id class popover popovertarget popovertargetaction tabindex aria-label
   aria-current scope open start data-rows dir property hidden data-search data-none data-copy data-copied data-themes data-kinds`.split(
    /\s+/,
  ),
);
const OWN_SCRIPTS = new Set(['docs.js', 'theme.js']);

interface Parsed {
  readonly elements: readonly Element[];
  readonly errors: readonly string[];
}

/**
 * Caches the pages that were parsed last, because several checks use each. They take much memory.
 */
const parsed = new Map<string, Parsed>();
const MOST_PAGES = 50;

function parsedPage(text: string): Parsed {
  const before = parsed.get(text);
  if (before !== undefined) return before;
  const elements: Element[] = [];
  const errors: string[] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) elements.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(text, { onParseError: ({ code }) => errors.push(code) }));
  if (parsed.size >= MOST_PAGES) parsed.clear();
  const page = { elements, errors };
  parsed.set(text, page);
  return page;
}

/** The elements of a page in their order. */
export function elementsOf(text: string): readonly Element[] {
  return parsedPage(text).elements;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** The text content of an element. */
export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/**
 * Elements and attributes that the docs do not use, unsafe URLs, skipped heading levels, and pages
 * without exactly one `main`, `header`, `h1` and `title`.
 */
export function markupFaults({ path, text }: Pick<OutputFile, 'path' | 'text'>): string[] {
  const { elements: all, errors } = parsedPage(text);
  const faults = errors.map((code) => `${path}: ${code}`);
  let level = 0;
  for (const element of all) {
    const { tagName, attrs } = element;
    if (!TAGS.has(tagName)) faults.push(`${path}: <${tagName}>`);
    for (const { name, value } of attrs) {
      if (!ATTRIBUTES.has(name)) faults.push(`${path}: ${name}="${value}"`);
      if (name === 'href' && !isHarmless(value)) faults.push(`${path}: href="${value}"`);
      if (name === 'src' && !OWN_SCRIPTS.has(value)) faults.push(`${path}: src="${value}"`);
    }
    const isOwn = tagName !== 'script' || attrs.some(({ name }) => name === 'src');
    if (!isOwn) faults.push(`${path}: a script in the page`);
    const heading = /^h([1-6])$/.exec(tagName);
    if (heading === null) continue;
    const stated = Number(heading[1]);
    if (stated > level + 1) faults.push(`${path}: <h${stated}> behind <h${level}>`);
    if (textOf(element).trim() === '') faults.push(`${path}: an empty heading`);
    level = stated;
  }
  const count = (name: string): number => all.filter(({ tagName }) => tagName === name).length;
  for (const name of ['h1', 'main', 'header', 'title']) {
    if (count(name) !== 1) faults.push(`${path}: ${count(name)} <${name}>`);
  }
  return faults;
}

function isHarmless(url: string): boolean {
  return /^(https?:\/\/[^/]|mailto:|#|[a-z0-9._-]+\.(html|md|css)(#|$))/i.test(url);
}

/** Broken links between pages, and duplicate anchors. */
export function linkFaults(files: readonly Pick<OutputFile, 'path' | 'text'>[]): string[] {
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  const names = new Set(files.map(({ path }) => path));
  const elements = new Map(pages.map(({ path, text }) => [path, elementsOf(text)]));
  const faults: string[] = [];
  const anchors = new Map<string, Set<string>>();
  for (const [path, all] of elements) {
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    anchors.set(path, new Set(ids));
    if (new Set(ids).size < ids.length) faults.push(`${path}: an anchor twice`);
  }
  for (const [path, all] of elements) {
    for (const element of all) {
      const href = attribute(element, 'href');
      if (href === undefined || /^(https?|mailto):/i.test(href)) continue;
      const [file = '', anchor] = href.split('#');
      const target = file === '' ? path : file;
      if (!names.has(target)) faults.push(`${path}: ${href}: no such file`);
      else if (anchor !== undefined && !anchors.get(target)?.has(decodeURIComponent(anchor))) {
        faults.push(`${path}: ${href}: no such anchor`);
      }
    }
  }
  return faults;
}
