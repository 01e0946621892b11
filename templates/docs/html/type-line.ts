/** Prints the type of a schema in a few words, and the remarks about it. */
import { html, joined, NO_HTML, type Html } from '../../../src/print/emit/html/index.js';
import type { Schema } from '../../../src/model/schema.js';
import { typeNotes } from '../schema/notes.js';
import { inlineHtml } from './inline.js';
import { htmlTrust } from './marks.js';
import { typeWords } from './type.js';
import type { HtmlView } from './view.js';

/**
 * Prints the type of a schema on one line, with its constraints, and with a mark if the type is not
 * declared.
 */
export function typeLine(schema: Schema, view: HtmlView): Html {
  const mark = htmlTrust(schema.origins, view);
  const words = typeWords(schema, view);
  const type = mark === NO_HTML ? words : html`${words}${mark}`;
  const notes = typeNotes(schema, view);
  if (notes.length === 0) return type;
  const line = [type];
  for (const note of notes) line.push(inlineHtml(note, view));
  return joined(line, ' · ');
}
