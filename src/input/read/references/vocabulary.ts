/**
 * Applies the vocabularies of a metaschema (JSON Schema 2020-12 Core §8.1.2). The vocabularies define which keywords
 * have a meaning in a schema.
 */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Document } from '../../source/document.js';
import { fileOf, referenceTarget, type Allowed } from '../../source/references/target.js';
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
 * Removes the validation keywords from files whose metaschema is among the documents and does not include the
 * validation vocabulary.
 * @param documents every document of the run
 * @param allowed the folders that contain copies of metaschemas
 * @returns copies of such files; all other documents unchanged
 */
export function withoutForeignKeywords(
  documents: readonly Document[],
  allowed: Allowed,
): readonly Document[] {
  const usesValidation = (document: Document): boolean => {
    const metaschema = metaschemaOf(document, documents, allowed);
    const vocabulary = metaschema && own(metaschema, '$vocabulary');
    return !isPlainObject(vocabulary) || Object.hasOwn(vocabulary, VALIDATION);
  };
  return documents.map((document) =>
    usesValidation(document) ? document : { ...document, data: stripped(document.data) },
  );
}

function metaschemaOf(
  { data, source }: Document,
  documents: readonly Document[],
  allowed: Allowed,
): Readonly<Record<string, unknown>> | undefined {
  const address = isPlainObject(data) ? own(data, '$schema') : undefined;
  if (typeof address !== 'string' || OFFICIAL.test(address)) return undefined;
  const target = referenceTarget(address.split('#', 1)[0] ?? '', fileOf(source), source, allowed);
  const found = documents.find(
    (one) =>
      (isPlainObject(one.data) && own(one.data, '$id') === address) ||
      (target.kind !== 'refused' && one.source === target.source),
  );
  return isPlainObject(found?.data) ? found.data : undefined;
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
