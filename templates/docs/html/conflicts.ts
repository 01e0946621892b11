/** The template `docs/html/conflicts`: what the documents disagree on, and how to settle it. */
import { isJsonArray } from '../../../src/model/json.js';
import { html, type Html } from '../../../src/print/emit/html/index.js';
import { jsonLine } from '../../../src/print/emit/json/index.js';
import type { Json } from '../../../src/model/schema.js';
import type { Question } from '../../../src/api/questions/index.js';
import { DIFFERENCES, DROPPED, RESOLVED, readable, SETTLING } from '../conflicts.js';
import type { MinorDifference } from '../view.js';
import { entityLink } from './links.js';
import { htmlLocations } from './marks.js';
import { questionHtml } from './settle/question.js';
import type { HtmlView } from './view.js';

/** The questions in the order of `restitch settle`, with choices that become an overlay on the page. */
export function htmlConflicts(view: HtmlView): Html[] {
  return [
    html`<h1>${view.settings.word('Conflicts between documents')}</h1>`,
    html`<p>${SETTLING}</p>`,
    ...view.questions.map((question) => html`${anchors(question)}${questionHtml(question)}`),
    choicesBlock(),
    ...noteSections(view),
    ...differenceSections(view),
  ];
}

/** Pages of operations lead to each of the places of a cause. */
function anchors({ id, places }: Question): Html[] {
  return places.flatMap(({ conflict }) =>
    conflict === id ? [] : [html`<span id="${conflict}"></span>`],
  );
}

/** The overlay of the choices: a script fills it. */
function choicesBlock(): Html {
  return html`
    <figure>
      <figcaption>settled.overlay.yaml <button type="button" class="copy">Copy</button> <button type="button" id="download">Download</button></figcaption>
      <pre tabindex="0"><code id="overlay">overlay: 1.1.0</code></pre>
    </figure>
    <p id="progress" role="status"></p>
  `;
}

/** What was resolved without a cost to callers, on request. */
function noteSections({ notes }: HtmlView): Html[] {
  if (notes.length === 0) return [];
  return [
    html`<details><summary>${RESOLVED}: ${notes.length}</summary>${notes.map(questionHtml)}</details>`,
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
