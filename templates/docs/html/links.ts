/** The addresses of pages and of anchors on them. */
import { html, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Endpoint, EndpointKey } from '../../../src/model/api.js';
import type { SchemaId } from '../../../src/model/schema.js';
import { operationTitle } from '../operation-title.js';
import type { DocsView } from '../view.js';
import { methodMark, pathText } from './marks.js';
import type { HtmlView } from './view.js';

/** The name of the HTML page for a Markdown page. */
export function htmlFile(file: string): string {
  return file.replace(/\.md$/, '.html');
}

/**
 * The anchor of an endpoint: its name, which the lock file keeps. No other generated anchor is an identifier, so
 * anchors do not collide.
 */
export function htmlAnchor(key: EndpointKey, view: DocsView): string {
  return view.names.operations.get(key) ?? '';
}

/**
 * The anchor of a part of an operation: `listPets:responses`. Headings of its description have a `.` there.
 * @param within the anchor of the operation
 */
export function partAnchor(within: string | undefined, part: string): string | undefined {
  return within === undefined ? undefined : `${within}:${part}`;
}

/** In APIs with more endpoints than this, paths in lists have no highlighted parameters. */
const MANY_ENDPOINTS = 300;

/** The path of an endpoint, or the name of a webhook. */
export function addressText(endpoint: Endpoint, view: DocsView, marked = true): Html {
  const name = view.webhooks.get(endpoint.key);
  return name === undefined ? pathText(endpoint, marked) : html`${name}`;
}

/** A link to the description of an endpoint, by method and path. */
export function htmlEndpointLink(endpoint: Endpoint, view: DocsView): Html {
  const { key, method } = endpoint;
  const file = htmlFile(view.fileOf(key));
  const shown = addressText(endpoint, view, view.api.endpoints.length <= MANY_ENDPOINTS);
  return html`<a href="${file}#${htmlAnchor(key, view)}">${methodMark(method)} <code>${shown}</code></a>`;
}

/** A link to a named schema, by the name that its document gives it. */
export const schemaLink = memoizeByView((id: SchemaId, view: HtmlView): Html => {
  const name = view.names.schemas.get(id);
  const page = view.schemaFileOf(id);
  const isThere = name !== undefined && page !== undefined;
  return isThere ? html`<a href="${htmlFile(page)}#${name}">${id}</a>` : html`<code>${id}</code>`;
});

/**
 * Operations in a list: method and path as a link, and the title.
 * @param moved the list has the anchors of its operations, which are on other pages now
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

/** Cached, because large groups list their endpoints on two pages. */
const endpointRow = memoizeByView((endpoint: Endpoint, view: HtmlView): Html => {
  const { key, deprecated } = endpoint;
  const title = operationTitle(endpoint);
  const said = title
    ? html`${title}`
    : !view.webhooks.has(key) && html`<code>${htmlAnchor(key, view)}</code>`;
  const old =
    deprecated?.value === true &&
    html` <small class="old">${view.settings.word('deprecated')}</small>`;
  const link = htmlEndpointLink(endpoint, view);
  return said || old ? html`${link} <span>${said}${old}</span>` : html`${link} `;
});
