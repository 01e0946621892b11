/** The template `docs/html/changes`: what changed since earlier states of the API, for those who call it. */
import { html, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { GRAVITIES, MOST_USERS } from './markdown.js';
import { phrased } from '../language/html.js';
import type { ChangedGroup, ChangedPart, ChangesSince } from '../view.js';
import { htmlEndpointLink, htmlFile, schemaLink } from '../html/links.js';
import type { HtmlView } from '../html/view.js';

/** A section for each earlier state. */
export function htmlChanges(view: HtmlView): Html[] {
  const { word } = view.settings;
  return [html`<h1>${word('Changes')}</h1>`, ...view.changes.map((one) => since(one, view))];
}

function since({ name, anchor, levels }: ChangesSince, view: HtmlView): Html {
  const { word } = view.settings;
  const none = levels.length === 0 && html`<p>${word('Callers see no change.')}</p>`;
  return html`
    <section id="${anchor}">
      <h2>${word('Since {version}', { version: name })}</h2>
      ${none} ${levels.map((one) => level(one, view))}
    </section>
  `;
}

/** What is compatible is folded: most read it never. */
function level({ severity, count, groups }: ChangesSince['levels'][number], view: HtmlView): Html {
  const title = html`${view.settings.word(GRAVITIES[severity])} <small>${count}</small>`;
  const shown = groups.map((group) => groupBlock(group, view));
  if (severity !== 'compatible')
    return html`<h3 class="${severity}">${title}</h3>
      ${shown}`;
  return html`<details>
    <summary>${title}</summary>
    ${shown}
  </details>`;
}

function groupBlock({ title, file, parts }: ChangedGroup, view: HtmlView): Html {
  const head = file === undefined ? html`${title}` : html`<a href="${htmlFile(file)}">${title}</a>`;
  return html`
    <h4>${head}</h4>
    <ul class="changes">
      ${parts.flatMap((part) => partItems(part, view))}
    </ul>
  `;
}

/** The sentences are English in every language: they are those of the command. */
function partItems(part: ChangedPart, view: HtmlView): Html[] {
  const items = part.changes.map(
    ({ text, why }) => html`<li lang="en">${text} <small>${why}</small></li>`,
  );
  const name = partName(part, view);
  return name === undefined
    ? items
    : [
        html`<li>
          ${name}
          <ul>
            ${items}
          </ul>
        </li>`,
      ];
}

function partName(
  { endpoint, schema, name, users }: ChangedPart,
  view: HtmlView,
): Html | undefined {
  if (endpoint !== undefined) return htmlEndpointLink(endpoint, view);
  if (name === undefined) return undefined;
  const shown = schema === undefined ? html`<code>${name}</code>` : schemaLink(schema, view);
  return html`${shown}${usersNote(users, view)}`;
}

function usersNote(users: ChangedPart['users'], view: HtmlView): Html {
  if (users.length === 0) return NO_HTML;
  const links = users.slice(0, MOST_USERS).map((one) => htmlEndpointLink(one, view));
  const operations = joined(links, ', ');
  const count = users.length - links.length;
  const said =
    count > 0
      ? phrased('in {operations} and {count} more', { operations, count: String(count) }, view)
      : phrased('in {operations}', { operations }, view);
  return html` <small>${said}</small>`;
}
