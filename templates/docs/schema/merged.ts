/** The form in which the docs print a composed schema (JSON Schema 2020-12 Core §10.2.1.1, `allOf`). */
import { effective, effectiveObject } from '../../../src/model/effective/effective.js';
import { flattened } from '../../../src/model/effective/flattened.js';
import type { Api } from '../../../src/model/api.js';
import type { ObjectShape, Property, Schema } from '../../../src/model/schema.js';
import { containersOf } from './forms.js';
import { orderedProperties, type DocumentOrder } from './ordered-properties.js';

type ApiInOrder = DocumentOrder & { readonly api: Api };
type NamedProperty = readonly [name: string, property: Property];

/** A schema with all its limits; those of a named schema are on its own page. */
export function displayedForm(schema: Schema, api: Api): Schema {
  return schema.kind === 'ref' ? schema : effective(schema, api);
}

/** An object that parts describe together, and its properties part by part. */
export interface MergedObject {
  readonly object: Schema & ObjectShape;
  readonly properties: readonly NamedProperty[];
}

/** @returns `undefined` if values may be other than objects, or if alternatives are among the parts */
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
