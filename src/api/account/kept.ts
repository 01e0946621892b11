/** Decides whether a document states a fact, and whether the merged API contains it. */
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { canonicalText, type Comparable } from '../../model/canonical.js';
import type { FactKind } from '../../model/facts.js';
import { isWeak, trustOf, type Origin } from '../../model/origin.js';
import { unwrapped, type FactPart } from './part.js';

/** Returns the names in the merged API of a security scheme of the document. */
type SchemeNames = (name: string) => readonly string[];

/** The rules for fields that state a single value. */
export type ValueRule = 'value' | 'flag' | 'text';

/** Types that say nothing by themselves. */
const SILENT: ReadonlySet<unknown> = new Set([
  'any',
  'unknown',
  'ref',
  'union',
  'intersection',
  'enum',
]);

/**
 * Returns true if a document states a fact. A default of the format, a guess, an empty text and a flag that is not set
 * state nothing.
 */
export function isStated(kind: FactKind, rule: ValueRule, value: unknown, part: FactPart): boolean {
  if (rule === 'flag') return value === true;
  if (rule === 'text') return typeof value === 'string' && value.trim() !== '';
  if (kind === 'schema.kind') return part['typeImplied'] !== true && !SILENT.has(value);
  if (kind === 'content.style') return isSerialized(part, 'style');
  if (kind === 'content.explode') return isSerialized(part, 'explode');
  return true;
}

/** Returns true if a parameter declares how it is written, and its type can be written in several ways. */
function isSerialized({ assumed, schema }: FactPart, field: string): boolean {
  if (Array.isArray(assumed) && assumed.includes(field)) return false;
  if (!isPlainObject(schema) || SCALAR.has(schema['kind'])) return false;
  const { origins } = schema;
  return Array.isArray(origins) && !isWeak(trustOf(origins as readonly Origin[]));
}

const SCALAR: ReadonlySet<unknown> = new Set([
  ...['boolean', 'number', 'integer', 'string', 'enum', 'null', 'unknown', 'any'],
]);

/** Returns true if one of the counterparts of a part contains one of its values. */
export function isFactKept(
  kind: FactKind,
  rule: ValueRule,
  field: string,
  value: unknown,
  others: readonly FactPart[],
  schemeNames: SchemeNames,
): boolean {
  if (rule === 'text') return isTextKept(field, String(value), others);
  if (kind === 'schema.kind') return others.some((other) => isOfType(String(value), other));
  if (kind === 'endpoint.operationId' && others.some(({ aliases }) => includes(aliases, value)))
    return true;
  return others.some((other) => {
    const { value: found } = unwrapped(other[field]);
    if (kind === 'example.value' && String(found) === String(value)) return true;
    if (kind === 'endpoint.security') return isSecured(value, found, schemeNames);
    return covers(found, value);
  });
}

/** Returns true if a value contains another: an equal value, or an object with at least the same members. */
function covers(whole: unknown, part: unknown): boolean {
  if (whole === part) return true;
  if (Array.isArray(whole) && Array.isArray(part) && whole.length === part.length)
    return part.every((one, index) => covers(whole[index], one));
  if (whole instanceof Map && part instanceof Map)
    return [...part].every(([key, one]) => whole.has(key) && covers(whole.get(key), one));
  if (isPlainObject(whole) && isPlainObject(part) && !(part instanceof Map))
    return Object.entries(part).every(
      ([key, one]) => key === 'origins' || one === undefined || covers(whole[key], one),
    );
  return canonicalText(whole as Comparable) === canonicalText(part as Comparable);
}

const TEXT_FIELDS = ['summary', 'description', 'title', 'name'] as const;

/** Returns true if the words of a text are in the same field, also within a longer text, or are another text. */
function isTextKept(field: string, text: string, others: readonly FactPart[]): boolean {
  if (others.some((other) => unwrapped(other[field]).value === text)) return true;
  const words = wordsOf(text);
  return others.some((other) =>
    TEXT_FIELDS.some((name) => {
      const { value: found } = unwrapped(other[name]);
      if (typeof found !== 'string') return false;
      return name === field ? isPartOf(text, found) : wordsOf(found) === words;
    }),
  );
}

/** Returns true if a text contains the words of another, or the words of each of its sentences. */
export function isPartOf(text: string, whole: string): boolean {
  const all = wordsOf(whole);
  return (
    all.includes(wordsOf(text)) ||
    text.split(/(?<=[.!?])\s+/).every((sentence) => all.includes(wordsOf(sentence)))
  );
}

function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Returns true if a schema has a type, or restricts it to some of its values. */
function isOfType(type: string, { kind, values, format, contentEncoding }: FactPart): boolean {
  if (kind === type) return true;
  switch (type) {
    case 'number':
      return kind === 'integer' || hasValue(values, ['number', 'bigint']);
    case 'integer':
      return kind === 'number' || hasValue(values, ['number', 'bigint']);
    case 'string':
      return kind === 'binary' || hasValue(values, ['string']);
    case 'boolean':
      return hasValue(values, ['boolean']);
    case 'binary':
      return kind === 'string' && (format !== undefined || contentEncoding !== undefined);
    case 'array':
      return kind === 'tuple';
    case 'tuple':
      return kind === 'array';
    case 'null':
      return includes(values, null);
    default:
      return false;
  }
}

function hasValue(values: unknown, types: readonly string[]): boolean {
  return Array.isArray(values) && values.some((value) => types.includes(typeof value));
}

function includes(list: unknown, value: unknown): boolean {
  return Array.isArray(list) && list.includes(value);
}

/** Returns true if each alternative of a requirement was kept, alone or together with other schemes. */
function isSecured(part: unknown, whole: unknown, schemeNames: SchemeNames): boolean {
  if (!Array.isArray(part) || !Array.isArray(whole)) return false;
  if (part.length === 0) return whole.length === 0 || whole.some((one) => listLength(one) === 0);
  return part.every((wanted: unknown) =>
    whole.some((offered: unknown) => isSameRequirement(wanted, offered, schemeNames)),
  );
}

function isSameRequirement(wanted: unknown, offered: unknown, schemeNames: SchemeNames): boolean {
  if (!Array.isArray(wanted) || !Array.isArray(offered)) return false;
  if (wanted.length === 0) return offered.length === 0;
  return wanted.every((use: unknown) => {
    if (!isPlainObject(use)) return false;
    const names = schemeNames(String(use['scheme']));
    return offered.some(
      (other: unknown) =>
        isPlainObject(other) &&
        names.includes(String(other['scheme'])) &&
        Array.isArray(use['scopes']) &&
        use['scopes'].every((scope) => includes(other['scopes'], scope)),
    );
  });
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : -1;
}

/** Returns true if a list of one of the parts contains an item. */
export function hasItem(
  kind: FactKind,
  field: string,
  item: unknown,
  others: readonly FactPart[],
): boolean {
  return others.some((other) => {
    const lists = [other[field], kind === 'schema.values' ? valuesOf(other) : undefined];
    return lists.some(
      (list) => Array.isArray(list) && list.some((one) => covers(unwrapped(one).value, item)),
    );
  });
}

/** The values of an `enum` that contains objects are an assertion. */
function valuesOf({ assertions }: FactPart): unknown {
  return isPlainObject(assertions) ? assertions['values'] : undefined;
}

/** Returns true if a map of one of the parts contains an entry. */
export function hasEntry(
  field: string,
  name: string,
  value: unknown,
  others: readonly FactPart[],
): boolean {
  return others.some((other) => {
    const entries = other[field];
    return entries instanceof Map && entries.has(name) && covers(entries.get(name), value);
  });
}
