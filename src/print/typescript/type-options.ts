/** Defines the options for printing schemas as types. */
import type { Code } from '../emit/typescript/code.js';
import type { Direction } from '../../model/direction.js';
import type { NumberShape, Property, Schema, SchemaId, StringShape } from '../../model/schema.js';

/** Options that determine how schemas are printed as types. */
export interface TypeOptions {
  /** Returns the type of a named schema. The caller decides the type's name and its import. */
  readonly ref: (id: SchemaId) => Code;
  /** Resolves a reference. If present, a discriminator is only printed where the referenced schema lacks it. */
  readonly follow?: ((schema: Schema) => Schema) | undefined;
  /** `read` omits write-only properties, and `write` omits read-only properties. If absent, types have both. */
  readonly direction?: Direction | undefined;
  /** The type of a value whose type no document declares; by default `unknown`. */
  readonly undeclared?: Code;
  /** The type of binary content; by default `Blob`. */
  readonly binary?: Code | undefined;
  /** Returns another type for a string or number, for example by its format; `undefined` for the usual type. */
  readonly scalar?: (shape: StringShape | NumberShape) => Code | undefined;
  /** If true, optional properties are printed as `?: T | undefined`, for users of `exactOptionalPropertyTypes`. */
  readonly undefinedOptional?: boolean;
  /** If true, arrays are printed as readonly, so that handlers may return readonly arrays. */
  readonly readonlyArrays?: boolean | undefined;
  /** Set if defaults are filled in. A property with a default is then always present. */
  readonly defaults?: FilledTypes | undefined;
  /**
   * True for types in the docs. They contain limits and examples, and also the declared properties of a schema that
   * allows other values (`{ … } | unknown`).
   */
  readonly forReaders?: boolean;
}

/** Options for the types of values in which defaults are filled in. */
export interface FilledTypes {
  readonly of: (property: Property) => unknown;
  /** The options for parts of a value in which no defaults are filled in. */
  readonly without: TypeOptions;
}
