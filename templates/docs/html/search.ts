/** The search index: a classic script, since a page that was opened from a disk may fetch nothing. */
import { quoteJson } from '../../../src/emit/typescript/literal.js';
import { templateOf } from '../../../src/model/path.js';
import { htmlAnchor, htmlFile } from './links.js';
import type { HtmlView } from './view.js';

/** One line per group, endpoint, webhook and named schema: what it is, its path or name, its summary, where it is. */
export function searchIndex(view: HtmlView): string {
  const endpoints = view.api.endpoints.map(({ key, method, path, trailingSlash, summary }) => [
    method,
    templateOf(path, trailingSlash),
    summary?.value ?? '',
    `${htmlFile(view.fileOf(key))}#${htmlAnchor(key, view)}`,
  ]);
  const webhooks = [...view.webhooks].map(([key, name]) => [
    'webhook',
    name,
    view.signatures.get(key)?.endpoint.summary?.value ?? '',
    `${htmlFile(view.fileOf(key))}#${htmlAnchor(key, view)}`,
  ]);
  const schemas = view.schemaPages.flatMap(({ schemas: ids }) =>
    ids.map((id) => {
      const name = view.names.schemas.get(id) ?? id;
      return ['type', name, '', `${view.schemaFileOf(id) ?? ''}#${name}`];
    }),
  );
  const groups = view.pages.map(({ name, parent, file }) => [
    'group',
    name,
    parent ?? '',
    htmlFile(file),
  ]);
  const rows = [...groups, ...endpoints, ...webhooks, ...schemas].map(
    (row) => `[${row.map(quoteJson).join(',')}]`,
  );
  return `window.docsIndex=[\n${rows.join(',\n')}\n];\n`;
}
