/** Prints an operation or webhook as an `article`, with its code samples next to it. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import type { BlockOf } from '../blocks/block.js';
import { operationTitle } from '../operation-title.js';
import { isParagraph } from '../phrase.js';
import { bodyExamplesHtml, callsHtml, repliesHtml } from './calls.js';
import { addressText, htmlAnchor, htmlFile } from './links.js';
import { htmlTrust, methodMark, nameText } from './marks.js';
import type { HtmlView } from './view.js';

/**
 * Prints an operation. The anchor of its `article` element is the operation's name. The heading is
 * the operation's title, or its name if it has no title.
 * @param shown the blocks of the operation, as HTML
 */
export function operationHtml(
  { signature, blocks }: BlockOf<'operation'>,
  shown: readonly Html[],
  view: HtmlView,
): Html {
  const { endpoint, name } = signature;
  const anchor = htmlAnchor(endpoint.key, view);
  const home = htmlFile(view.groupOf(endpoint.key)?.file ?? 'index.md');
  const { summary } = endpoint;
  const isLong = summary !== undefined && isParagraph(summary.value);
  const title = operationTitle(endpoint, view);
  const mark = summary && !isLong ? htmlTrust(summary.origins, view) : NO_HTML;
  const address = html`${methodMark(endpoint.method)} <code>${addressText(endpoint, view)}</code>`;
  const calls = blocks.some(({ kind }) => kind === 'calls');
  return html`
    <article id="${anchor}">
      <h2>${title === '' ? nameText(view.webhooks.get(endpoint.key) ?? name) : html`${title}${mark}`} <a class="link" href="${home}#${anchor}" aria-label="${view.settings.word('Link to {name}', { name })}">#</a></h2>
      <div class="text">
        <p class="address">${address} <button type="button" class="copy">Copy</button></p>
        ${isLong ? view.prose(summary.value, 3) : NO_HTML}
        ${shown}
      </div>
      <div class="samples">
        ${calls ? callsHtml(signature, view) : bodyExamplesHtml(blocks)}
        ${repliesHtml(blocks)}
      </div>
    </article>
  `;
}
