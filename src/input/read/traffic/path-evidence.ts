/**
 * Finds evidence in responses about the segments of a path: whether a list contains a segment, whether the response
 * repeats it, and which fields the response has.
 */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';

export type ResponseJson = unknown;

/**
 * Matches fields that contain the type or the state of a resource. Such a field may repeat a word of the path without
 * identifying a resource.
 */
const KINDS = /^(?:type|kind|object|resource|rel|status|state|_type|__typename)$/i;
/** Returns true for a field whose value is a word of the API: a type or a state. */
export function isKindField(name: string): boolean {
  return KINDS.test(name);
}

/** Words in the names of fields that identify a resource. */
const KEYS: ReadonlySet<string> = new Set(
  (
    'id _id uid uuid guid key slug sku code name username login handle nick nickname email mail number no ref reference ' +
    'symbol isbn token hash shortcode permalink path identifier'
  ).split(' '),
);
/** A response must share this fraction of its fields with the responses of a path template to count as one of them. */
const ALIKE = 0.75;

/**
 * Returns the fields of a response whose value is the given text. Only the outermost fields are searched, and those
 * of a single object that wraps the content.
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
 * Returns the identifiers of the resources in a response. The response is a list of resources, or one created resource.
 * @param collection the path segment before the identifiers: for `users`, the field `userName` is an identifier
 * @param isCreate true if the response itself is a resource of the collection
 */
export function listedKeys(answer: ResponseJson, collection: string, isCreate: boolean): string[] {
  const isKey = keyTest(collection);
  return resourcesOf(answer, isCreate).flatMap((resource) =>
    fieldsOf(resource).flatMap(([name, value]) =>
      typeof value === 'string' && isKey(name) ? value : [],
    ),
  );
}

/**
 * Returns the fields of a response that repeat the identifier in the path and that can identify a resource of the
 * collection.
 */
export function repeatedKeys(answer: ResponseJson, text: string, collection: string): string[] {
  return repeatingFields(answer, text)?.filter(keyTest(collection)) ?? [];
}

/** Returns a test for fields that identify a resource of a collection: `id`, `name`, and `userName` in `users`. */
export function keyTest(collection: string): (name: string) => boolean {
  const own = singularWords(wordsOf(collection)).join('').toLowerCase();
  return (name) => {
    const plain = name.replace(/[_-]/g, '').toLowerCase();
    return KEYS.has(name.toLowerCase()) || KEYS.has(plain.replace(own, ''));
  };
}

/**
 * Returns the items of the list in a response, even if the list is a field of an object. If the request creates a
 * resource, returns the response and the values of its fields, because one of them is the resource.
 */
function resourcesOf(answer: ResponseJson, isCreate: boolean): unknown[] {
  if (Array.isArray(answer)) return answer;
  const members = fieldsOf(answer).map(([, value]) => value);
  const items = members.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
  return isCreate ? [answer, ...members] : items;
}

/** Returns the names of a response's fields. If it has none, returns a word for its type. */
export function lookOf(answer: ResponseJson): readonly string[] {
  if (Array.isArray(answer)) return ['[]'];
  const fields = fieldsOf(answer);
  return fields.length > 0 ? fields.map(([name]) => name) : [`(${typeof answer})`];
}

/** Returns true if a response has mostly the same fields as the responses of a path template. */
export function isAlike(look: readonly string[], template: ReadonlySet<string>): boolean {
  const same = look.filter((name) => template.has(name)).length;
  return same >= look.length * ALIKE;
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}
