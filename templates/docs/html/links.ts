/** Determines the file names of pages, and the anchors on them. */
import { html, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Endpoint, EndpointKey } from '../../../src/model/api.js';
import type { SchemaId } from '../../../src/model/schema.js';
import { operationTitle } from '../operation-title.js';
import type { DocsView } from '../view.js';
import { methodMark, pathText } from './marks.js';
import type { HtmlView } from './view.js';

/** Returns the name of the HTML page that corresponds to a Markdown page. */
export function htmlFile(file: string): string {
  return file.replace(/\.md$/, '.html');
}

/**
 * Returns the anchor of an operation: its name. The lock file preserves this name, so links keep
 * working. The name is an identifier, and no other generated anchor is one, so anchors cannot be
 * equal.
 */
export function htmlAnchor(key: EndpointKey, view: DocsView): string {
  return view.names.operations.get(key) ?? '';
}

/**
 * Returns the anchor of a part of an operation: `listPets:responses`. Anchors of headings in a
 * description contain a `.` instead of the colon.
 * @param within the anchor of the operation
 */
export function partAnchor(within: string | undefined, part: string): string | undefined {
  return within === undefined ? undefined : `${within}:${part}`;
}

/**
 * If an API has more operations than this, links to operations do not highlight the parameters in
 * the paths. Otherwise, long lists would need many more HTML elements.
 */
const MANY_ENDPOINTS = 300;

/** Prints the path of an operation, or the name of a webhook. */
export function addressText(endpoint: Endpoint, view: DocsView, marked = true): Html {
  const name = view.webhooks.get(endpoint.key);
  return name === undefined ? pathText(endpoint, marked) : html`${name}`;
}

/** Prints a link to an operation. Its text is the method and path. */
export function htmlEndpointLink(endpoint: Endpoint, view: DocsView): Html {
  const { key, method } = endpoint;
  const file = htmlFile(view.fileOf(key));
  const shown = addressText(endpoint, view, view.api.endpoints.length <= MANY_ENDPOINTS);
  return html`<a href="${file}#${htmlAnchor(key, view)}">${methodMark(method)} <code>${shown}</code></a>`;
}

/** Prints a link to a named schema. Its text is the name of the schema in its document. */
export const schemaLink = memoizeByView((id: SchemaId, view: HtmlView): Html => {
  const name = view.names.schemas.get(id);
  const page = view.schemaFileOf(id);
  const isThere = name !== undefined && page !== undefined;
  return isThere ? html`<a href="${htmlFile(page)}#${name}">${id}</a>` : html`<code>${id}</code>`;
});

/**
 * Prints a list of operations: the method and path as a link, and the title.
 * @param moved true if the operations are on other pages now; the list then contains their old
 *   anchors
 */
export function endpointList(endpoints: readonly Endpoint[], view: HtmlView, moved = false): Html {
  const items = endpoints.map((endpoint) => {
    const row = endpointRow(endpoint, view);
    return moved
      ? html`<li id="${htmlAnchor(endpoint.key, view)}">${row}</li>`
      : html`<li>${row}</li>`;
  });
  return moved
    ? html`
        <ul class="ops moved">
          ${items}
        </ul>
      `
    : html`
        <ul class="ops" data-rows="${items.length}">
          ${items}
        </ul>
      `;
}

/** The result is cached, because large groups list their operations on two pages. */
const endpointRow = memoizeByView((endpoint: Endpoint, view: HtmlView): Html => {
  const { key, deprecated } = endpoint;
  const title = operationTitle(endpoint, view);
  const said = title
    ? html`${title}`
    : !view.webhooks.has(key) && html`<code>${htmlAnchor(key, view)}</code>`;
  const old =
    deprecated?.value === true &&
    html` <small class="old">${view.settings.word('deprecated')}</small>`;
  const link = htmlEndpointLink(endpoint, view);
  return said || old ? html`${link} <span>${said}${old}</span>` : html`${link} `;
});
