/** The template `docs/html/frame`: what stands around every page. */
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { DocsView } from '../view.js';
import { htmlFile } from './links.js';
import { navigation } from './navigation.js';
import type { Frame, HtmlView } from './view.js';

/** A whole page. Nothing in it is loaded from elsewhere, and nothing in it may run but our own file. */
export function htmlFrame(page: Frame, view: HtmlView): Html {
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
