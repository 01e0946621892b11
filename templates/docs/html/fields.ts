/** Prints parameters, headers and properties: their names and descriptions. */
import { groupBy } from '../../../src/base/foundation/group.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import { html, joined, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { jsonLine } from '../../../src/print/emit/json/index.js';
import type { Level } from '../blocks/block.js';
import type { DocsField } from '../blocks/field.js';
import { foldedDetail } from './detail.js';
import { fieldList, mustMark } from './field-list.js';
import { inlineHtml } from './inline.js';
import { partAnchor } from './links.js';
import { htmlTrust, sectionTitle } from './marks.js';
import { typeLine } from './type-line.js';
import type { HtmlView } from './view.js';

const PLACES = [
  { place: 'path', title: 'Path parameters' },
  { place: 'query', title: 'Query parameters' },
  { place: 'querystring', title: 'Query string' },
  { place: 'header', title: 'Headers' },
  { place: 'cookie', title: 'Cookies' },
] as const;

/**
 * Prints parameters, grouped by their location.
 * @param within the anchor of the operation
 */
export function parametersHtml(
  fields: readonly DocsField[],
  level: Level,
  view: HtmlView,
  within?: string,
): Html[] {
  const places = groupBy(fields, ({ place }) => place);
  return PLACES.flatMap(({ place, title }) => {
    const here = places.get(place);
    if (here === undefined) return [];
    const ordered = place === 'path' ? here : view.inOrder(here, ({ name }) => name);
    const rows = ordered.map((field) => fieldHtml(field, view));
    const anchor = partAnchor(within, place);
    return [sectionTitle(view.settings.word(title), level, anchor), fieldList(rows)];
  });
}

/** Prints a field and its type. Operations share parameters, so the result is cached. */
export const fieldHtml = memoizeByView((field: DocsField, view: HtmlView): Html => {
  const { name, required, doubt, schema, description, notes, example, direction } = field;
  const guessed = doubt === undefined ? NO_HTML : htmlTrust(doubt, view);
  const remarks = [typeLine(schema, view), ...notes.map((note) => inlineHtml(note, view))];
  if (example !== undefined) {
    remarks.push(html`${view.settings.word('e.g.')} <code>${jsonLine(example)}</code>`);
  }
  const detail =
    direction === undefined ? NO_HTML : foldedDetail(schema, view, { direction, named: 'folded' });
  return html`
    <dt><code>${name}</code>${guessed}</dt>
    <dd>${joined(remarks, ' · ')}${required && mustMark(view)}${view.prose(description, 0)}${detail}</dd>
  `;
});
