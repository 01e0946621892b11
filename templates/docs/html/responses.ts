/** Prints the responses of an operation, by status. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { DocsField, ResponseRow, Term } from '../blocks/field.js';
import { fieldList } from './field-list.js';
import { fieldHtml } from './fields.js';
import { inlineHtml } from './inline.js';
import { statusLabel } from './calls.js';
import { htmlTrust, undeclaredMark } from './marks.js';
import { contentHtml } from './media.js';
import { switchHtml, type Panel } from './switch.js';
import type { HtmlView } from './view.js';

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
