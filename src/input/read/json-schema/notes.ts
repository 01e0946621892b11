/** Reads the annotations of a schema: titles, defaults, examples, and keywords that the model has no field for. */
import type { Mutable } from '../../../base/foundation/mutable.js';
import { isJsonObject } from '../../../model/json.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { ASSERTION_SPELLINGS, NOTE_SPELLINGS, SPELLINGS } from '../../../model/keywords/rows.js';
import type { Origin } from '../../../model/origin.js';
import type { ExternalDocs, Json, Notes, Schema } from '../../../model/schema.js';
import { EXTENSION, EXTENSION_PREFIX } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { nearestSpelling } from '../../../base/foundation/suggest.js';
import { readDefault } from './values.js';
import { spelledValue } from './spelled.js';
import type { TypeWord } from './type.js';
import { exampleValue } from '../references/example-value.js';
import type { References } from '../references/reference.js';
import { readText, readTextAt } from '../text.js';

/**
 * Reads the annotations of a schema object (JSON Schema Validation 2020-12 §9).
 * @param cursor the schema object
 * @param words the types of the schema, for `default` and examples
 * @param nullable true if the schema allows null
 * @param references the references of the description
 */
export function readNotes(
  cursor: Cursor,
  words: readonly TypeWord[],
  nullable: boolean,
  references: References,
): Notes {
  const notes: Notes = {};
  addNotes(notes, cursor, words, nullable, references);
  return notes;
}

const TITLE = 1;
const DESCRIPTION = 2;
const EXAMPLES = 4;
const DOCS = 8;
const DEFAULT = 16;
const FLAGS = 32;

/** The keywords for annotations. They are looked up in one pass over the keys of a schema, because most are absent. */
const PRESENT: ReadonlyMap<string, number> = new Map([
  ...[['title', TITLE] as const, ['description', DESCRIPTION] as const],
  ...[['externalDocs', DOCS] as const, ['default', DEFAULT] as const],
  ...['examples', 'example', 'x-example'].map((keyword) => [keyword, EXAMPLES] as const),
  ...['deprecated', 'x-deprecated', 'readOnly', 'writeOnly'].map((word) => [word, FLAGS] as const),
]);

/** Like {@link readNotes}, but adds the annotations to a schema that was just created. */
export function addNotes(
  notes: Mutable<Notes>,
  cursor: Cursor,
  words: readonly TypeWord[],
  nullable: boolean,
  references: References,
): void {
  const present = cursor.keyMask(PRESENT, 0);
  const title = (present & TITLE) === 0 ? undefined : readTextAt(cursor, 'title');
  if (title !== undefined) notes.title = title;
  if ((present & DESCRIPTION) !== 0) addDescription(notes, cursor);
  const examples = (present & EXAMPLES) === 0 ? undefined : readExamples(cursor, words, references);
  const docs = (present & DOCS) === 0 ? undefined : readExternalDocs(cursor.get('externalDocs'));
  const value = (present & DEFAULT) === 0 ? undefined : readDefault(cursor, words, nullable);
  if (value !== undefined) notes.default = value;
  if (examples && examples.length > 0) notes.examples = examples;
  if ((present & FLAGS) !== 0) addFlags(notes, cursor);
  if (docs) notes.externalDocs = docs;
}

function addFlags(notes: Mutable<Notes>, cursor: Cursor): void {
  if (flag(cursor, 'deprecated') || flag(cursor, 'x-deprecated')) notes.deprecated = true;
  if (flag(cursor, 'readOnly')) notes.readOnly = true;
  if (flag(cursor, 'writeOnly')) notes.writeOnly = true;
}

/** Adds only the description. Many callers need no other annotation. */
export function addDescription(notes: Mutable<Notes>, cursor: Cursor): void {
  const description = readTextAt(cursor, 'description');
  if (description !== undefined) notes.description = description;
}

function flag(cursor: Cursor, key: string): boolean {
  return cursor.has(key) && cursor.get(key).boolean() === true;
}

/** Reads `examples`, `example` and `x-example`. An invalid example is reported and kept. */
function readExamples(
  cursor: Cursor,
  words: readonly TypeWord[],
  references: References,
): Json[] | undefined {
  const list = cursor.get('examples');
  const valueAt = (place: Cursor): Json =>
    spelledValue(place, cursor, words) ?? exampleValue(place, references, cursor);
  let examples = list.type === 'array' ? list.items().map(valueAt) : undefined;
  for (const key of ['example', 'x-example']) {
    if (!cursor.has(key)) continue;
    if (examples === undefined || examples.length === 0) examples = [valueAt(cursor.get(key))];
    else cursor.get(key).add('schema/example-twice', {});
  }
  return examples;
}

/** Reads an External Documentation Object. It is ignored if it has no `url`. */
export function readExternalDocs(cursor: Cursor): ExternalDocs | undefined {
  if (!cursor.exists) return undefined;
  const url = (cursor.type === 'string' ? cursor : cursor.get('url')).text();
  const description = readText(cursor.get('description'));
  return url === undefined ? undefined : { url, ...(description !== undefined && { description }) };
}

