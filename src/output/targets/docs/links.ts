/** Resolves relative links in descriptions, in the notations of Redoc, Scalar and OpenAPI. */
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { htmlFile } from '../../../../templates/docs/html/links.js';
import { declaredTitle } from '../../../../templates/docs/operation-title.js';
import { SECTION } from '../../../../templates/docs/sections.js';
import type { DocsView, PageView } from '../../../../templates/docs/view.js';
import { foreignUrl } from '../../../print/emit/html/text.js';
import { anchorOf } from '../../../print/emit/description/markdown.js';
import type { ProseHeading } from '../../../print/emit/description/targets.js';
import type { ProseTarget } from '../../../print/emit/description/tree.js';
import { lazy } from '../../../base/foundation/memo.js';
import type { EndpointKey } from '../../../model/api.js';
import type { SchemaId } from '../../../model/schema.js';

/** The operations, schemas and pages that links can point to. */
export interface Linked extends Pick<
  DocsView,
  'api' | 'names' | 'pages' | 'webhooks' | 'keyOf' | 'fileOf' | 'operationFileOf' | 'overview'
> {
  /** The Markdown files of all pages except those of groups. */
  readonly otherFiles: readonly string[];
  /** Returns the Markdown file of the page that describes a schema. */
  readonly schemaFileOf: (id: SchemaId) => string | undefined;
  readonly headingsIn: (text: string | undefined) => readonly ProseHeading[];
}

/** Resolves links. */
export interface DocsLinks {
  /**
   * Resolves the URL of a link: `#operation/id`, `#tag/name`, `#section/heading`, `#/components/schemas/Name`,
   * `#heading`, or an absolute path on the host of the API's own documentation.
   */
  resolve(url: string): ProseTarget | undefined;
  /** Returns the link target for the file of a page and an anchor on the page: `products.md` and `listProducts`. */
  page(file: string, fragment: string): ProseTarget | undefined;
  /** Returns the key of an operation, given its name, its operationId, or its method and path (`GET /products`). */
  operationKey(name: string): EndpointKey | undefined;
  schemaId(name: string): SchemaId | undefined;
}

/** Creates the resolver of links. Its index is built when the first link is resolved. */
export function createLinks(linked: Linked): DocsLinks {
  const index = lazy(() => createIndex(linked));
  const home = linked.api.externalDocs?.value.url ?? '';
  return {
    resolve: (url) => {
      if (url.startsWith('#')) return fragmentTarget(percentDecoded(url.slice(1)), index());
      if (!url.startsWith('/') || !URL.canParse(url, home)) return undefined;
      const foreign = foreignUrl(new URL(url, home).href);
      return foreign === undefined ? undefined : { html: foreign, markdown: foreign };
    },
    page: (file, fragment) => {
      const name = file.replace(/\.(?:md|html)$/, '');
      const page = name === file ? undefined : index().page(name);
      if (page === undefined || fragment === '') return page;
      return fragmentTarget(fragment, index());
    },
    operationKey: (name) => index().operationKey(name),
    schemaId: (name) => index().schemaId(name),
  };
}

interface LinkIndex {
  page(name: string): ProseTarget | undefined;
  operationKey(name: string): EndpointKey | undefined;
  schemaId(name: string): SchemaId | undefined;
  operation(name: string): ProseTarget | undefined;
  schema(name: string): ProseTarget | undefined;
  tag(name: string): ProseTarget | undefined;
  section(path: string): ProseTarget | undefined;
}

