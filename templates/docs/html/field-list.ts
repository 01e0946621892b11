/** The rows of properties. */
import { memoizeByObject, memoizeByView } from '../../../src/base/foundation/memo.js';
import { html, type Html } from '../../../src/print/emit/html/index.js';
import type { Schema } from '../../../src/model/schema.js';
import { typeLine } from './type-line.js';
import type { HtmlView } from './view.js';

/** A list of names and their descriptions. */
export function fieldList(rows: readonly Html[]): Html {
  return html`
    <dl class="fields">
      ${rows}
    </dl>
  `;
}

/** A property and its type, as a row. Most rows of the docs are of this kind. */
export function propertyRow(
  name: string,
  required: boolean,
  schema: Schema,
  view: HtmlView,
  detail: Html,
): Html {
  return html`
    <dt><code>${name}</code></dt>
    <dd>${required ? mustType(schema, view) : typeAndProse(schema, view)}${detail}</dd>
  `;
}

/** The type of properties that are not named. */
export function otherRow(schema: Schema, view: HtmlView, detail: Html): Html {
  return html`
    <dt>${view.settings.word('any other')}</dt>
    <dd>${typeAndProse(schema, view)}${detail}</dd>
  `;
}

/** Cached, because pages contain the fields of a named schema open, folded, and on a separate page. */
const typeAndProse = memoizeByView(
  (schema: Schema, view: HtmlView) =>
    html`${typeLine(schema, view)}${view.prose(schema.description, 0)}`,
);

/** Like `typeAndProse`, for a required property. */
const mustType = memoizeByView(
  (schema: Schema, view: HtmlView) =>
    html`${typeLine(schema, view)}${mustMark(view)}${view.prose(schema.description, 0)}`,
);

/** The mark of a required value. */
export const mustMark = memoizeByObject(
  (view: HtmlView) => html` <small class="must">${view.settings.word('required')}</small>`,
);
