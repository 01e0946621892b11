/** Canonical texts of schemas: what two of them must have in common to be one. */
import { canonicalText, type Comparable } from '../../model/canonical.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Schema } from '../../model/schema.js';

/**
 * Returns the canonical text of the content of a value, without origins. Schemas inside it are compared by their
 * content.
 */
export function contentText(value: Comparable): string {
  return canonicalText(value, ORIGINS);
}

const ORIGINS: ReadonlySet<string> = new Set(['origins']);

/**
 * Returns the canonical text of a schema without annotations and origins. It is cached, because merging needs it at
 * each reference to the schema, and for schemas that contain it.
 */
export const schemaShapeText: (schema: Schema) => string = memoizeByObject((schema) =>
  canonicalText(schema, ANNOTATIONS, partText),
);

function partText(value: object): string | undefined {
  return 'kind' in value && 'origins' in value ? schemaShapeText(value as Schema) : undefined;
}

/** The canonical text of a schema's kind and the keywords of that kind, without annotations and assertions. */
export function schemaFormText(schema: Schema): string {
  return canonicalText(schema, NOTES);
}

/** Members of a schema that do not change which values it admits. */
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
