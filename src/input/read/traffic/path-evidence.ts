/** What answers tell of the words in a path: whether a list named them, whether they repeat them, and how they look. */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';

/** The JSON of a successful answer. */
export type ResponseJson = unknown;

/** Fields that repeat a word of the path because they tell the kind of a thing. */
const KINDS = /^(?:type|kind|object|resource|rel|status|state|_type|__typename)$/i;
/** True for a field whose value is a word of the API: the kind or the state of a thing. */
export function isKindField(name: string): boolean {
  return KINDS.test(name);
}

/** Fields that tell one thing from all others. */
const KEYS: ReadonlySet<string> = new Set(
  (
    'id _id uid uuid guid key slug sku code name username login handle nick nickname email mail number no ref reference ' +
    'symbol isbn token hash shortcode permalink path identifier'
  ).split(' '),
);
/** So much of what an answer has is in the answers of a template that it belongs to. */
const ALIKE = 0.75;

/**
 * The fields of an answer whose value is the text, on its first level and in the object that it wraps.
 * @returns nothing when the answer has no fields
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
 * What the things of a collection are known by, as a list of them or the one that was created tells.
 * @param collection the segment before them: `users` has `userName`
 * @param isCreate whether the answer itself is a thing of the collection
 */
export function listedKeys(answer: ResponseJson, collection: string, isCreate: boolean): string[] {
  const isKey = keyTest(collection);
  return thingsOf(answer, isCreate).flatMap((thing) =>
    fieldsOf(thing).flatMap(([name, value]) =>
      typeof value === 'string' && isKey(name) ? value : [],
    ),
  );
}

/** The fields by which an answer calls its thing what the path calls it, as others of its collection are called. */
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

/** The items of a list, and of the lists in an envelope; what was created, alone or in an envelope. */
function thingsOf(answer: ResponseJson, isCreate: boolean): unknown[] {
  if (Array.isArray(answer)) return answer;
  const members = fieldsOf(answer).map(([, value]) => value);
  const items = members.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return isCreate ? [answer, ...members] : items;
}

/** What an answer looks like: the names of its fields, or the word for what it is instead. */
export function lookOf(answer: ResponseJson): readonly string[] {
  if (Array.isArray(answer)) return ['[]'];
  const fields = fieldsOf(answer);
  return fields.length > 0 ? fields.map(([name]) => name) : [`(${typeof answer})`];
}

/** True when an answer looks as those of a template do. */
export function isAlike(look: readonly string[], template: ReadonlySet<string>): boolean {
  const same = look.filter((name) => template.has(name)).length;
  return same >= look.length * ALIKE;
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
