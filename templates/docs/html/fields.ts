/** Names and what is said of each: parameters, headers, properties. */
import { memoizeByObject } from '../../../src/foundation/memo.js';
import { html, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import type { Schema } from '../../../src/model/schema.js';
import { typeLine } from './type.js';
import type { HtmlView } from './view.js';

/** Names and what is said of each. */
export function fieldList(rows: readonly Html[]): Html {
  return html`
    <dl class="fields">
      ${rows}
    </dl>
  `;
}

/** A property and its type: most rows there are. */
export function propertyRow(
  name: string,
  required: boolean,
  schema: Schema,
  view: HtmlView,
  detail: Html,
): Html {
  const { description } = schema;
  const said = description === undefined ? NO_HTML : view.prose(description, 0);
  return html`
    <dt><code>${name}</code>${required && mustMark(view)}</dt>
    <dd>${typeLine(schema, view)}${said}${detail}</dd>
  `;
}

/** That something must be there. */
export const mustMark = memoizeByObject(
  (view: HtmlView) => html` <small class="must">${view.settings.word('required')}</small>`,
);

/**
 * A name and its type.
 * @param more `description`: instead of the schema's own; `notes`: further short remarks; `detail`: what is inside
 */
export function fieldRow(
  name: Html,
  required: boolean,
  schema: Schema,
  view: HtmlView,
  more: {
    readonly description?: string | undefined;
    readonly notes?: Html;
    readonly detail?: Html;
  } = {},
): Html {
  const said = view.prose(more.description ?? schema.description, 0);
  return html`
    <dt>${name}${required && mustMark(view)}</dt>
    <dd>${typeLine(schema, view)}${more.notes}${said}${more.detail}</dd>
  `;
}
