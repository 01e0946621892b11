/**
 * Describes how the JSON Schemas of the description formats differ. All differences between versions are in these
 * records.
 */

import type { Cursor } from '../../source/cursor.js';

export interface Dialect {
  readonly name: 'Swagger 2.0' | 'OpenAPI 3.0' | 'JSON Schema 2020-12' | 'JSON Schema';
  /** The JSON Pointer of the section that contains the named schemas. */
  readonly section: string;
  /** The keywords that are allowed next to a `$ref`: only annotations (`notes`), or also constraints. */
  readonly refSiblings: 'notes' | 'constraints';
  /** The keywords that allow `null`. */
  readonly nullable: ReadonlySet<string>;
  /** True if `type` may be a list. */
  readonly typeLists: boolean;
  /** True if `items` may be a list of schemas, one for each item. */
  readonly itemLists: boolean;
  /** True if an array without `items` allows any items. Otherwise, a missing `items` is a mistake. */
  readonly itemsOptional: boolean;
  /** True if `exclusiveMinimum` and `exclusiveMaximum` are booleans next to the bound. */
  readonly booleanExclusive: boolean;
  /**
   * True if a keyword for one type implies that type when no type is declared. According to the standard, such a
   * keyword only restricts values of its type.
   */
  readonly impliesTypes: boolean;
  /** Regular expressions that match the values of `$schema` for this dialect. */
  readonly drafts: readonly RegExp[];
}

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
 * Returns the dialect of a separate JSON Schema file, in any draft.
 * @param draft the value of the file's `$schema`
 * @param section the JSON Pointer of the section that contains the file's schemas
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
 * Reports a document or a schema if it declares another dialect than the one with which it is read.
 * @param place the location of `jsonSchemaDialect` or `$schema`, which need not exist
 */
export function checkSchemaDialect(place: Cursor, { drafts }: Dialect): void {
  const draft = place.text();
  if (draft === undefined || drafts.some((known) => known.test(draft))) return;
  place.add('schema/dialect', { dialect: draft });
}
