/** The output of `inspect` for named schemas, and how it prints types. */
import { effectiveObject } from '../../../model/effective/effective.js';
import { isComposed } from '../../../model/walk.js';
import {
  observedCountOf,
  trustWord,
  type Origin,
  type ObservedCount,
} from '../../../model/origin.js';
import type { Property, Schema, SchemaId } from '../../../model/schema.js';
import type { Generated } from '../generate.js';
import { places, type PlaceJson } from './places.js';
import { keywordsOf, type KeywordJson } from './keywords.js';

export interface PropertyJson {
  /** The name of the property in the description. */
  readonly name: string;
  /** True if the property is required. */
  readonly required: boolean;
  /** The type of the property, in a few words. */
  readonly type: string;
  /**
   * How reliable the type is: `declared`, `observed`, `inferred`, `assumed` or `overlay`; `absent` if no document
   * declares a type.
   */
  readonly trust: string;
  /** The number of recorded exchanges that contain the property, if any do. */
  readonly seen?: ObservedCount;
  /** The locations that declare the property. */
  readonly origins: readonly PlaceJson[];
}

export interface SchemaJson {
  /** The name of the schema's type in the output. */
  readonly name: string;
  /** The type of the schema, in a few words. */
  readonly type: string;
  /** The description of the schema; `null` if no document declares one. */
  readonly description: string | null;
  /** The locations that declare the schema. */
  readonly origins: readonly PlaceJson[];
  /** The properties of an object, including those of every object in an `allOf`. */
  readonly properties: readonly PropertyJson[];
  /** Keywords that documents declare differently. */
  readonly keywords: readonly KeywordJson[];
}

export function schemaJson(id: SchemaId, schema: Schema, generated: Generated): SchemaJson {
  return {
    name: generated.names.schemas.get(id) ?? id,
    type: typeText(schema, generated),
    description: schema.description ?? null,
    origins: places(schema.origins, generated),
    properties: propertiesOf(schema, generated),
    keywords: keywordsOf(`schema ${id}`, generated),
  };
}

function propertiesOf(schema: Schema, generated: Generated): PropertyJson[] {
  const properties = effectiveObject(schema, generated.api)?.properties ?? [];
  return [...properties].map(([name, property]) => propertyJson(name, property, generated));
}

function propertyJson(
  name: string,
  { schema, required }: Property,
  generated: Generated,
): PropertyJson {
  return {
    name,
    required,
    type: typeText(schema, generated),
    trust: trustWord(schema.origins),
    ...observedMember(schema.origins),
    origins: places(schema.origins, generated),
  };
}

/**
 * Prints a schema in a few words: `string`, `integer[]`, `("a" | "b")[]`, `Pet`. A named schema is printed as the
 * name of its type in the output.
 */
export function typeText(schema: Schema, generated: Pick<Generated, 'names'>): string {
  const text = (inner: Schema): string => typeText(inner, generated);
  const part = (inner: Schema): string => (isJoined(inner) ? `(${text(inner)})` : text(inner));
  switch (schema.kind) {
    case 'array':
      return `${part(schema.items)}[]`;
    case 'enum':
      return schema.values
        .map((value) => (typeof value === 'string' ? JSON.stringify(value) : String(value)))
        .join(' | ');
    case 'ref':
      return generated.names.schemas.get(schema.id) ?? schema.id;
    default:
      if (!isComposed(schema)) return schema.kind;
      return schema.kind === 'union'
        ? schema.members.map(text).join(' | ')
        : schema.members.map(part).join(' & ');
  }
}

/** Returns true if the text of a schema contains `|` or `&`, so that it needs brackets next to another operator. */
function isJoined(schema: Schema): boolean {
  if (schema.kind === 'enum') return schema.values.length > 1;
  return isComposed(schema) && schema.members.length > 1;
}

/** Returns the member `seen`, or an empty object if no recorded exchange contains the fact. */
export function observedMember(origins: readonly Origin[]): { readonly seen?: ObservedCount } {
  const seen = observedCountOf(origins);
  return seen === undefined ? {} : { seen };
}
