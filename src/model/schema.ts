/**
 * The schema of a value: a subset of JSON Schema 2020-12 as data. Only a `ref` can lead back to a schema that
 * contains it, so a walk that does not follow references always ends.
 */
import type { Json } from '../base/foundation/json.js';
import type { Fact, Origin } from './origin.js';

export type { Json } from '../base/foundation/json.js';

/** The name of a schema in its document, which is its key in `Api.schemas`. */
export type SchemaId = string;

/** A value in an `enum`, or the value of a `const`. */
export type Scalar = null | boolean | number | bigint | string;

/**
 * The shape of a value. `any` is a declared schema `{}`; `unknown` means that no document declares a type. `null`
 * only occurs as a member of a union, and only once.
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

/** A schema that no value matches: `false`, or an `enum` without values. */
export interface NeverShape {
  readonly kind: 'never';
}

export interface NumberShape {
  readonly kind: 'number' | 'integer';
  /** `int32`, `int64`, `float`, `double`, or any other format that the document declares. */
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export function isNumber(schema: Schema): schema is Extract<Schema, NumberShape> {
  return schema.kind === 'number' || schema.kind === 'integer';
}

export interface StringShape {
  readonly kind: 'string';
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** `contentEncoding` of JSON Schema, such as `base64`. */
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
}

export interface EnumShape {
  readonly kind: 'enum';
  readonly values: readonly Scalar[];
  /** True if other values of the same type also occur, or are likely to occur. */
  readonly open?: boolean;
  /** The names that a document declares for the values (`x-enum-varnames`), in the order of `values`. */
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
  /** The schema of the items that follow `items`; absent if no more items are allowed. */
  readonly rest?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface Property {
  readonly schema: Schema;
  readonly required: boolean;
  /**
   * True if `required` lists the property but `properties` does not declare it. The rules for additional properties
   * then apply to it.
   */
  readonly undescribed?: boolean;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  /**
   * The schema of additional properties (`additionalProperties`). If the keyword is omitted, the standard's default
   * `any` applies. Absent if additional properties are forbidden.
   */
  readonly rest?: Schema;
  /**
   * True if the document declares `additionalProperties`, so that `rest` is not the default of the standard. The name of
   * this field is part of the fingerprints in lock files, so renaming it would report changes of all open objects.
   */
  readonly restStated?: boolean;
  /**
   * A schema for all properties whose name matches a pattern (`patternProperties`). `rest` does not apply to these
   * properties.
   */
  readonly patterns?: ReadonlyMap<string, Schema>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface Discriminator {
  readonly property: string;
  /** Maps values of the property, as text, to the schemas that they select. */
  readonly mapping: ReadonlyMap<string, SchemaId>;
  readonly defaultMapping?: SchemaId;
  /** The JSON type of the property's values, if they are not strings. */
  readonly type?: 'number' | 'boolean';
  /** True if the property does not distinguish all members, because some declare the same value or none. */
  readonly partial?: boolean;
}

export interface UnionShape {
  readonly kind: 'union';
  readonly members: readonly Schema[];
  /** True for `oneOf`: exactly one member may match. */
  readonly exclusive?: boolean;
  readonly discriminator?: Discriminator;
}

/** Annotations and assertions of a value, in addition to its shape. */
export interface Notes {
  /**
   * True if no type is declared, and the type was inferred from a keyword such as `properties`. Another document may
   * declare another type.
   */
  readonly typeImplied?: true;
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly externalDocs?: ExternalDocs;
  /**
   * Keywords that the model only keeps as they are declared (`not`, `if`, `propertyNames`, …), for the docs, for
   * comparing and for exporting.
   */
  readonly keywords?: ReadonlyMap<string, Json>;
  /** Keywords that limit values and that generated checks validate. */
  readonly assertions?: Assertions;
}

/**
 * Assertions that a TypeScript type cannot express. Each applies to values of one type or of all types, and ignores
 * other values (JSON Schema 2020-12 Core §10 and §11, Validation §6).
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
  /** For a property, the properties that are required if it is present. */
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas?: ReadonlyMap<string, Schema>;
  readonly unevaluatedProperties?: Schema;
  readonly unevaluatedItems?: Schema;
  /** The allowed values of an `enum` or `const` that contains objects or arrays. */
  readonly values?: readonly Json[];
  /** Schemas of different types. Each applies only to values of its type, and does not forbid other values. */
  readonly forms?: readonly Schema[];
}

/**
 * A shape with annotations, and the locations that declare them. If no document declares the schema, there are no
 * origins.
 */
export type Schema = Shape & Notes & { readonly origins: readonly Origin[] };

export interface ExternalDocs {
  readonly url: string;
  readonly description?: string;
}

/** An example. Its `name` is empty if the document does not name it. */
export interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly value?: Json;
  /** The value as it is sent, if the document declares it separately (OpenAPI 3.2). */
  readonly serialized?: string;
  readonly externalValue?: string;
  readonly origins: readonly Origin[];
}

/** The schema of a value that no document describes. */
export const UNKNOWN: Schema = { kind: 'unknown', origins: [] };

/** A text that documents declare, such as a description, with its origins. */
export type Text = Fact<string>;
