/** The template `docs/html/page`: the endpoints of one group, or the pages that they are on. */
import { html, type Html } from '../../../src/emit/html/index.js';
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { briefly } from '../phrase.js';
import type { PageView } from '../view.js';
import { referenceLine } from './links.js';
import { sharedSecurity } from '../shared-security.js';
import { authenticationLine } from './authentication.js';
import { htmlAnchor, htmlEndpointLink, htmlFile } from './links.js';
import type { HtmlView } from './view.js';

/** A title, what the group is, and every endpoint. */
export function htmlPage(page: PageView, view: HtmlView): Html[] {
  const shared = sharedSecurity(page);
  const head = [
    html`<h1>${page.name}</h1>`,
    view.prose(page.description, 2),
    referenceLine(page.externalDocs, view),
    ...(shared ? [authenticationLine(shared, view)] : []),
  ];
  if (page.parts !== undefined) return [...head, ...partBlocks(page.parts, view)];
  const endpoint = view.html['docs/html/endpoint'];
  const signatures = page.endpoints.flatMap(({ key }) => view.signatures.get(key) ?? []);
  return [...head, ...signatures.map((signature) => endpoint(signature, view))];
}

/** What moved to a page of its own is still found under its old address. */
function partBlocks(parts: readonly PageView[], view: HtmlView): Html[] {
  return parts.flatMap(({ name, file, endpoints }) => [
    html`<h2><a href="${htmlFile(file)}">${name}</a></h2>`,
    endpointList(endpoints, view, true),
  ]);
}

/**
 * Endpoints in a list: method and path as a link, and the summary.
 * @param moved whether the list answers to the anchors of its endpoints
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

/** Large groups list their endpoints on two pages. */
const endpointRow = memoizeByView((endpoint: Endpoint, view: HtmlView): Html => {
  const { key, summary, deprecated } = endpoint;
  const said = summary
    ? html`${briefly(summary.value)}`
    : !view.webhooks.has(key) && html`<code>${htmlAnchor(key, view)}</code>`;
  const old =
    deprecated?.value === true &&
    html` <small class="old">${view.settings.word('deprecated')}</small>`;
  const link = htmlEndpointLink(endpoint, view);
  return said || old ? html`${link} <span>${said}${old}</span>` : html`${link} `;
});
