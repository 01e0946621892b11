/**
 * Applies the vocabularies of a metaschema (JSON Schema 2020-12 Core §8.1.2). The vocabularies define which keywords
 * have a meaning in a schema.
 */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Document } from '../../source/document.js';
import { own } from '../../source/root.js';
import { SCHEMA, SCHEMAS } from './resources.js';

const VALIDATION = 'https://json-schema.org/draft/2020-12/vocab/validation';

/** The keywords of the validation vocabulary (Validation §6). */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...['type', 'enum', 'const', 'required', 'dependentRequired', 'uniqueItems', 'pattern'],
  ...['multipleOf', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'maxItems', 'minItems', 'maxContains', 'minContains'],
  ...['maxProperties', 'minProperties'],
]);

/**
 * Removes the validation keywords from a file whose metaschema does not include the validation vocabulary.
 * @param find returns the metaschema with the given address; `undefined` if it is not part of the run
 * @returns a copy of such a file; any other document unchanged
 */
export function withoutForeignKeywords(
  document: Document,
  find: (address: string) => Document | undefined,
): Document {
  const { data } = document;
  const address = isPlainObject(data) ? own(data, '$schema') : undefined;
  if (typeof address !== 'string' || OFFICIAL.test(address)) return document;
  const metaschema = find(address)?.data;
  const vocabulary = isPlainObject(metaschema) ? own(metaschema, '$vocabulary') : undefined;
  const usesValidation = !isPlainObject(vocabulary) || Object.hasOwn(vocabulary, VALIDATION);
  return usesValidation ? document : { ...document, data: stripped(data) };
}

const OFFICIAL = /^https?:\/\/(?:json-schema|spec\.openapis)\.org\//;

type Role = 'schema' | 'schemas';

/**
 * Returns a copy of a schema without the validation keywords. A loop is used instead of recursion, because schemas
 * may be nested deeply.
 */
function stripped(root: unknown): unknown {
  const result: { value?: unknown } = {};
  const waiting: { from: unknown; role: Role; put: (value: unknown) => void }[] = [
    { from: root, role: 'schema', put: (value) => (result.value = value) },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, role, put } = next;
    if (Array.isArray(from)) {
      const items: unknown[] = [...from];
      put(items);
      items.forEach((item, index) =>
        waiting.push({ from: item, role, put: (value) => (items[index] = value) }),
      );
    } else if (isPlainObject(from)) {
      const kept = Object.entries(from).filter(([key]) => role === 'schemas' || !KEYWORDS.has(key));
      // `fromEntries` defines properties, so that a key such as `__proto__` is a key like any other.
      const object: object = Object.fromEntries(kept);
      put(object);
      for (const [key, value] of kept) {
        const inner = role === 'schemas' || SCHEMA.has(key) ? 'schema' : 'schemas';
        if (inner === 'schemas' && !SCHEMAS.has(key)) continue;
        waiting.push({ from: value, role: inner, put: (one) => define(object, key, one) });
      }
    } else put(from);
  }
  return result.value;
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}
