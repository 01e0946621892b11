/** Resolves every link and image in the pages and files that a project adds to its docs. */
import { percentDecoded } from '../../../../base/foundation/text/percent-encoding.js';
import { htmlFile } from '../../../../../templates/docs/html/links.js';
import type { Guide } from '../../../../../templates/docs/guide.js';
import type { DocsView } from '../../../../../templates/docs/view.js';
import type { DocsBlock } from '../../../../../templates/docs/blocks/block.js';
import {
  fileOfStyle,
  folderOfFile,
  resolvedPath,
  STYLE_URL,
  type ProjectFiles,
} from '../../../../base/foundation/project-files.js';
import {
  withAnchors,
  withTargets,
  type ProseHeading,
  type ProseLinks,
} from '../../../../print/emit/description/targets.js';
import type { ProseTarget } from '../../../../print/emit/description/tree.js';
import { anchorOf } from '../../../../print/emit/description/markdown.js';
import { imageFrom } from '../images.js';
import { type DocsLinks } from '../links.js';
import type { DocsOptions } from '../options.js';
import { Assets } from './assets.js';
import { embedded } from './embed.js';
import { readGuides, type GuideFile, type GuidePart } from './guide-file.js';
import { offsetsOf, type Problem } from './problems.js';

export interface Site {
  readonly guides: readonly Guide[];
  readonly assets: Assets;
  readonly problems: readonly Problem[];
  readonly logo?: string;
  readonly favicon?: string;
  readonly stylesheet?: string;
}

/**
 * Resolves the links in the project's guides and files.
 * @param view the reference pages that guides may link to
 */
export function createSite(
  view: DocsView,
  links: DocsLinks,
  options: DocsOptions,
  files: ProjectFiles,
): Site {
  const problems: Problem[] = [];
  const assets = new Assets(files);
  const folder = resolvedPath('', options.guides ?? '') ?? '';
  const sources = options.guides === undefined ? [] : readGuides(files, folder, problems);
  const resolver = new GuideResolver({ view, links, options, assets, folder, sources, problems });
  const guides = sources.map((one) => resolver.guide(one));
  const copied = (key: 'logo' | 'favicon'): { readonly [K in typeof key]?: string } => {
    const path = options[key];
    const copy =
      path === undefined ? undefined : assets.copy(resolvedPath('', path) ?? '', 'image');
    return copy !== undefined && 'to' in copy ? { [key]: copy.to } : {};
  };
  return {
    guides,
    assets,
    problems,
    ...copied('logo'),
    ...copied('favicon'),
    ...stylesheetOf(options.stylesheet, assets),
  };
}

/** Copies a style sheet, and the fonts and images that it refers to. All copies are in one folder. */
function stylesheetOf(configured: string | undefined, assets: Assets): Pick<Site, 'stylesheet'> {
  const path = configured === undefined ? undefined : resolvedPath('', configured);
  const bytes = path === undefined ? undefined : assets.files.get(path);
  if (path === undefined || bytes === undefined || typeof bytes === 'string') return {};
  const sheet = assets.copy(path, 'stylesheet');
  const text = new TextDecoder().decode(bytes);
  const rewritten = text.replace(STYLE_URL, (whole, quote: string, url: string) => {
    const named = fileOfStyle(path, url);
    const copy = named === undefined ? undefined : assets.copy(named, 'any');
    if (copy === undefined || !('to' in copy)) return whole;
    return `url(${quote}${copy.to.slice(copy.to.lastIndexOf('/') + 1)}${quote})`;
  });
  assets.replace(path, Buffer.from(rewritten));
  return 'to' in sheet ? { stylesheet: sheet.to } : {};
}

interface Resolving {
  readonly view: DocsView;
  readonly links: DocsLinks;
  readonly options: DocsOptions;
  readonly assets: Assets;
  readonly folder: string;
  readonly sources: readonly GuideFile[];
  readonly problems: Problem[];
}

class GuideResolver {
  readonly #byPath: ReadonlyMap<string, GuideFile>;
  readonly #imageFrom: (url: string) => string | undefined;

  constructor(readonly given: Resolving) {
    this.#byPath = new Map(given.sources.map((one) => [one.path, one]));
    this.#imageFrom = imageFrom(given.options.imageHosts);
  }

  guide(source: GuideFile): Guide {
    const { title, file, section, description, text, headings } = source;
    const blocks: DocsBlock[] = [
      { kind: 'title', content: title },
      ...this.#blocks(source.parts, source),
    ];
    return {
      ...{ title, file, text, headings, blocks },
      ...(section !== undefined && { section }),
      ...(description !== undefined && { description }),
    };
  }

