/** Prints properties as rows of a list. */
import { memoizeByObject, memoizeByView } from '../../../src/base/foundation/memo.js';
import { html, type Html } from '../../../src/print/emit/html/index.js';
import type { Schema } from '../../../src/model/schema.js';
import { typeLine } from './type-line.js';
import type { HtmlView } from './view.js';

/** Prints a list of names and their descriptions. */
export function fieldList(rows: readonly Html[]): Html {
  return html`
    <dl class="fields">
      ${rows}
    </dl>
  `;
}

/** Prints a property and its type. Most rows of the docs are printed by this function. */
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

/** Prints the type of `additionalProperties`. */
export function otherRow(schema: Schema, view: HtmlView, detail: Html): Html {
  return html`
    <dt>${view.settings.word('any other')}</dt>
    <dd>${typeAndProse(schema, view)}${detail}</dd>
  `;
}

/**
 * The result is cached, because pages contain the fields of a named schema several times: visible,
 * collapsed, and on a separate page.
 */
const typeAndProse = memoizeByView(
  (schema: Schema, view: HtmlView) =>
    html`${typeLine(schema, view)}${view.prose(schema.description, 0)}`,
);

/** Prints the same as `typeAndProse`, and a mark that the property is required. */
const mustType = memoizeByView(
  (schema: Schema, view: HtmlView) =>
    html`${typeLine(schema, view)}${mustMark(view)}${view.prose(schema.description, 0)}`,
);

/** The mark of a required value. */
export const mustMark = memoizeByObject(
  (view: HtmlView) => html` <small class="must">${view.settings.word('required')}</small>`,
);
