/** Prepares composed schemas for the docs (JSON Schema 2020-12 Core §10.2.1.1, `allOf`). */
import { effective, effectiveObject } from '../../../src/model/effective/effective.js';
import { flattened } from '../../../src/model/effective/flattened.js';
import type { Api } from '../../../src/model/api.js';
import type { ObjectShape, Property, Schema } from '../../../src/model/schema.js';
import { containersOf } from './forms.js';
import { orderedProperties, type DocumentOrder } from './ordered-properties.js';

type ApiInOrder = DocumentOrder & { readonly api: Api };
type NamedProperty = readonly [name: string, property: Property];

/**
 * Returns a schema with the constraints of all its parts. A reference stays a reference, because
 * the named schema has its own page.
 */
export function displayedForm(schema: Schema, api: Api): Schema {
  return schema.kind === 'ref' ? schema : effective(schema, api);
}

/**
 * An object that several schemas describe together (`allOf`), and its properties in the order of
 * those schemas.
 */
export interface MergedObject {
  readonly object: Schema & ObjectShape;
  readonly properties: readonly NamedProperty[];
}

/**
 * Merges the parts of an `allOf` into one object.
 * @returns `undefined` if values may be other than objects, or if a part is a union
 */
export function mergedObject(schema: Schema, view: ApiInOrder): MergedObject | undefined {
  const object = effectiveObject(schema, view.api);
  if (object === undefined) return undefined;
  const parts = flattened(schema, view.api) ?? [];
  const names = parts
    .flatMap((part) => [part, ...containersOf(part)])
    .flatMap((part) => (part.kind === 'object' ? orderedProperties(part, view) : []))
    .map(([name]) => name);
  const properties = [...new Set([...names, ...object.properties.keys()])].flatMap(
    (name): NamedProperty[] => {
      const property = object.properties.get(name);
      return property === undefined ? [] : [[name, property]];
    },
  );
  return { object, properties };
}
