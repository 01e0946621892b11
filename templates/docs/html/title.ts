/** Headings inside of an endpoint, by how deep they are. */
import { html, type Html } from '../../../src/emit/html/index.js';
import { memoizeByText } from '../../../src/foundation/memo.js';
import type { Level } from '../blocks/block.js';

/** A heading of a level. */
export function sectionTitle(title: Html | string, level: Level): Html {
  switch (level) {
    case 3:
      return typeof title === 'string' ? plainTitle(title) : html`<h3>${title}</h3>`;
    case 4:
      return html`<h4>${title}</h4>`;
    case 5:
      return html`<h5>${title}</h5>`;
    case 6:
      return html`<h6>${title}</h6>`;
    default:
      return level satisfies never;
  }
}

/** Endpoints have the same few. */
const plainTitle = memoizeByText((title) => html`<h3>${title}</h3>`);
