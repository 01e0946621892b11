/** The options of the docs. */
import { SELECTIONS } from '../../../base/shape/selection-rule.js';
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const DOCS_OPTIONS = {
  /** Pages of HTML; written unless told otherwise. */
  html: { is: 'boolean', default: true },
  /** Pages of Markdown and `llms.txt`; written unless told otherwise. */
  markdown: { is: 'boolean', default: true },
  /**
   * Whom they are for: `authors` see where each fact is stated, what the documents disagree on and what none of them
   * states; `consumers` do not. Where nothing is said, they are for authors if there are several documents.
   */
  for: { is: 'one of', values: ['consumers', 'authors'] },
  /** Operations that the docs leave out; client, server and the OpenAPI document keep them. Like `exclude` of the API. */
  exclude: { ...SELECTIONS, default: [] },
  /** Also show what is marked `x-internal`: operations, paths, parameters and properties. */
  internal: { is: 'boolean', default: false },
  /** Operations, properties, parameters, groups and examples in the order of their document, or by their names. */
  order: { is: 'one of', values: ['stated', 'name'], default: 'stated' },
  /** The package that the client of the samples is: `@acme/client`. Unless told, the client that is made beside the docs. */
  client: { is: 'string' },
  /** The languages of the samples, beside the client. */
  samples: {
    is: 'list',
    of: { is: 'one of', values: ['curl', 'fetch', 'python', 'go', 'php'] },
    default: ['curl', 'fetch', 'python', 'go'],
  },
  /** Custom properties of the style sheet, without their dashes: `{ accent: 'light-dark(#06c, #6cf)' }`. */
  theme: { is: 'map', of: { is: 'string' }, default: {} },
  /** The language of the pages, as HTML names it (BCP 47); that of most descriptions, unless told otherwise. */
  lang: { is: 'string' },
  /** Other words of the pages: `{ Responses: 'Answers' }`. */
  words: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * A form beside each operation that calls it from the page. Calls go to the servers of the API, or through a proxy:
   * `{ proxy: 'https://proxy.acme.io/?url={url}' }`.
   */
  tryIt: {
    is: 'record',
    fields: { proxy: { is: 'string' } },
    or: { is: 'boolean' },
    default: false,
  },
  /** All Markdown in one file more, `llms-full.txt`. */
  llmsFull: { is: 'boolean', default: false },
  /** Images of the project, and a style sheet that is loaded after `docs.css`. They are copied, with the fonts that it names. */
  logo: { is: 'file' },
  favicon: { is: 'file' },
  stylesheet: { is: 'file' },
  /** Hosts that pages may load images from, over HTTPS: `['images.acme.io']`. Other images on the web are links. */
  imageHosts: { is: 'list', of: { is: 'string' }, default: [] },
  /** A folder of guides in Markdown: pages of the project, in the navigation and in the search. Files that they link to are copied. */
  guides: { is: 'folder' },
  /** Links at the end of the navigation, by their names: `{ 'openapi.json': '../openapi.json' }`. */
  links: { is: 'map', of: { is: 'string' }, default: {} },
  /** Where the documents can be edited; `{source}` and `{line}` are filled in. */
  edit: { is: 'string' },
  /** Where the pages will be: they say so to search engines, and there is a `sitemap.xml`. */
  site: { is: 'string' },
  /** The versions of the docs by their names, and where they are; this one is `index.html`. */
  versions: { is: 'map', of: { is: 'string' }, default: {} },
  /**
   * A page of what changed since earlier states of the API, by their names: a description or several, or what git
   * has of it, `REVISION:PATH`: `{ '1.0': 'v1.0:specs/api.yaml' }`.
   */
  changes: {
    is: 'map',
    of: { is: 'list', of: { is: 'string' }, or: { is: 'string' } },
    default: {},
  },
} as const satisfies Rules;

export type DocsOptions = FilledOptions<typeof DOCS_OPTIONS>;
