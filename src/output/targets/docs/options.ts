/** The options of the docs. */
import { SELECTIONS } from '../../../base/shape/selection-rule.js';
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const DOCS_OPTIONS = {
  /** HTML pages; written by default. */
  html: { is: 'boolean', default: true },
  /** Markdown pages and `llms.txt`; written by default. */
  markdown: { is: 'boolean', default: true },
  /**
   * The readers: docs for `authors` contain the source of each fact, the conflicts between documents, and the facts
   * that no document declares; docs for `consumers` do not.
   */
  for: { is: 'one of', values: ['consumers', 'authors'], default: 'consumers' },
  /** Operations that the docs omit; client, server and the OpenAPI document keep them. Like `exclude` of the API. */
  exclude: { ...SELECTIONS, default: [] },
  /** Include operations, paths, parameters and properties that are marked `x-internal`. */
  internal: { is: 'boolean', default: false },
  /** Operations, properties, parameters, groups and examples in the order of their document, or by their names. */
  order: { is: 'one of', values: ['stated', 'name'], default: 'stated' },
  /**
   * The package of the client that the samples import: `@acme/client`. By default, the client that is generated next
   * to the docs.
   */
  client: { is: 'string' },
  /** The languages of the samples, in addition to the client. */
  samples: {
    is: 'list',
    of: { is: 'one of', values: ['curl', 'fetch', 'python', 'go', 'php'] },
    default: ['curl', 'fetch', 'python', 'go'],
  },
  /** Custom properties of the style sheet, without their dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
  theme: { is: 'map', of: { is: 'string' }, default: {} },
  /** The language of the pages, as HTML names it (BCP 47); by default, that of most descriptions. */
  lang: { is: 'string' },
  /** Replacements for words of the pages: `{ Responses: 'Answers' }`. */
  words: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * A form next to each operation that calls it from the page. Calls go to the servers of the API, or through a proxy:
   * `{ proxy: 'https://proxy.acme.io/?url={url}' }`.
   */
  tryIt: {
    is: 'record',
    fields: { proxy: { is: 'string' } },
    or: { is: 'boolean' },
    default: false,
  },
  /** Also write all Markdown to one file, `llms-full.txt`. */
  llmsFull: { is: 'boolean', default: false },
  /**
   * Images of the project, and a style sheet that is loaded after `docs.css`. They are copied, with the fonts that the
   * style sheet names.
   */
  logo: { is: 'file' },
  favicon: { is: 'file' },
  stylesheet: { is: 'file' },
  /** Hosts that pages may load images from, over HTTPS: `['images.acme.io']`. Other images on the web are links. */
  imageHosts: { is: 'list', of: { is: 'string' }, default: [] },
  /** A folder of guides in Markdown: pages of the project, in the navigation and in the search. Files that they link to are copied. */
  guides: { is: 'folder' },
  /** Links at the end of the navigation, by their names: `{ 'openapi.json': '../openapi.json' }`. */
  links: { is: 'map', of: { is: 'string' }, default: {} },
  /** The URL to edit the documents; `{source}` and `{line}` are replaced. */
  edit: { is: 'string' },
  /**
   * The URL of the published pages. With it, pages have a canonical URL for search engines, and a `sitemap.xml` is
   * written.
   */
  site: { is: 'string' },
  /** The URLs of the versions of the docs, by their names; this one is `index.html`. */
  versions: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * A page of the changes since earlier states of the API, by their names: one or more descriptions, or revisions in
   * git, `REVISION:PATH`: `{ '1.0': 'v1.0:specs/api.yaml' }`.
   */
  changes: {
    is: 'map',
    of: { is: 'list', of: { is: 'string' }, or: { is: 'string' } },
    default: {},
  },
} as const satisfies Rules;

export type DocsOptions = FilledOptions<typeof DOCS_OPTIONS>;
