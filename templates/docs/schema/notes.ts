/**
 * Lists the remarks that are printed next to a type: constraints, an example, and whether the value
 * is only read or only written.
 */
import { jsonLine } from '../../../src/print/emit/json/index.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Json, Schema, SchemaId } from '../../../src/model/schema.js';
import { badge, coded, inRow, phraseOf, trustMark, type Inline } from '../blocks/inline.js';
import type { DocsView } from '../view.js';
import { demandsOf } from './demands.js';
import { formsOf } from './forms.js';
import { hintOf, limitsOf, nonNullMember, type ValueLimit } from './limits.js';
import { displayedForm } from './merged.js';

/**
 * The maximum length of an example that is not text. A longer example is printed only in the
 * samples.
 */
const LONGEST_EXAMPLE = 60;
const LONGEST_TEXT = 200;

const NONE: readonly Inline[] = [];

/** Returns the remarks about a type, in reading order. */
export function typeNotes(schema: Schema, view: DocsView): readonly Inline[] {
  const { word } = view.settings;
  const form = displayedForm(schema, view.api);
  const limits = limitsOf(form, word);
  if (limits.length === 0 && isBare(schema, form)) return NONE;
  const notes: Inline[] = [];
  addLimits(limits, notes);
  addFormNotes(schema, notes, view);
  if (form.assertions !== undefined || form.kind === 'object') {
    addLimits(demandsOf(form, view), notes);
  }
  if (schema.examples !== undefined) addExample(schema.examples, notes, view);
  if (schema.readOnly === true) notes.push(badge(word('read only'), 'plain'));
  if (schema.writeOnly === true) notes.push(badge(word('write only'), 'plain'));
  if (schema.deprecated === true) notes.push(badge(word('deprecated'), 'old'));
  return notes;
}

/**
 * Returns true if the only remarks about a type are its limits. This is the case for most types,
 * and a cheaper function then returns their remarks.
 */
function isBare(schema: Schema, { assertions }: Schema): boolean {
  const { kind, examples, readOnly, writeOnly, deprecated } = schema;
  if (assertions !== undefined || examples !== undefined) return false;
  return SIMPLE.has(kind) && readOnly !== true && writeOnly !== true && deprecated !== true;
}

const SIMPLE: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number', 'boolean']);

function addLimits(limits: readonly ValueLimit[], notes: Inline[]): void {
  for (const limit of limits) notes.push({ kind: 'limit', what: limit[0], value: limit[1] });
}

/** Adds the remarks that apply to a single kind of schema. */
function addFormNotes(schema: Schema, notes: Inline[], view: DocsView): void {
  const { word } = view.settings;
  switch (schema.kind) {
    case 'enum':
      if (schema.open === true) notes.push(word('other values are possible'));
      break;
    case 'unknown': {
      const hint = view.isForAuthors ? hintOf(schema, word) : undefined;
      if (hint !== undefined) notes.push(badge(hint, 'guess'));
      break;
    }
    case 'any':
      for (const form of formsOf(schema)) addNotesOfForm(form, notes, view);
      break;
    case 'ref':
      for (const note of targetNotes(schema.id, view)) notes.push(note);
      break;
    case 'array':
      if (schema.items.kind === 'ref') addFormNotes(schema.items, notes, view);
      break;
    case 'union': {
      const only = nonNullMember(schema);
      if (only) addFormNotes(only, notes, view);
    }
  }
}

/** Returns the title above remarks that apply only to values of one type. */
export function formTitle({ kind }: Schema): Inline {
  return phraseOf('if its type is {type}', { type: coded(kind) });
}

function addNotesOfForm(form: Schema, notes: Inline[], view: DocsView): void {
  const own: Inline[] = form.kind === 'array' ? [{ kind: 'type', schema: form }] : [];
  addLimits(limitsOf(form, view.settings.word), own);
  addLimits(demandsOf(form, view), own);
  if (own.length > 0) notes.push(inRow([formTitle(form), inRow(own, ' · ')], ': '));
}

/**
 * The kinds of named schemas whose description fits on a line, so that it is repeated where they
 * are used.
 */
const PLAIN: ReadonlySet<Schema['kind']> = new Set([
  'string',
  'integer',
  'number',
  'boolean',
  'enum',
]);

const targetNotes = memoizeByView((id: SchemaId, view: DocsView): readonly Inline[] => {
  const target = view.api.schemas.get(id);
  if (target === undefined) return NONE;
  const type: Inline = { kind: 'type', schema: target };
  // Only the type is returned. If remarks about the items were added, the recursion might not end,
  // because arrays may contain themselves.
  if (target.kind === 'array') return [type];
  if (!PLAIN.has(target.kind)) return NONE;
  return [inRow([type, trustMark(target.origins)], ''), ...typeNotes(target, view)];
});

function addExample(examples: readonly Json[], notes: Inline[], { settings }: DocsView): void {
  const [first] = examples;
  if (first === undefined || first === null) return;
  const text = typeof first === 'string' ? first : jsonLine(first);
  const longest = typeof first === 'string' ? LONGEST_TEXT : LONGEST_EXAMPLE;
  if (text !== '' && text.length <= longest) {
    notes.push({ kind: 'limit', what: settings.word('e.g.'), value: text });
  }
}
