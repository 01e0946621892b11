/**
 * The differences between the JSON Schemas of the description formats: everything that depends on a version is in
 * these records.
 */

import type { Cursor } from '../../source/cursor.js';

/** One flavour of JSON Schema. */
export interface Dialect {
  readonly name: 'Swagger 2.0' | 'OpenAPI 3.0' | 'JSON Schema 2020-12' | 'JSON Schema';
  /** Pointer of the section that names schemas. */
  readonly section: string;
  /** The keywords allowed next to a `$ref`: only notes, or further constraints too. */
  readonly refSiblings: 'notes' | 'constraints';
  /** The keywords by which `null` is allowed. */
  readonly nullable: ReadonlySet<string>;
  /** True when `type` may be a list. */
  readonly typeLists: boolean;
  /** True if `items` may be a list of schemas, one for each item. */
  readonly itemLists: boolean;
  /** True if an array without `items` allows any items; otherwise the missing `items` is a mistake. */
  readonly itemsOptional: boolean;
  /** True if `exclusiveMinimum` and `exclusiveMaximum` are booleans next to the bound. */
  readonly booleanExclusive: boolean;
  /**
   * True if keywords of one type imply that type when no type is declared; strictly read, they do not restrict other
   * types.
   */
  readonly impliesTypes: boolean;
  /** Values of `$schema` that change nothing. */
  readonly drafts: readonly RegExp[];
}

/** Swagger 2.0, § Schema Object (JSON Schema draft 4, in part). */
export const SWAGGER_2_0: Dialect = {
  name: 'Swagger 2.0',
  section: '/definitions',
  refSiblings: 'notes',
  nullable: new Set(['x-nullable', 'x-isnullable']),
  typeLists: false,
  itemLists: true,
  itemsOptional: false,
  booleanExclusive: true,
  impliesTypes: true,
  drafts: [/^/],
};

/** OpenAPI 3.0, § Schema Object (JSON Schema draft 5, in part). */
export const OPENAPI_3_0: Dialect = {
  ...SWAGGER_2_0,
  name: 'OpenAPI 3.0',
  section: '/components/schemas',
  nullable: new Set(['nullable', 'x-nullable']),
};

const DRAFT_2020_12 = [
  /^https:\/\/spec\.openapis\.org\/oas\/3\.\d+\/dialect\/[\w.-]+$/,
  /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/,
];

/** OpenAPI 3.1 and 3.2: JSON Schema 2020-12. */
export const JSON_SCHEMA_2020_12: Dialect = {
  name: 'JSON Schema 2020-12',
  section: '/components/schemas',
  refSiblings: 'constraints',
  nullable: new Set(['x-nullable']),
  typeLists: true,
  itemLists: false,
  itemsOptional: true,
  booleanExclusive: false,
  impliesTypes: true,
  drafts: DRAFT_2020_12,
};

/**
 * JSON Schema in a separate file, of any draft.
 * @param draft the value of its `$schema`
 * @param section the section with its schemas
 */
export function jsonSchemaDialect(draft: string | undefined, section: string): Dialect {
  const isOld = /draft-0[3-7]\b/.test(draft ?? '');
  return {
    ...JSON_SCHEMA_2020_12,
    name: 'JSON Schema',
    section,
    refSiblings: isOld ? 'notes' : 'constraints',
    itemLists: !/2020-12/.test(draft ?? ''),
    booleanExclusive: draft === undefined || /draft-0[34]\b/.test(draft),
    drafts: [/^https?:\/\/json-schema\.org\//],
  };
}

/**
 * Reports a document or a schema that declares another dialect than the one it is read as.
 * @param place `jsonSchemaDialect` or `$schema`; it may be missing
 */
export function checkSchemaDialect(place: Cursor, { drafts }: Dialect): void {
  const draft = place.text();
  if (draft === undefined || drafts.some((known) => known.test(draft))) return;
  place.add('schema/dialect', { dialect: draft });
}
