/**
 * Prints the navigation. It lists all groups, or only those near the current one if there are many.
 */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { groupBy } from '../../../src/base/foundation/group.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import type { Endpoint } from '../../../src/model/api.js';
import { operationTitle } from '../operation-title.js';
import type { Guide } from '../guide.js';
import { sectionsOf, type DocsSection } from '../sections.js';
import type { PageView } from '../view.js';
import { groupsInSections, guidesInSections, isWebhooks, otherPages } from '../pages/navigation.js';
import { htmlAnchor, htmlFile } from './links.js';
import { methodMark, nameText } from './marks.js';
import type { Frame, HtmlView } from './view.js';

/**
 * If there are more groups than this, only the first page lists all of them. A list on every page
 * would take most of the bytes.
 */
const MOST_GROUPS = 100;

/**
 * If there are too many groups, the navigation lists this many groups before the current one, and
 * this many after it.
 */
const NEIGHBOURS = 10;

/** The anchor of the list of all groups on the first page. */
const ALL_GROUPS = 'page-groups';

/** Returns true if the navigation cannot list all groups, so that the first page lists them. */
export function hasManyGroups({ pages }: HtmlView): boolean {
  return pages.length > MOST_GROUPS;
}

/**
 * Prints the navigation: guides and groups. Groups with the same parent are listed below the
 * parent's name. Only the current group is listed with its operations.
 */
export function navigation(page: Frame, view: HtmlView): Html {
  const { word } = view.settings;
  const shown = hasManyGroups(view) ? around(page, view) : view.pages;
  const parents = parentsOf(shown);
  // Webhooks are listed last if there are sections. Right below a section, they would seem to
  // belong to it.
  const isLast = (group: PageView): boolean => parents.length > 0 && isWebhooks(group, view);
  const single = shown.filter((group) => group.parent === undefined && !isLast(group));
  const item = (group: PageView): Html => groupItem(group, page, view);
  return html`
    <nav id="page-nav" popover aria-label="${word('Contents')}">
    <button type="button" class="close" popovertarget="page-nav" popovertargetaction="hide" aria-label="${word('Close')}">×</button>
    <ul>
    ${guideItems(page, view)}
    ${overviewItem(page, view)}
    ${hasManyGroups(view) && html`<li><a href="${htmlFile(view.overview)}#${ALL_GROUPS}">${word('All {count} groups', { count: view.pages.length })}</a></li>`}
    ${single.map(item)}
    </ul>
    ${parents.map((parent) => section(parent, shown.filter((one) => one.parent === parent).map(item)))}
    ${section(word('More'), [...shown.filter(isLast).map(item), ...moreItems(page, view)])}
    </nav>
  `;
}

function parentsOf(pages: readonly PageView[]): string[] {
  return [...new Set(pages.flatMap(({ parent }) => parent ?? []))];
}

/** Returns the groups near the current one; empty if the page does not belong to a group. */
function around({ group }: Frame, view: HtmlView): readonly PageView[] {
  const at = group && placesOf(view).get(group);
  if (at === undefined) return [];
  return groupsInSections(view).slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
}

const placesOf = memoizeByObject(
  (view: HtmlView) => new Map(groupsInSections(view).map((page, index) => [page, index])),
);

/** Prints the list of all groups for the first page. */
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

/** Prints the guides: first those that have no section, then those of each section. */
function guideItems(page: Frame, view: HtmlView): Html[] {
  const item = (guide: Guide): Html => {
    const file = htmlFile(guide.file);
    const isHere = file === page.file;
    const inner = isHere ? sectionItems(sectionsOf(guide.headings, ''), '') : [];
    return itemWith(pageLink(file, guide.title, page), inner);
  };
  return [...groupBy(guidesInSections(view), ({ section }) => section)].flatMap(
    ([section, inside]) => {
      const items = inside.map(item);
      if (section === undefined) return items;
      return html`
      <li><p>${section}</p>
      <ul>
      ${items}
      </ul>
      </li>
    `;
    },
  );
}

/**
 * Prints the navigation item of the first page, with the headings in the description of the API.
 */
function overviewItem(page: Frame, view: HtmlView): Html {
  const file = htmlFile(view.overview);
  const link = pageLink(file, view.settings.word('Overview'), page);
  const headings = view.headingsIn(view.api.description?.value);
  return itemWith(link, sectionItems(sectionsOf(headings), page.file === file ? '' : file));
}

/**
 * Prints links to headings.
 * @param file the page that contains the headings; `''` for the current page
 */
function sectionItems(sections: readonly DocsSection[], file: string): Html[] {
  return sections.map(({ title, anchor }) =>
    file === ''
      ? html`<li><a href="#${anchor}">${title}</a></li>`
      : html`<li><a href="${file}#${anchor}">${title}</a></li>`,
  );
}

function itemWith(link: Html, inner: readonly Html[]): Html {
  if (inner.length === 0) return html`<li>${link}</li>`;
  return html`
    <li>${link}
    <ul>
    ${inner}
    </ul>
    </li>
  `;
}

function moreItems(page: Frame, view: HtmlView): Html[] {
  return [
    ...otherPages(view).map(({ title, file }) => linkItem(htmlFile(file), title, page)),
    ...view.settings.links.map(([name, href]) => html`<li><a href="${href}">${name}</a></li>`),
  ];
}

function linkItem(file: string, label: string, page: Frame): Html {
  return html`<li>${pageLink(file, label, page)}</li>`;
}

function pageLink(file: string, label: string, page: Frame): Html {
  return file === page.file
    ? html`<a href="${file}" aria-current="page">${label}</a>`
    : html`<a href="${file}">${label}</a>`;
}

/**
 * Returns the label of an operation in the navigation: its title, or its name if it has no title.
 * The label of a webhook is always its name.
 */
function labelOf(endpoint: Endpoint, view: HtmlView): Html {
  const webhook = view.webhooks.get(endpoint.key);
  if (webhook !== undefined) return html`${webhook}`;
  const title = operationTitle(endpoint, view);
  return title === '' ? nameText(htmlAnchor(endpoint.key, view)) : html`${title}`;
}

/**
 * Prints a group other than the current one. The result is cached, because it is the same on all
 * pages.
 */
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
  const sections = sectionsOf(view.headingsIn(group.description));
  return itemWith(link, [...sectionItems(sections, current ? '' : file), ...inside]);
}

/** Prints a part of a group: a link, and on the page of the part also its operations. */
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
