/** The template `docs/html/conflicts`: what the documents disagree on, and how to settle it. */
import { isJsonArray } from '../../../src/model/json.js';
import { html, type Html } from '../../../src/emit/html/index.js';
import { jsonLine } from '../../../src/emit/json/index.js';
import type { Json } from '../../../src/model/schema.js';
import {
  adviceFor,
  DIFFERENCES,
  DROPPED,
  isName,
  readable,
  UNION_NOTE,
  SETTLING,
  wholeOverlay,
} from '../conflicts.js';
import type { Conflict, MinorDifference } from '../view.js';
import { entityLink } from './links.js';
import { htmlLocations } from './marks.js';
import { sampleBlock } from './sample.js';
import type { HtmlView } from './view.js';

/** A section per disagreement; its anchor is the id that the configuration accepts it by. */
export function htmlConflicts(view: HtmlView): Html[] {
  return [
    html`<h1>${view.settings.word('What the documents disagree on')}</h1>`,
    html`<p>${SETTLING}</p>`,
    foldedOverlay(view.conflicts),
    ...view.conflicts
      .filter((one) => !isName(one))
      .map((conflict) => conflictSection(conflict, view)),
    ...nameSections(view),
    ...differenceSections(view),
  ];
}

/** What callers do not notice, on request. */
function differenceSections(view: HtmlView): Html[] {
  const { differences } = view;
  if (differences.length === 0) return [];
  return [
    html`
      <details>
        <summary>${DIFFERENCES}: ${differences.length}</summary>
        ${differences.map(
          (one) => html`
            <div class="conflict">
              <h2>${one.field} <small>${entityLink(one.entity, view)}</small></h2>
              ${statements(one)}
            </div>
          `,
        )}
      </details>
    `,
  ];
}

/** The kept value, and the others. */
function statements(of: MinorDifference): Html {
  const { rule, kept, rejected } = of;
  const value = rule === DROPPED ? html`none of them` : valueText(readable(of, kept.value));
  const lost = rejected.map(
    ({ value, places, why }) =>
      html`<tr><th scope="row">rejected</th><td>${valueText(readable(of, value))}<p>${htmlLocations(places)}: ${why}</p></td></tr>`,
  );
  return html`
    <table>
      <tr><th scope="row">kept</th><td>${value}<p>${htmlLocations(kept.places)}: by the rule “${rule}”</p></td></tr>
      ${lost}
    </table>
  `;
}

/** The whole file, to copy at once. */
function foldedOverlay(conflicts: readonly Conflict[]): Html {
  return sampleBlock('overlay.yaml', html`${wholeOverlay(conflicts)}`);
}

/** Names, which no caller sees, on request. */
function nameSections(view: HtmlView): Html[] {
  const names = view.conflicts.filter(isName);
  if (names.length === 0) return [];
  return [
    html`
      <details>
        <summary>${names.length} names that callers do not see</summary>
        ${names.map((conflict) => conflictSection(conflict, view))}
      </details>
    `,
  ];
}

function conflictSection(conflict: Conflict, view: HtmlView): Html {
  const { id, code, entity, field, overlay } = conflict;
  const settled =
    overlay === undefined
      ? html`<p>${adviceFor(conflict)}</p>`
      : html`
          ${field === 'parameters' && html`<p>${UNION_NOTE}</p>`}
          ${sampleBlock('Overlay action', html`${overlay}`)}
        `;
  return html`
    <section id="${id}" class="conflict">
      <h2>${field} <small>${entityLink(entity, view)}</small></h2>
      ${statements(conflict)}
      ${settled}
      <p class="stated"><code>${code}</code> · <code>${id}</code></p>
    </section>
  `;
}

/** A text as text, a list of texts line by line, all else as JSON. */
function valueText(value: Json): Html {
  if (typeof value === 'string') return html`<q>${value}</q>`;
  const items = isJsonArray(value) && value.every(isText) ? value : [];
  if (items.length === 0) return html`<code>${jsonLine(value)}</code>`;
  return html`<ul>${items.map((item) => html`<li><code>${item}</code></li>`)}</ul>`;
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}
