/** Prints an operation or webhook as an `article`, with its code samples next to it. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import type { BlockOf } from '../blocks/block.js';
import { operationTitle } from '../operation-title.js';
import { isParagraph } from '../phrase.js';
import { bodyExamplesHtml, callsHtml, repliesHtml, statusLabel } from './calls.js';
import { addressText, htmlAnchor, htmlFile } from './links.js';
import { htmlTrust, methodMark, nameText, undeclaredMark } from './marks.js';
import type { HtmlView } from './view.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { DocsField, ResponseRow, Term } from '../blocks/field.js';
import { fieldList } from './field-list.js';
import { fieldHtml } from './fields.js';
import { inlineHtml } from './inline.js';
import { contentHtml } from './media.js';
import { switchHtml, type Panel } from './switch.js';

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

export function responsesHtml(rows: readonly ResponseRow[], view: HtmlView): Html {
  const panels = rows.map((row): Panel => {
    const label = html`${statusLabel(row)}${htmlTrust(row.response.origins, view)}`;
    return { label, content: responseHtml(row, view) };
  });
  return switchHtml(panels, 'status');
}

function responseHtml({ response, contents, headers, links }: ResponseRow, view: HtmlView): Html {
  const { summary, description, bodyless } = response;
  const silent =
    !bodyless &&
    contents.length === 0 &&
    view.isForAuthors &&
    html`<p class="media">${view.settings.word('content')} ${undeclaredMark(view)}</p>`;
  const said = description?.value ?? summary?.value;
  return html`
    ${view.prose(said, 0)}
    ${bodyless && html`<p class="media">${view.settings.word('no content')}</p>`}
    ${silent}
    ${contents.map((content) => contentHtml(content, view))}
    ${headers.length > 0 && headerBlock(headers, view)}
    ${links.length > 0 && linkBlock(links, view)}
  `;
}

/** The result is cached, because operations share responses. */
const headerBlock = memoizeByView((headers: readonly DocsField[], view: HtmlView): Html => {
  const rows = headers.map((header) => fieldHtml(header, view));
  return html`<p class="media">${view.settings.word('headers')}</p>${fieldList(rows)}`;
});

function linkBlock(links: readonly Term[], view: HtmlView): Html {
  return html`
    <p class="media">${view.settings.word('links')}</p>
    ${termsHtml(links, view)}
  `;
}

/** Prints a list of names and their descriptions. */
export function termsHtml(rows: readonly Term[], view: HtmlView): Html {
  const shown = rows.map(({ term, content, description, lines = [] }) => {
    const further = lines.map((line) => html`<p>${inlineHtml(line, view)}</p>`);
    const prose = description === undefined ? NO_HTML : view.prose(description, 0);
    return html`<dt>${inlineHtml(term, view)}</dt><dd>${inlineHtml(content, view)}${prose}${further}</dd>`;
  });
  return fieldList(shown);
}
