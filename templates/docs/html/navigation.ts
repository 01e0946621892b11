/** The navigation: every group, or those around the current one where they are many. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { operationTitle } from '../operation-title.js';
import type { PageView } from '../view.js';
import { groupsInSections, otherPages } from '../pages/navigation.js';
import { htmlAnchor, htmlFile } from './links.js';
import { methodMark, nameText } from './marks.js';
import type { Frame, HtmlView } from './view.js';

/** More groups than this are listed once, on the first page: on every page they would be most of all bytes. */
const MOST_GROUPS = 100;

/** So many groups before the current one are listed then, and so many behind it. */
const NEIGHBOURS = 10;

/** The anchor of the list of all groups, on the first page. */
const ALL_GROUPS = 'page-groups';

/** True when the first page lists the groups, since the navigation does not. */
export function hasManyGroups({ pages }: HtmlView): boolean {
  return pages.length > MOST_GROUPS;
}

/** Groups, those with a group above them below its name; the current one with its endpoints. */
export function navigation(page: Frame, view: HtmlView): Html {
  const { word } = view.settings;
  const shown = hasManyGroups(view) ? around(page, view) : view.pages;
  const single = shown.filter(({ parent }) => parent === undefined);
  const item = (group: PageView): Html => groupItem(group, page, view);
  return html`
    <nav id="page-nav" popover aria-label="${word('Contents')}">
    <ul>
    ${linkItem('index.html', word('Overview'), page)}
    ${view.settings.guides.map(({ title, file }) => linkItem(htmlFile(file), title, page))}
    ${hasManyGroups(view) && html`<li><a href="index.html#${ALL_GROUPS}">${word('All {count} groups', { count: view.pages.length })}</a></li>`}
    ${single.map(item)}
    </ul>
    ${parentsOf(shown).map((parent) => section(parent, shown.filter((one) => one.parent === parent).map(item)))}
    ${section(word('More'), moreItems(page, view))}
    </nav>
  `;
}

function parentsOf(pages: readonly PageView[]): string[] {
  return [...new Set(pages.flatMap(({ parent }) => parent ?? []))];
}

/** The neighbours of the current group in the list of all; of a page that is no group's, none. */
function around({ group }: Frame, view: HtmlView): readonly PageView[] {
  const at = group && placesOf(view).get(group);
  if (at === undefined) return [];
  return groupsInSections(view).slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
}

const placesOf = memoizeByObject(
  (view: HtmlView) => new Map(groupsInSections(view).map((page, index) => [page, index])),
);

/** Every group, for the first page. */
export function groupList(view: HtmlView): Html {
  const items = groupsInSections(view).map(closedItem);
  return html`
    <h2 id="${ALL_GROUPS}">${view.settings.word('Groups')}</h2>
    <ul class="names">
      ${items}
    </ul>
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
    ...otherPages(view).map(({ title, file }) => linkItem(htmlFile(file), title, page)),
    ...view.settings.links.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`),
  ];
}

function linkItem(file: string, label: string, page: Frame): Html {
  return file === page.file
    ? html`<li><a href="${file}" aria-current="page">${label}</a></li>`
    : html`<li><a href="${file}">${label}</a></li>`;
}

/** What the navigation calls an endpoint: its title, or its name; a webhook by its name. */
function labelOf(endpoint: Endpoint, view: HtmlView): Html {
  const webhook = view.webhooks.get(endpoint.key);
  if (webhook !== undefined) return html`${webhook}`;
  const title = operationTitle(endpoint);
  return title === '' ? nameText(htmlAnchor(endpoint.key, view)) : html`${title}`;
}

/** A group that is not open: the same on all pages. */
const closedItem = memoizeByObject(
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
    parts.length === 0
      ? endpointItems(group, view)
      : parts.map((one) => partItem(one, one === part, view));
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

/** A part of a group: a link, and on its own page its endpoints. */
function partItem(part: PageView, current: boolean, view: HtmlView): Html {
  const file = htmlFile(part.file);
  if (!current) return html`<li><a href="${file}">${part.name}</a></li>`;
  return html`
    <li><a href="${file}" aria-current="page">${part.name}</a>
    <ul>
    ${endpointItems(part, view)}
    </ul>
    </li>
  `;
}

function endpointItems({ endpoints }: PageView, view: HtmlView): Html[] {
  return endpoints.map(
    (endpoint) =>
      html`<li><a href="#${htmlAnchor(endpoint.key, view)}">${methodMark(endpoint.method)} ${labelOf(endpoint, view)}</a></li>`,
  );
}
