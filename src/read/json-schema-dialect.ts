/** How the JSON Schemas of the description formats differ: everything that depends on a version is in these records. */

import type { Cursor } from '../source/cursor.js';

/** One flavour of JSON Schema. */
export interface Dialect {
  readonly name: 'Swagger 2.0' | 'OpenAPI 3.0' | 'JSON Schema 2020-12';
  /** Pointer of the section that names schemas. */
  readonly section: '/definitions' | '/components/schemas';
  /** What stands beside a `$ref`: at most notes, or a further constraint. */
  readonly refSiblings: 'notes' | 'constraints';
  /** The keywords by which `null` is allowed. */
  readonly nullable: ReadonlySet<string>;
  /** True when `type` may be a list. */
  readonly typeLists: boolean;
  /** True when a missing `items` says nothing is known; otherwise it is a mistake. */
  readonly itemsOptional: boolean;
  /** True when `exclusiveMinimum` and `exclusiveMaximum` are booleans beside the bound. */
  readonly booleanExclusive: boolean;
}

/** Swagger 2.0, § Schema Object (JSON Schema draft 4, in part). */
export const SWAGGER_2_0: Dialect = {
  name: 'Swagger 2.0',
  section: '/definitions',
  refSiblings: 'notes',
  nullable: new Set(['x-nullable', 'x-isnullable']),
  typeLists: false,
  itemsOptional: false,
  booleanExclusive: true,
};

/** OpenAPI 3.0, § Schema Object (JSON Schema draft 5, in part). */
export const OPENAPI_3_0: Dialect = {
  name: 'OpenAPI 3.0',
  section: '/components/schemas',
  refSiblings: 'notes',
  nullable: new Set(['nullable', 'x-nullable']),
  typeLists: false,
  itemsOptional: false,
  booleanExclusive: true,
};

/** OpenAPI 3.1 and 3.2: JSON Schema 2020-12. */
export const JSON_SCHEMA_2020_12: Dialect = {
  name: 'JSON Schema 2020-12',
  section: '/components/schemas',
  refSiblings: 'constraints',
  nullable: new Set(['x-nullable']),
  typeLists: true,
  itemsOptional: true,
  booleanExclusive: false,
};

const KNOWN = [
  /^https:\/\/spec\.openapis\.org\/oas\/3\.\d+\/dialect\/[\w.-]+$/,
  /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/,
];

/**
 * Says so when a document or a schema of OpenAPI 3.1 follows another flavour than the one it is read as.
 * @param place `jsonSchemaDialect` or `$schema`; it may be missing
 */
export function checkSchemaDialect(place: Cursor): void {
  const dialect = place.text();
  if (dialect === undefined || KNOWN.some((known) => known.test(dialect))) return;
  place.add('schema/dialect', { dialect });
}
