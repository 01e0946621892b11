/** Options for the spelling of types. */
import type { Code } from '../emit/typescript/code.js';
import type { Direction } from '../../model/direction.js';
import type { NumberShape, Property, Schema, SchemaId, StringShape } from '../../model/schema.js';

/** Options for the spelling of types. */
export interface TypeOptions {
  /** Returns the type of a named schema; the caller chooses its name and import. */
  readonly ref: (id: SchemaId) => Code;
  /** The target of a reference; with it, types do not repeat a discriminator. */
  readonly follow?: ((schema: Schema) => Schema) | undefined;
  /** `read`: without write-only properties; `write`: without read-only ones. If absent, types have both. */
  readonly direction?: Direction | undefined;
  /** The type of binary content; `Blob` by default. */
  readonly binary?: Code | undefined;
  /** Returns another type for a string or number, depending on its format; `undefined` for the usual type. */
  readonly scalar?: (shape: StringShape | NumberShape) => Code | undefined;
  /** True to write optional properties as `?: T | undefined`, for users of `exactOptionalPropertyTypes`. */
  readonly undefinedOptional?: boolean;
  /** True to write readonly arrays, so that handlers may return readonly ones. */
  readonly readonlyArrays?: boolean | undefined;
  /** Set if defaults are filled in: properties with a default are then always present. */
  readonly defaults?: FilledTypes | undefined;
  /**
   * True for types in docs: with limits and examples, and with declared forms even if other values are allowed: `{ … }
   * | unknown`.
   */
  readonly forReaders?: boolean;
}

/** Options for types of values in which defaults are filled in. */
export interface FilledTypes {
  readonly of: (property: Property) => unknown;
  /** The options for parts in which no defaults are filled in. */
  readonly without: TypeOptions;
}
