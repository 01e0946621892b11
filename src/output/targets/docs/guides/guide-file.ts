/** Reads and parses the files of guides, and collects their headings. Links are resolved later. */
import type { ProjectFiles } from '../../../../base/foundation/project-files.js';
import {
  createSlugs,
  headingsOf,
  withNoteLinks,
  type ProseHeading,
} from '../../../../print/emit/description/targets.js';
import { parseDescription } from '../../../../print/emit/description/parse.js';
import type { ProseNode } from '../../../../print/emit/description/tree.js';
import { append } from '../../../../base/foundation/lists.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { trimOf } from '../../../../base/foundation/trim.js';
import { splitGuide } from './front-matter.js';
import type { Problem } from './problems.js';
import { segmentsOf, type Segment } from './segments.js';

/** The file name of the guide that becomes the first page of the docs. */
export const FIRST_PAGE = 'index.md';

/** A part of a guide: parsed Markdown, tabs, or an embedded part of the API reference. */
export type GuidePart =
  | {
      readonly kind: 'written';
      readonly nodes: readonly ProseNode[];
      readonly headings: readonly ProseHeading[];
    }
  | {
      readonly kind: 'tabs';
      readonly tabs: readonly { readonly label: string; readonly parts: readonly GuidePart[] }[];
    }
  | Extract<Segment, { readonly kind: 'embed' }>;

export interface GuideFile {
  /** The path of the source file, relative to the folder of the configuration: `guides/start/install.md`. */
  readonly path: string;
  /** The name of the generated page: `guide_start-install.md`. */
  readonly file: string;
  readonly title: string;
  readonly section?: string;
  readonly description?: string;
  readonly order: number;
  /** The text of the whole source file. */
  readonly source: string;
  /** The text below the front matter and the title. */
  readonly text: string;
  readonly parts: readonly GuidePart[];
  readonly headings: readonly ProseHeading[];
}

/**
 * Reads all guides in a folder, sorted by `order`, then by path.
 * @param problems receives the problems that are found
 */
export function readGuides(files: ProjectFiles, folder: string, problems: Problem[]): GuideFile[] {
  const taken = new Set<string>();
  const guides = [...files]
    .filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith('.md'))
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([path, bytes]) => {
      if (typeof bytes !== 'string') return readGuide(path, folder, bytes, taken, problems);
      problems.push({ code: 'docs/file', what: path, why: bytes, source: path, offset: 0 });
      return [];
    });
  return guides.sort((a, b) => a.order - b.order || byCodeUnit(a.path, b.path));
}

const DIRECTIVES = /^(?::{2,}.*|==[ \t].*)$/gm;

function readGuide(
  path: string,
  folder: string,
  bytes: Uint8Array,
  taken: Set<string>,
  problems: Problem[],
): GuideFile {
  const source = new TextDecoder().decode(bytes);
  const { matter, body, offset, faults } = splitGuide(source);
  const report = (what: string, at: number): void => {
    problems.push({ code: 'docs/guide', what, why: '', source: path, offset: at });
  };
  for (const fault of faults) report(fault.what, fault.offset);
  const name = path.slice(folder.length + 1, -'.md'.length);
  const [, heading] = /^\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\r?\n|$)/.exec(body) ?? [];
  const plain = heading === undefined ? '' : plainTitle(heading);
  const title = matter.title ?? (plain === '' ? inWords(name) : plain);
  const isTwice = plain !== '' && plain === title;
  // A heading that repeats the title in the front matter is replaced with spaces, so that offsets in the text stay
  // correct.
  const text = isTwice ? body.replace(/^\s*#[^\n]*/, (line) => line.replace(/[^\n]/g, ' ')) : body;
  const slugOf = createSlugs();
  const headings: ProseHeading[] = [];
  const parts = partsOf(segmentsOf(text), slugOf, headings, (what, at) =>
    report(what, offset + at),
  );
  const parent = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : undefined;
  const section = matter.section ?? (parent === undefined ? undefined : inWords(parent));
  return {
    path,
    file: name === 'index' ? FIRST_PAGE : `guide_${mint(name, taken)}.md`,
    title,
    ...(section !== undefined && { section }),
    ...(matter.description !== undefined && { description: matter.description }),
    order: matter.order ?? Number.MAX_VALUE,
    source,
    text: text.replace(DIRECTIVES, ''),
    parts,
    headings,
  };
}

/**
 * Parses the Markdown of a guide as one document, so that a heading after tabs keeps its level. Directives are
 * replaced by placeholder paragraphs while it is parsed.
 */
function partsOf(
  segments: readonly Segment[],
  slugOf: (title: string) => string,
  headings: ProseHeading[],
  report: (what: string, offset: number) => void,
): GuidePart[] {
  const whole = segments.map((one) => (one.kind === 'markdown' ? one.text : ''));
  let mark = 'part';
  while (whole.some((text) => text.includes(mark))) mark += 'x';
  const others: Segment[] = [];
  const text = segments
    .map((segment, index) => {
      if (segment.kind === 'markdown') return whole[index];
      others.push(segment);
      return `\n${mark}${others.length - 1}\n\n`;
    })
    .join('\n');
  const parts: GuidePart[] = [];
  let nodes: ProseNode[] = [];
  const end = (): void => {
    if (nodes.some((node) => typeof node !== 'string' || node.trim() !== '')) {
      const own = headingsOf(nodes, slugOf);
      append(headings, own);
      parts.push({ kind: 'written', nodes, headings: own });
    }
    nodes = [];
  };
  // This function is called separately for each tab. Each call uses a different prefix for the anchors of footnotes, so
  // that a reference in a tab does not lead to a footnote of the main text.
  for (const node of withNoteLinks(parseDescription(text, 2), slugOf(''))) {
    const [only, more] = typeof node === 'string' ? [] : node.children;
    const isMark = typeof only === 'string' && more === undefined && only.startsWith(mark);
    const segment = isMark ? others[Number(only.slice(mark.length))] : undefined;
    if (segment === undefined) {
      nodes.push(node);
      continue;
    }
    end();
    if (segment.kind === 'embed') parts.push(segment);
    else if (segment.kind === 'fault') report(segment.what, segment.offset);
    else if (segment.kind === 'tabs') {
      const tabs = segment.tabs.map(({ label, segments: inner }) => ({
        label,
        parts: partsOf(inner, slugOf, headings, report),
      }));
      parts.push({ kind: 'tabs', tabs });
    }
  }
  end();
  return parts;
}

function plainTitle(title: string): string {
  return title.replace(/[*_`]+/g, '').trim();
}

/** Turns a path into a title: `start/first-steps` becomes `First steps`. */
function inWords(name: string): string {
  const words = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/^\d+[-_. ]+/, '')
    .replace(/[-_]+/g, ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function mint(name: string, taken: Set<string>): string {
  const slug = trimOf(name.toLowerCase().replace(/[^a-z0-9]+/g, '-'), '-');
  let free = slug === '' ? 'page' : slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  taken.add(free);
  return free;
}
