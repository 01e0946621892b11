/** Prints the type of a schema on one line, and the remarks about it. */
import { inline, text, type Md } from '../../../src/print/emit/markdown/index.js';
import type { Schema } from '../../../src/model/schema.js';
import { typeNotes } from '../schema/notes.js';
import type { DocsView } from '../view.js';
import { inlineMd } from './inline.js';
import { markdownTrust } from './marks.js';
import { typeSpan } from './type.js';

const INTEGER = text('integer');

/**
 * Prints the type of a schema and its constraints, and a mark if the type is not declared. Integers
 * are marked too, because TypeScript has no type for them.
 */
export function typeParts(schema: Schema, view: DocsView): Md {
  const type = typeSpan(schema, view);
  const notes = typeNotes(schema, view);
  const mark = markdownTrust(schema.origins, view);
  const isInteger = schema.kind === 'integer';
  if (notes.length === 0 && mark === undefined && !isInteger) return type;
  const parts = notes.map((note) => inlineMd(note, view));
  return inline([type, isInteger && INTEGER, ...parts, mark], ', ');
}
