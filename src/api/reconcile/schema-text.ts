/** Returns canonical texts of schemas. Two schemas with equal texts are treated as equal. */
import { canonicalText, type Comparable } from '../../model/canonical.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Schema } from '../../model/schema.js';

/** Returns the canonical text of a value without origins. Schemas inside the value are included with their content. */
export function contentText(value: Comparable): string {
  return canonicalText(value, ORIGINS);
}

/** Returns true if two values, which may be missing, have the same content. */
export function hasSameContent(one: unknown, other: unknown): boolean {
  return contentText(one as Comparable) === contentText(other as Comparable);
}

const ORIGINS: ReadonlySet<string> = new Set(['origins']);

/**
 * Returns the canonical text of a schema without annotations and origins. The text is cached, because merging needs it
 * for each reference to the schema and for each schema that contains it.
 */
export const schemaShapeText: (schema: Schema) => string = memoizeByObject((schema) =>
  canonicalText(schema, ANNOTATIONS, partText),
);

function partText(value: object): string | undefined {
  return 'kind' in value && 'origins' in value ? schemaShapeText(value as Schema) : undefined;
}

/** Returns the canonical text of the type of a schema, without annotations and assertions. */
export function schemaFormText(schema: Schema): string {
  return canonicalText(schema, NOTES);
}

/** Fields of a schema that do not affect which values are valid. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'origins',
  'title',
  'description',
  'examples',
  'externalDocs',
  'keywords',
  'restStated',
  'typeImplied',
]);

const NOTES: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  ...['default', 'deprecated', 'readOnly', 'writeOnly', 'assertions'],
]);
