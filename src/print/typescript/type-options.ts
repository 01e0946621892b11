/** How types of the model are spelled. */
import type { Code } from '../emit/typescript/code.js';
import type { Direction } from '../../model/direction.js';
import type { NumberShape, Property, Schema, SchemaId, StringShape } from '../../model/schema.js';

/** How types are spelled. */
export interface TypeOptions {
  /** The type of a named schema; the caller decides its name and import. */
  readonly ref: (id: SchemaId) => Code;
  /** The schema that a reference leads to; it saves types that would say a discriminator twice. */
  readonly follow?: ((schema: Schema) => Schema) | undefined;
  /** `read`: without what is only written; `write`: without what is only read. Absent: with both. */
  readonly direction?: Direction | undefined;
  /** The type of binary content; `Blob` by default. */
  readonly binary?: Code | undefined;
  /** Another type for a string or number, by its format; undefined: the usual one. */
  readonly scalar?: (shape: StringShape | NumberShape) => Code | undefined;
  /** Optional properties as `?: T | undefined`, for users of `exactOptionalPropertyTypes`. */
  readonly undefinedOptional?: boolean;
  /** Arrays are readonly, so that handlers may return readonly ones. */
  readonly readonlyArrays?: boolean | undefined;
  /** Properties with a default are there: it is filled in. Absent: nothing is. */
  readonly defaults?: FilledTypes | undefined;
  /** For readers: with limits and examples, and forms where other values are allowed, too: `{ … } | unknown`. */
  readonly forReaders?: boolean;
}

/** How types are spelled of values in which defaults are filled in. */
export interface FilledTypes {
  readonly of: (property: Property) => unknown;
  /** For what is inside of schemas in which nothing is filled in. */
  readonly without: TypeOptions;
}
