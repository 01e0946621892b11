/** The schema of a value: a subset of JSON Schema 2020-12 as data. Only `ref` is recursive, so every walk ends. */
import type { Json } from '../base/foundation/json.js';
import type { Fact, Origin } from './origin.js';

export type { Json } from '../base/foundation/json.js';

/** The key of a named schema in `Api.schemas`: its name in the document. */
export type SchemaId = string;

/** A member of an `enum`, or a `const`. */
export type Scalar = null | boolean | number | bigint | string;

/**
 * The shape of a value. `any` is a declared `{}`; `unknown` is a type that no document declares.
 * `null` occurs once, as a member of a union.
 */
export type Shape =
  | { readonly kind: 'any' }
  | { readonly kind: 'unknown' }
  | NeverShape
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | NumberShape
  | StringShape
  | { readonly kind: 'binary'; readonly mediaType?: string }
  | EnumShape
  | ArrayShape
  | TupleShape
  | ObjectShape
  | UnionShape
  | { readonly kind: 'intersection'; readonly members: readonly Schema[] }
  | { readonly kind: 'ref'; readonly id: SchemaId };

/** No value at all: `false`, or an `enum` without members. */
export interface NeverShape {
  readonly kind: 'never';
}

export interface NumberShape {
  readonly kind: 'number' | 'integer';
  /** `int32`, `int64`, `float`, `double`, or any other text of the document. */
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** True for the two kinds of numbers. */
export function isNumber(schema: Schema): schema is Extract<Schema, NumberShape> {
  return schema.kind === 'number' || schema.kind === 'integer';
}

export interface StringShape {
  readonly kind: 'string';
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** JSON Schema `contentEncoding`, e.g. `base64`. */
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}

export interface EnumShape {
  readonly kind: 'enum';
  readonly values: readonly Scalar[];
  /** True if other values of the same type occur, or are likely to. */
  readonly open?: boolean;
  /** Names that a document gives to the values (`x-enum-varnames`), in the same order. */
  readonly names?: readonly string[];
}

export interface ArrayShape {
  readonly kind: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface TupleShape {
  readonly kind: 'tuple';
  readonly items: readonly Schema[];
  /** The schema of items after the named ones; absent if there are none. */
  readonly rest?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface Property {
  readonly schema: Schema;
  readonly required: boolean;
  /**
   * True if `required` lists the property but `properties` does not declare it: the rules for additional properties
   * apply.
   */
  readonly undescribed?: boolean;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  /**
   * `additionalProperties`: a schema for additional properties; `any` if the standard's default applies; absent if they
   * are forbidden.
   */
  readonly rest?: Schema;
  /** True if `rest` was declared, and is not the default of the standard. */
  readonly restStated?: boolean;
  /** `patternProperties`: a schema for every property whose name matches a pattern; `rest` does not apply to these. */
  readonly patterns?: ReadonlyMap<string, Schema>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface Discriminator {
  readonly property: string;
  /** Value of the property → schema id. */
  readonly mapping: ReadonlyMap<string, SchemaId>;
  readonly defaultMapping?: SchemaId;
  /** True if the property does not distinguish all members: some declare the same value, or none. */
  readonly partial?: boolean;
}

export interface UnionShape {
  readonly kind: 'union';
  readonly members: readonly Schema[];
  /** `oneOf`: exactly one member may match. */
  readonly exclusive?: boolean;
  readonly discriminator?: Discriminator;
}

/** Annotations and assertions of a value, in addition to its shape. */
export interface Notes {
  /** True if no type is declared, but only a keyword of this type. Another document may declare another type. */
  readonly typeImplied?: true;
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly externalDocs?: ExternalDocs;
  /** Keywords that have no form (`not`, `if`, `propertyNames`, …), verbatim, for docs, comparison and export. */
  readonly keywords?: ReadonlyMap<string, Json>;
  /** The keywords that limit values, for checks. */
  readonly assertions?: Assertions;
}

/**
 * Assertions that TypeScript cannot express. Each applies to values of one type or of all types, and ignores others
 * (JSON Schema 2020-12 Core §10 and §11, Validation §6).
 */
export interface Assertions {
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly contains?: Schema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly propertyNames?: Schema;
  /** A property → the properties that are required if it is present. */
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas?: ReadonlyMap<string, Schema>;
  readonly unevaluatedProperties?: Schema;
  readonly unevaluatedItems?: Schema;
  /** `enum` or `const` with objects or arrays among them: the value is one of these. */
  readonly values?: readonly Json[];
  /** Schemas that each apply only to values of their own type. */
  readonly forms?: readonly Schema[];
}

/** A shape, its annotations, and the locations of both. Without origins if no document declares it. */
export type Schema = Shape & Notes & { readonly origins: readonly Origin[] };

export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** An example, and its name in the document, which is `''` if it has none. */
export interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
  /** The value as it is sent, if a document gives it separately (OpenAPI 3.2). */
  readonly serialized?: string;
  readonly externalValue?: string;
  readonly origins: readonly Origin[];
}

/** The schema of a value without a description. */
export const UNKNOWN: Schema = { kind: 'unknown', origins: [] };

/** A declared text, shared by everything that has a description. */
export type Text = Fact<string>;
