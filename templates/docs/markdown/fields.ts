/**
 * Prints parameters as a list. A table would not work, because a cell cannot contain a list, and
 * the columns would fill half of the page.
 */
import {
  blocks,
  codeSpan,
  inline,
  led,
  list,
  md,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import { jsonText } from '../../../src/print/emit/json/index.js';
import { memoizeByText, memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Schema } from '../../../src/model/schema.js';
import type { DocsField } from '../blocks/field.js';
import type { DocsView } from '../view.js';
import { declaration } from './declarations.js';
import { inlineMd } from './inline.js';
import { markdownTrust } from './marks.js';
import { label, spoken } from './phrases.js';
import { shortType } from './type.js';
import { typeParts } from './type-line.js';

export function parametersMd(fields: readonly DocsField[], view: DocsView): Md[] {
  return [label('Parameters', view), list(fields.map((field) => fieldItem(field, view)))];
}

/** The result is cached, because operations share parameters. */
const fieldItem = memoizeByView((field: DocsField, view: DocsView): Md => {
  const { name, place, schema, example, description, direction } = field;
  const facts = inline([
    place !== undefined && plainText(place),
    typeParts(schema, view),
    requiredMark(field, view),
    ...field.notes.map((note) => inlineMd(note, view)),
  ]);
  const line = led(md`${codeSpan(name)} (${facts})`, view.said(description));
  const further: Md[] = [];
  if (example !== undefined) {
    further.push(md`${spoken('Example', view)}: ${codeSpan(jsonText(example).trim())}`);
  }
  const isTold = LEAVES.has(schema.kind) || shortType(schema, view) !== undefined;
  if (!isTold) further.push(declaration(typeNameOf(name), schema, direction ?? 'write', view));
  return further.length === 0 ? line : blocks(line, further);
});

const plainText = memoizeByText(text);

function requiredMark({ required, doubt }: DocsField, view: DocsView): Md | undefined {
  if (!required) return undefined;
  const mark = doubt && markdownTrust(doubt, view);
  const word = spoken('required', view);
  return mark ? md`${word} (${mark})` : word;
}

/** The kinds of schemas that a few words describe completely. */
const LEAVES: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number', 'enum', 'ref']);

function typeNameOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Type${joined}`;
}
