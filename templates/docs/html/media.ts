/** Prints the content of a body for each media type. */
import { html, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Media } from '../../../src/model/api.js';
import { doubtOf, observedCountOf } from '../../../src/model/origin.js';
import type { Schema } from '../../../src/model/schema.js';
import type { Direction } from '../../../src/model/direction.js';
import { foldedDetail, typeDetail, type Spot } from './detail.js';
import { htmlTrust } from './marks.js';
import { phrased } from './phrased.js';
import { typeLine } from './type-line.js';
import type { BodyContent } from '../blocks/field.js';
import type { MediaGroup } from '../media-groups.js';
import type { HtmlView } from './view.js';

/** Prints a paragraph with the media types, and the fields below it. */
export function contentHtml(content: BodyContent, view: HtmlView): Html {
  const { media, others, direction, fields } = content;
  return others.length === 0
    ? MEDIA[direction][fields](media, view)
    : mediaBlock({ media, others }, direction, fields, view);
}

type ShowMedia = (media: Media, view: HtmlView) => Html;
type Fields = BodyContent['fields'];

/**
 * The result is cached by direction and by how the fields are printed, because many responses share
 * one `Media` object.
 */
const MEDIA: Readonly<Record<Direction, Readonly<Record<Fields, ShowMedia>>>> = {
  read: shownMedia('read'),
  write: shownMedia('write'),
};

function shownMedia(direction: Direction): Record<Fields, ShowMedia> {
  const shown = (fields: Fields): ShowMedia =>
    memoizeByView((media: Media, view: HtmlView) =>
      mediaBlock({ media, others: [] }, direction, fields, view),
    );
  return { open: shown('open'), folded: shown('folded'), line: shown('line') };
}

function mediaBlock(
  { media, others }: MediaGroup,
  direction: Direction,
  fields: Fields,
  view: HtmlView,
): Html {
  const { type, schema, item } = media;
  const further = others.map((other) => html`, <code>${other}</code>`);
  // The mark that shows how reliable the media type is. It is omitted if `typeLine` already prints
  // the same mark.
  const isMarked =
    doubtOf(media.origins) === doubtOf(schema.origins) &&
    observedCountOf(media.origins) === undefined;
  const mark = isMarked ? NO_HTML : htmlTrust(media.origins, view);
  const stream =
    item && html` · ${phrased('a stream of {type}', { type: typeLine(item, view) }, view)}`;
  return html`
    <p class="media"><code>${type}</code>${further} ${typeLine(schema, view)}${mark}${stream}</p>
    ${fieldsOf(schema, direction, fields, view)}
    ${item && fieldsOf(item, direction, fields, view)}
  `;
}

function fieldsOf(schema: Schema, direction: Direction, fields: Fields, view: HtmlView): Html {
  const spot: Spot = { direction, named: 'open' };
  switch (fields) {
    case 'open':
      return typeDetail(schema, view, spot);
    case 'folded':
      return foldedDetail(schema, view, spot);
    case 'line':
      return NO_HTML;
    default:
      return fields satisfies never;
  }
}
