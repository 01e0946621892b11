/**
 * Prints a complete page: the parts that surround the content of every page. Users can replace it
 * as the template `docs/html/frame`.
 */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { sentencesOf } from '../../../src/print/emit/description/sentences.js';
import { connectSources } from '../try-it/servers.js';
import { tryItFile } from '../try-it/script.js';
import { htmlFile } from './links.js';
import { navigation } from './navigation.js';
import type { Frame, HtmlView, PageLink } from './view.js';

/**
 * Prints a complete page. The page loads no files of other hosts, except images of the configured
 * hosts. A browser runs only the scripts of the docs.
 */
export function htmlFrame(page: Frame, view: HtmlView): Html {
  const { lang, dir, word, stylesheet } = view.settings;
  const tried = tryItFile(page.group, view);
  const connections = tried === undefined ? '' : `connect-src ${connectSources(view).join(' ')}; `;
  const images = ["'self'", 'data:', ...view.settings.imageSources].join(' ');
  const kinds = [word('guide'), word('group'), word('type'), word('webhook')];
  if (view.changes.length > 0) kinds.push(word('Changes'));
  const themes = [word('System colours'), word('Light colours'), word('Dark colours')];
  return html`
    <!doctype html>
    <html lang="${lang}" dir="${dir}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${connections}style-src 'self'; script-src 'self'; font-src 'self'; img-src ${images}; base-uri 'none'; form-action 'none'">
    <meta name="referrer" content="no-referrer">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    ${titles(page, view)}
    <script src="theme.js"></script>
    <link rel="stylesheet" href="docs.css">
    ${stylesheet !== undefined && html`<link rel="stylesheet" href="${stylesheet}">`}
    ${view.markdown && html`<link rel="alternate" type="text/markdown" href="${page.markdown}">`}
    <script src="docs.js" defer></script>
    ${page.file === 'conflicts.html' && html`<link rel="stylesheet" href="settle.css"><script src="settle.js" defer></script>`}
    ${tried !== undefined && html`<script src="try-it.js" defer data-operations="${tried}" data-title="${word('Try it')}"></script>`}
    </head>
    <body data-search="${word('Search')}" data-none="${word('Nothing found for “{query}”.')}" data-copy="${word('Copy')}" data-copied="${word('Copied')}" data-themes="${themes.join('|')}" data-kinds="${kinds.join('|')}">
    <a class="skip" href="#page-main">${word('Skip to content')}</a>
    <header>
    <button type="button" popovertarget="page-nav">${word('Contents')}</button>
    ${homeLink(view)}
    ${versionSwitch(view)}
    <div id="page-search"></div>
    <button type="button" id="page-theme" hidden></button>
    </header>
    ${navigation(page, view)}
    <main id="page-main">
    ${page.file === 'index.html' ? NO_HTML : breadcrumbs(page, view)}
    ${page.content}
    ${pager(page, view)}
    </main>
    ${footer(page, view)}
    </body>
    </html>
  `;
}

/** The maximum number of characters of a page description. Search engines cut off longer ones. */
const LONGEST = 160;

/** Prints the title and the description of a page for search engines and link previews. */
function titles({ title, file, about = '' }: Frame, view: HtmlView): Html {
  const { site, favicon } = view.settings;
  const full = title === view.title ? title : `${title} · ${view.title}`;
  const said = plainText(about);
  const path = file === 'index.html' ? '' : file;
  return html`
    <title>${full}</title>
    ${said !== '' && html`<meta name="description" content="${said}">`}
    <meta property="og:title" content="${full}">
    <meta property="og:type" content="website">
    ${said !== '' && html`<meta property="og:description" content="${said}">`}
    ${site !== undefined && html`<meta property="og:url" content="${site + path}">`}
    ${site !== undefined && html`<link rel="canonical" href="${site + path}">`}
    ${favicon !== undefined && html`<link rel="icon" href="${favicon}">`}
  `;
}

/** Returns the first sentences of a description as plain text. */
function plainText(text: string): string {
  const words = sentencesOf(text.slice(0, 4 * LONGEST));
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST).replace(/\s\S*$/, '')}…`;
}

function homeLink({ settings: { logo }, title }: HtmlView): Html {
  return html`<a class="home" href="index.html">${logo !== undefined && html`<img src="${logo}" alt="" height="28"> `}${title}</a>`;
}

function versionSwitch({ settings: { versions, word } }: HtmlView): Html {
  const [current, ...others] = versions;
  if (current === undefined) return NO_HTML;
  return html`
    <details class="versions">
    <summary aria-label="${word('Versions')}: ${current[0]}">${current[0]}</summary>
    <ul>
    ${others.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`)}
    </ul>
    </details>
  `;
}

function footer({ markdown }: Frame, view: HtmlView): Html {
  const { word } = view.settings;
  const count = view.documents.length;
  const created =
    count === 0
      ? NO_HTML
      : count === 1
        ? word('Generated from one document.')
        : word('Generated from {count} documents.', { count });
  const same = view.markdown && html` <a href="${markdown}">${word('This page as Markdown')}</a>`;
  return html`<footer><p>${created}${same}</p></footer>`;
}

function pager({ previous, next }: Frame, { settings: { word } }: HtmlView): Html {
  if (previous === undefined && next === undefined) return NO_HTML;
  const to = (link: PageLink | undefined, label: string, rel: string): Html | undefined =>
    link && html`<a href="${link.file}" rel="${rel}"><small>${label}</small> ${link.title}</a>`;
  return html`
    <nav class="pager" aria-label="${word('Previous')} / ${word('Next')}">
    ${to(previous, word('Previous'), 'prev')}
    ${to(next, word('Next'), 'next')}
    </nav>
  `;
}

function breadcrumbs({ title, group, file }: Frame, view: HtmlView): Html {
  const above =
    group && htmlFile(group.file) !== file
      ? html`<li><a href="${htmlFile(group.file)}">${group.name}</a></li>`
      : NO_HTML;
  return html`
    <nav class="crumbs" aria-label="${view.settings.word('Breadcrumb')}">
    <ol>
    <li><a href="index.html">${view.title}</a></li>
    ${group?.parent !== undefined && html`<li>${group.parent}</li>`}
    ${above}
    <li aria-current="page">${title}</li>
    </ol>
    </nav>
  `;
}
