/** The options of the docs. */
import { SELECTIONS } from '../../../base/shape/selection-rule.js';
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const DOCS_OPTIONS = {
  /** Write HTML pages. */
  html: { is: 'boolean', default: true },
  /** Write Markdown pages and `llms.txt`. */
  markdown: { is: 'boolean', default: true },
  /**
   * The readers. Docs for `authors` contain the source of each fact, the conflicts between documents, and the facts
   * that no document declares. Docs for `consumers` do not.
   */
  for: { is: 'one of', values: ['consumers', 'authors'], default: 'consumers' },
  /** Operations that only the docs omit, in the syntax of the API's option `exclude`. */
  exclude: { ...SELECTIONS, default: [] },
  /** Include operations, paths, parameters and properties that are marked `x-internal`. */
  internal: { is: 'boolean', default: false },
  /**
   * The order of operations, properties, parameters, groups and examples: as in the document (`stated`), or by `name`.
   */
  order: { is: 'one of', values: ['stated', 'name'], default: 'stated' },
  /**
   * The client package that samples import, such as `@acme/client`. By default the generated client.
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
  /** The language of the pages (BCP 47), such as `de`. By default the language of most descriptions. */
  lang: { is: 'string' },
  /** Your own words for texts of the pages: `{ Responses: 'Réponses' }`. */
  words: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * Add to each operation a form that calls the API from the page. With
   * `{ proxy: 'https://proxy.acme.io/?url={url}' }`, calls go through this proxy.
   */
  tryIt: {
    is: 'record',
    fields: { proxy: { is: 'string' } },
    or: { is: 'boolean' },
    default: false,
  },
  /** Also write all Markdown to one file, `llms-full.txt`. */
  llmsFull: { is: 'boolean', default: false },
  /** An image file of your project. It is copied to the docs and shown next to the title. */
  logo: { is: 'file' },
  /** An icon file of your project for browser tabs. It is copied to the docs. */
  favicon: { is: 'file' },
  /** A CSS file of your project. It is copied to the docs with its fonts and images, and loaded after `docs.css`. */
  stylesheet: { is: 'file' },
  /** Hosts that pages can load images from, over HTTPS: `['images.acme.io']`. Other images become links. */
  imageHosts: { is: 'list', of: { is: 'string' }, default: [] },
  /** A folder with guides in Markdown. They are added to the navigation and to the search, and their files are copied. */
  guides: { is: 'folder' },
  /** More links at the end of the navigation: `{ 'openapi.json': '../openapi.json' }`. */
  links: { is: 'map', of: { is: 'string' }, default: {} },
  /** The URL to edit a description. `{source}` is replaced with the path of the file, and `{line}` with the line. */
  edit: { is: 'string' },
  /**
   * The URL of the published pages, for canonical URLs and `sitemap.xml`.
   */
  site: { is: 'string' },
  /** The names and URLs of all versions of the docs. The URL of this version is `index.html`. */
  versions: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * The descriptions of earlier versions, for a page with the changes since then: `{ '1.0': 'v1.0:specs/api.yaml' }`.
   * A description is a file, a folder, a URL, or a git revision with a path (`REVISION:PATH`).
   */
  changes: {
    is: 'map',
    of: { is: 'list', of: { is: 'string' }, or: { is: 'string' } },
    default: {},
  },
} as const satisfies Rules;

export type DocsOptions = FilledOptions<typeof DOCS_OPTIONS>;
