/** Operations in a list. */
import { html, type Html } from '../../../src/emit/html/index.js';
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { briefly } from '../phrase.js';
import { htmlAnchor, htmlEndpointLink } from './links.js';
import type { HtmlView } from './view.js';

/**
 * Operations in a list: method and path as a link, and the summary.
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