/** Adds the annotations of an enclosing schema to a schema. If both have an annotation, the outer one is kept. */
export function withNotes(schema: Schema, notes: Notes, outer: Cursor): Schema {
  const origins = originsWith(schema, outer);
  if (!schema.keywords && !notes.keywords) return { ...schema, ...notes, origins };
  const keywords = new Map([...(schema.keywords ?? []), ...(notes.keywords ?? [])]);
  return { ...schema, ...notes, ...(keywords.size > 0 && { keywords }), origins };
}

/** Returns the origins of a schema with annotations. A schema of unknown type gets no origin from its annotations. */
function originsWith({ kind, origins }: Schema, outer: Cursor): readonly Origin[] {
  const isDeclared = origins.some(
    ({ source, pointer }) => pointer === outer.pointer && source === outer.document.source,
  );
  return isDeclared || kind === 'unknown' ? origins : [outer.origin(), ...origins];
}

const NOTE_KEYWORDS = [
  ...NOTE_SPELLINGS,
  ...['nullable', 'x-nullable', 'x-isnullable', '$schema', '$id', '$anchor', '$dynamicAnchor'],
  ...['$recursiveAnchor', '$vocabulary', '$defs', 'definitions', 'id', 'type', 'allOf', 'oneOf'],
  ...['anyOf', 'discriminator', 'x-ms-discriminator-value', '$ref', '$dynamicRef'],
  '$recursiveRef',
];

/** Keywords that restrict values, but that the model has no field for. They are missing in the output. */
const UNMODELLED = new Set([...['contentSchema', 'additionalItems']]);

const KNOWN = new Set<string>([
  ...NOTE_KEYWORDS,
  ...UNMODELLED,
  ...ASSERTION_SPELLINGS,
  ...Object.values(SPELLINGS).flat(),
  ...['xml', 'name', 'in', '$comment'],
]);

const NOTES = new Set(NOTE_KEYWORDS);

function isModelled(keyword: string, kinds: ReadonlySet<Schema['kind']>): boolean {
  const modelled: Readonly<Partial<Record<Schema['kind'], readonly string[]>>> = SPELLINGS;
  for (const kind of kinds) if (modelled[kind]?.includes(keyword)) return true;
  return false;
}

/**
 * Collects the keywords that were not read into a field of the model, unchanged.
 * @param cursor the schema object
 * @param kinds the kinds of schemas that were read from the object
 */
export function readKeywords(
  cursor: Cursor,
  kinds: ReadonlySet<Schema['kind']>,
): ReadonlyMap<string, Json> | undefined {
  const keywords = new Map<string, Json>();
  for (const key of cursor.keys()) {
    if (NOTES.has(key) || key.startsWith(EXTENSION_PREFIX) || isModelled(key, kinds)) continue;
    const place = cursor.get(key);
    if (key === 'required' && place.type !== 'array') continue;
    keywords.set(key, withReferences(place.sortedJson()));
    if (UNMODELLED.has(key)) place.add('schema/keyword', { keyword: key }, 'key');
    else if (!KNOWN.has(key) && !key.startsWith('x-')) {
      const hint = nearestSpelling(key, KNOWN);
      if (hint !== undefined) place.add('key/unknown', { key, hint }, 'key');
    }
  }
  const described = cursor.has('x-ms-enum') ? descriptionsOf(cursor.get('x-ms-enum')) : NO_TEXTS;
  if (described.size > 0) keywords.set('x-enumDescriptions', described);
  const ref = cursor.has(EXTENSION.ref) ? cursor.get(EXTENSION.ref).text() : undefined;
  if (ref !== undefined && /[#/:]/.test(ref)) keywords.set('$ref', ref);
  // Reads keywords such as `$id` from an extension. Restitch's export moves them there, because as keywords they would
  // change which schemas the exported references lead to.
  if (cursor.has(EXTENSION.keywords)) {
    for (const [key, place] of cursor.get(EXTENSION.keywords).entries())
      keywords.set('$' + key, withReferences(place.sortedJson()));
  }
  if (cursor.has(EXTENSION.constraints)) {
    for (const [key, place] of cursor.get(EXTENSION.constraints).entries())
      keywords.set(key, withReferences(place.sortedJson()));
  }
  return keywords.size > 0 ? keywords : undefined;
}

const NO_TEXTS: ReadonlyMap<string, Json> = new Map();

/** Returns the descriptions of enum values in `x-ms-enum`, by value. */
function descriptionsOf(list: Cursor): ReadonlyMap<string, Json> {
  const values = list.get('values');
  if (values.type !== 'array') return NO_TEXTS;
  const texts = values.items().flatMap((item) => {
    const [value, text] = [item.get('value').value, item.get('description').string()];
    const isScalar = typeof value === 'string' || typeof value === 'number';
    return isScalar && text !== undefined ? [[String(value), text] as const] : [];
  });
  return new Map(texts.sort(([a], [b]) => byCodeUnit(a, b)));
}

/**
 * Restores the references inside the value of a keyword. Restitch's export writes a reference that leads to no schema
 * under another key than `$ref`.
 */
function withReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withReferences);
  if (!isJsonObject(value)) return value;
  return new Map(
    [...value].map(([key, item]) => [key === EXTENSION.ref ? '$ref' : key, withReferences(item)]),
  );
}