  #blocks(parts: readonly GuidePart[], source: GuideFile): DocsBlock[] {
    const links = this.#linksOf(source);
    return parts.flatMap((part): DocsBlock[] => {
      switch (part.kind) {
        case 'written': {
          const nodes = withAnchors(part.nodes, part.headings, '');
          return [{ kind: 'written', nodes: withTargets(nodes, links) }];
        }
        case 'tabs':
          return [
            {
              kind: 'tabs',
              tabs: part.tabs.map(({ label, parts: inner }) => ({
                label,
                blocks: this.#blocks(inner, source),
              })),
            },
          ];
        case 'embed': {
          const blocks = embedded(part, this.given.view, this.given.links);
          if (typeof blocks !== 'string') return blocks;
          const { what, name } = part;
          const offset = Math.max(0, source.source.indexOf(`::${what}[${name}`));
          this.given.problems.push({
            ...{ code: 'docs/guide', what: blocks, why: '', source: source.path, offset },
          });
          return [];
        }
        default:
          return part satisfies never;
      }
    });
  }

  #linksOf(source: GuideFile): ProseLinks {
    const seen = new Set<string>();
    const complain = (code: Problem['code'], url: string, why: string): void => {
      if (seen.has(url)) return;
      seen.add(url);
      const written = source.source.includes(url) ? url : percentDecoded(url);
      for (const offset of offsetsOf(source.source, written)) {
        this.given.problems.push({ code, what: written, why, source: source.path, offset });
      }
    };
    return {
      link: (url) => {
        const target = this.#target(url, source);
        if (typeof target !== 'string') return target;
        complain('docs/link', url, target);
        return undefined;
      },
      image: (url) => {
        const image = this.#image(url, source);
        if ('to' in image) return image.to;
        complain('docs/file', url, image.why);
        return undefined;
      },
    };
  }

  #image(url: string, { path }: GuideFile): { readonly to: string } | { readonly why: string } {
    if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
      const allowed = this.#imageFrom(url);
      return allowed === undefined
        ? { why: 'targets.docs.imageHosts does not contain its host' }
        : { to: allowed };
    }
    const file = this.#fileAt(path, url);
    return file === undefined
      ? { why: 'it is outside the folder of the guides' }
      : this.given.assets.copy(file, 'image');
  }

  /** Returns the path of a file that a guide links to, if the file is in the folder of the guides. */
  #fileAt(guide: string, url: string): string | undefined {
    const [path = ''] = url.split(/[?#]/);
    const file = resolvedPath(folderOfFile(guide), percentDecoded(path));
    return file?.startsWith(`${this.given.folder}/`) ? file : undefined;
  }

  /** Returns the target of a link, or the reason why the link has no target. */
  #target(url: string, source: GuideFile): ProseTarget | string {
    const [path = '', fragment = ''] = splitUrl(url);
    if (path === '') {
      return ownTarget(fragment, source) ?? this.given.links.resolve(url) ?? nothingNamed(fragment);
    }
    const file = this.#fileAt(source.path, path);
    const guide = file === undefined ? undefined : this.#byPath.get(file.replace(/\.html$/, '.md'));
    if (guide !== undefined) return guideTarget(guide, fragment);
    const name = percentDecoded(path.replace(/^(?:\.\.?\/)+/, ''));
    const page = this.given.links.page(name, fragment);
    if (page !== undefined) return page;
    if (this.given.links.page(name, '') !== undefined) return nothingNamed(fragment);
    const { links } = this.given.view.settings;
    if (links.some(([, href]) => href === url)) return { html: url, markdown: url };
    if (file === undefined) return 'it is outside the folder of the guides';
    const copy = this.given.assets.copy(file, 'any');
    return 'to' in copy ? { html: copy.to, markdown: copy.to } : copy.why;
  }
}

function splitUrl(url: string): [path: string, fragment: string] {
  const at = url.indexOf('#');
  return at < 0 ? [url, ''] : [url.slice(0, at), percentDecoded(url.slice(at + 1))];
}

function nothingNamed(fragment: string): string {
  return `there is no operation, schema or heading ${JSON.stringify(fragment)}`;
}

function headingOf(headings: readonly ProseHeading[], fragment: string): string | undefined {
  const slug = anchorOf(fragment.replace(/^section\//, ''));
  return headings.find((one) => one.slug === fragment || one.slug === slug)?.slug;
}

function ownTarget(fragment: string, { headings }: GuideFile): ProseTarget | undefined {
  const slug = headingOf(headings, fragment);
  return slug === undefined ? undefined : { html: `#${slug}`, markdown: `#${slug}` };
}

function guideTarget({ file, headings, path }: GuideFile, fragment: string): ProseTarget | string {
  if (fragment === '') return { html: htmlFile(file), markdown: file };
  const slug = headingOf(headings, fragment);
  if (slug === undefined)
    return `${JSON.stringify(path)} has no heading ${JSON.stringify(fragment)}`;
  return { html: `${htmlFile(file)}#${slug}`, markdown: `${file}#${slug}` };
}
