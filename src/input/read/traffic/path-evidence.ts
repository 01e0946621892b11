/**
 * Evidence in responses for the words of a path: whether a list contains them, whether the response repeats them, and
 * which fields it has.
 */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';

/** The JSON of a successful response. */
export type ResponseJson = unknown;

/** Fields that repeat a word of the path because they contain the type of a resource. */
const KINDS = /^(?:type|kind|object|resource|rel|status|state|_type|__typename)$/i;
/** True for a field whose value is a word of the API: a type or a state. */
export function isKindField(name: string): boolean {
  return KINDS.test(name);
}

/** Fields that identify a resource. */
const KEYS: ReadonlySet<string> = new Set(
  (
    'id _id uid uuid guid key slug sku code name username login handle nick nickname email mail number no ref reference ' +
    'symbol isbn token hash shortcode permalink path identifier'
  ).split(' '),
);
/** The share of its fields that a response must have in common with the responses of its template. */
const ALIKE = 0.75;

/**
 * Returns the fields of a response whose value is the text, on its first level and in the object that it wraps.
 * @returns `undefined` if the response has no fields
 */
export function repeatingFields(answer: ResponseJson, text: string): string[] | undefined {
  const fields = fieldsOf(answer);
  if (fields.length === 0) return undefined;
  const inner = fields.length === 1 ? fieldsOf(fields[0]?.[1]) : [];
  return [...fields, ...inner].flatMap(([name, value]) =>
    isText(value, text) && !KINDS.test(name) ? name : [],
  );
}

function isText(value: unknown, text: string): boolean {
  return value === text || (typeof value === 'number' && String(value) === text);
}

/**
 * Returns the identifiers of the resources in a collection, from a list of them or a created one.
 * @param collection the segment before them: `users` has `userName`
 * @param isCreate whether the response itself is a resource of the collection
 */
export function listedKeys(answer: ResponseJson, collection: string, isCreate: boolean): string[] {
  const isKey = keyTest(collection);
  return thingsOf(answer, isCreate).flatMap((thing) =>
    fieldsOf(thing).flatMap(([name, value]) =>
      typeof value === 'string' && isKey(name) ? value : [],
    ),
  );
}

/**
 * Returns the fields of a response that repeat the identifier in the path and can identify a resource of the
 * collection.
 */
export function repeatedKeys(answer: ResponseJson, text: string, collection: string): string[] {
  return repeatingFields(answer, text)?.filter(keyTest(collection)) ?? [];
}

function keyTest(collection: string): (name: string) => boolean {
  const own = singularWords(wordsOf(collection)).join('').toLowerCase();
  return (name) => {
    const plain = name.replace(/[_-]/g, '').toLowerCase();
    return KEYS.has(name.toLowerCase()) || KEYS.has(plain.replace(own, ''));
  };
}

/** The items of a list, and of the lists in an envelope; for a create the resource, alone or in an envelope. */
function thingsOf(answer: ResponseJson, isCreate: boolean): unknown[] {
  if (Array.isArray(answer)) return answer;
  const members = fieldsOf(answer).map(([, value]) => value);
  const items = members.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return isCreate ? [answer, ...members] : items;
}

/** The fields of a response by name; a word for its type if it has none. */
export function lookOf(answer: ResponseJson): readonly string[] {
  if (Array.isArray(answer)) return ['[]'];
  const fields = fieldsOf(answer);
  return fields.length > 0 ? fields.map(([name]) => name) : [`(${typeof answer})`];
}

/** True if a response has mostly the fields of a template's responses. */
export function isAlike(look: readonly string[], template: ReadonlySet<string>): boolean {
  const same = look.filter((name) => template.has(name)).length;
  return same >= look.length * ALIKE;
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