function fragmentTarget(fragment: string, index: LinkIndex): ProseTarget | undefined {
  const [, kind = '', rest = ''] = /^\/?([a-z]+)\/(.+)$/is.exec(fragment) ?? [];
  switch (kind.toLowerCase()) {
    case 'operation':
    case 'webhook':
      return index.operation(rest);
    case 'section':
    case 'description':
      return index.section(rest);
    case 'tag':
      return tagTarget(rest, index);
    case 'components':
      return index.schema(rest.replace(/^schemas\//, ''));
    case 'definitions':
    case 'schema':
    case 'schemas':
    case 'model':
    case 'models':
      return index.schema(rest);
    default:
      return (
        index.section(fragment) ??
        index.operation(fragment) ??
        index.schema(fragment) ??
        index.tag(fragment)
      );
  }
}

/** Resolves a path after `#tag/`: `Events`, `Events/operation/createEvent`, `Events/POST/events`. */
function tagTarget(path: string, index: LinkIndex): ProseTarget | undefined {
  const [, id] = /\/operation\/([^]+)$/i.exec(path) ?? [];
  const [, method = '', template = ''] = /\/([a-z]+)(\/[^]*)$/i.exec(path) ?? [];
  return (
    (id === undefined ? undefined : index.operation(id)) ??
    (method === '' ? undefined : index.operation(`${method.toUpperCase()} ${template}`)) ??
    index.tag(path)
  );
}

/** Indexes all targets by name. If several have the same name, the first is used. */
function createIndex(linked: Linked): LinkIndex {
  const { api, names, pages, overview, headingsIn } = linked;
  const operations = new Map<string, EndpointKey>();
  const put = <T>(map: Map<string, T>, name: string, value: T): void => {
    if (name !== '' && !map.has(name)) map.set(name, value);
  };
  const shown = pages.flatMap((page) => page.endpoints);
  for (const { key } of shown) put(operations, key, key);
  for (const [key, name] of linked.webhooks) put(operations, name, key);
  for (const endpoint of shown) put(operations, anchorOf(declaredTitle(endpoint)), endpoint.key);
  const tags = new Map<string, PageView>();
  for (const page of pages) if (page.tag !== undefined) put(tags, page.tag, page);
  for (const page of pages) put(tags, anchorOf(page.tag ?? page.name), page);
  for (const page of pages) put(tags, anchorOf(page.name), page);
  const sections = new Map<string, ProseTarget>();
  const putSections = (text: string | undefined, file: string): void => {
    for (const { slug } of headingsIn(text)) {
      put(sections, slug, {
        html: `${htmlFile(file)}#${SECTION}${slug}`,
        markdown: `${file}#${slug}`,
      });
    }
  };
  putSections(api.description?.value, overview);
  for (const { description, file } of pages) putSections(description, file);
  put(sections, 'authentication', { html: htmlFile(overview), markdown: overview });
  const schemas = new Map<string, SchemaId>([...names.schemas].map(([id, name]) => [name, id]));
  for (const id of api.schemas.keys()) schemas.set(id, id);
  const operationKey = (name: string): EndpointKey | undefined =>
    linked.keyOf(name) ?? operations.get(name.replace(/\{[^{}]*\}/g, '{}'));
  const files = [...pageFiles(linked)];
  const byFile = new Map(files.map((target) => [target.markdown.replace(/\.md$/, ''), target]));
  return {
    page: (name) => byFile.get(name),
    operationKey,
    schemaId: (name) => schemas.get(name),
    operation: (name) => {
      const key = operationKey(name);
      const anchor = key === undefined ? undefined : names.operations.get(key);
      if (key === undefined || anchor === undefined) return undefined;
      const file = htmlFile(linked.fileOf(key));
      return { html: `${file}#${anchor}`, markdown: linked.operationFileOf(key) };
    },
    schema: (name) => {
      const id = schemas.get(name);
      const ident = id === undefined ? undefined : names.schemas.get(id);
      const file = id === undefined ? undefined : linked.schemaFileOf(id);
      if (ident === undefined || file === undefined) return undefined;
      return { html: `${htmlFile(file)}#${ident}`, markdown: `${file}#${ident.toLowerCase()}` };
    },
    tag: (name) => {
      const page = tags.get(name) ?? tags.get(anchorOf(name));
      return page && { html: htmlFile(page.file), markdown: page.file };
    },
    section: (path) => sections.get(anchorOf(path.slice(path.lastIndexOf('/') + 1))),
  };
}

function* pageFiles({
  pages,
  overview,
  api,
  operationFileOf,
  ...rest
}: Linked): Generator<ProseTarget> {
  const names = [overview, ...pages.map(({ file }) => file), ...rest.otherFiles];
  for (const markdown of names) yield { html: htmlFile(markdown), markdown };
  for (const { key } of api.endpoints) {
    const anchor = rest.names.operations.get(key);
    const html = `${htmlFile(rest.fileOf(key))}#${anchor ?? ''}`;
    yield { html, markdown: operationFileOf(key) };
  }
}
