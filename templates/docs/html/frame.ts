/** The template `docs/html/frame`: what stands around every page. */
import { html, NO_HTML, type Html } from '../../../src/emit/html.js';
import type { Endpoint } from '../../../src/model/api.js';
import { once } from '../../../src/model/once.js';
import { briefly } from '../phrase.js';
import type { DocsView, PageView } from '../view.js';
import { unknownCounts } from '../unknowns.js';
import { anchorOf, htmlFile } from './links.js';
import { methodMark } from './marks.js';
import type { Frame, HtmlView } from './view.js';

/** A whole page. Nothing in it is loaded from elsewhere, and nothing in it may run but our own file. */
export function frameTemplate(page: Frame, view: HtmlView): Html {
  const home = page.file === 'index.html';
  const title = home ? view.title : `${page.title} · ${view.title}`;
  const { markdown } = page;
  const alternate = view.markdown
    ? html`<link rel="alternate" type="text/markdown" href="${markdown}">`
    : NO_HTML;
  return html`
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title}</title>
    <link rel="stylesheet" href="docs.css">
    ${alternate}
    <script src="docs.js" defer></script>
    </head>
    <body>
    <a class="skip" href="#page-main">Skip to content</a>
    <header>
    <button type="button" popovertarget="page-nav">Contents</button>
    <a class="home" href="index.html">${view.title}</a>
    <div id="page-search"></div>
    </header>
    ${navigation(page, view)}
    <main id="page-main">
    ${home ? NO_HTML : breadcrumbs(page, view)}
    ${page.content}
    </main>
    <footer><p>Put together from ${documentCount(view)}.${view.markdown && html` The same as <a href="${markdown}">Markdown</a>.`}</p></footer>
    </body>
    </html>
  `;
}

function documentCount({ documents }: DocsView): string {
  return documents.length === 1 ? 'one document' : `${documents.length} documents`;
}

function breadcrumbs({ title, group, file }: Frame, view: HtmlView): Html {
  const above =
    group && htmlFile(group.file) !== file
      ? html`<li><a href="${htmlFile(group.file)}">${group.name}</a></li>`
      : NO_HTML;
  return html`
    <nav class="crumbs" aria-label="Breadcrumb">
    <ol>
    <li><a href="index.html">${view.title}</a></li>
    ${group?.parent !== undefined && html`<li>${group.parent}</li>`}
    ${above}
    <li aria-current="page">${title}</li>
    </ol>
    </nav>
  `;
}

/** Groups, those with a group above them below its name; the current one with its endpoints. */
function navigation(page: Frame, view: HtmlView): Html {
  const single = view.pages.filter(({ parent }) => parent === undefined);
  const parents = [...new Set(view.pages.flatMap(({ parent }) => parent ?? []))];
  const item = (group: PageView): Html => groupItem(group, page, view);
  return html`
    <nav id="page-nav" popover aria-label="Contents">
    <ul>
    ${linkItem('index.html', 'Overview', page)}
    ${single.map(item)}
    </ul>
    ${parents.map((parent) => section(parent, view.pages.filter((one) => one.parent === parent).map(item)))}
    ${section('More', moreItems(page, view))}
    </nav>
  `;
}

function section(title: string, items: readonly Html[]): Html {
  if (items.length === 0) return NO_HTML;
  return html`
    <p>${title}</p>
    <ul>
    ${items}
    </ul>
  `;
}

function moreItems(page: Frame, view: HtmlView): Html[] {
  return [
    ...view.schemaPages.slice(0, 1).map(({ file }) => linkItem(file, 'Schemas', page)),
    ...(view.conflicts.length > 0
      ? [linkItem('conflicts.html', 'What the documents disagree on', page)]
      : []),
    ...(unknownCounts(view.unknowns).length > 0
      ? [linkItem('unknowns.html', 'What no document states', page)]
      : []),
  ];
}

function linkItem(file: string, label: string, page: Frame): Html {
  return file === page.file
    ? html`<li><a href="${file}" aria-current="page">${label}</a></li>`
    : html`<li><a href="${file}">${label}</a></li>`;
}

/** What the navigation calls an endpoint: its summary, or its name; a webhook by its name. */
function labelOf({ key, summary }: Endpoint, view: HtmlView): string {
  return view.webhooks.get(key) ?? (summary ? briefly(summary.value) : anchorOf(key, view));
}

/** A group that is not open: the same on all pages. */
const closedItem = once(
  (group: PageView) =>
    html`<li><a href="${htmlFile(group.file)}">${group.name} <small>${group.endpoints.length}</small></a></li>`,
);

function groupItem(group: PageView, page: Frame, view: HtmlView): Html {
  if (page.group !== group) return closedItem(group);
  const file = htmlFile(group.file);
  const count = html`<small>${group.endpoints.length}</small>`;
  const parts = group.parts ?? [];
  const part = parts.find((one) => htmlFile(one.file) === page.file);
  const inside =
    part === undefined && parts.length > 0
      ? parts.map((one) => html`<li><a href="${htmlFile(one.file)}">${one.name}</a></li>`)
      : (part ?? group).endpoints.map(
          (endpoint) =>
            html`<li><a href="#${anchorOf(endpoint.key, view)}">${methodMark(endpoint.method)} ${labelOf(endpoint, view)}</a></li>`,
        );
  const current = file === page.file;
  const link = current
    ? html`<a href="${file}" aria-current="page">${group.name} ${count}</a>`
    : html`<a href="${file}">${group.name} ${count}</a>`;
  return html`
    <li>${link}
    <ul>
    ${inside}
    </ul>
    </li>
  `;
}
