/** Parts that are all objects, as the one object that a reader sees (JSON Schema 2020-12 Core §10.2.1.1, `allOf`). */
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Api } from '../../../src/model/api.js';
import { formsOf } from './forms.js';
import { statedProperties, type StatedOrder } from './stated-properties.js';
import type { ObjectShape, Property, Schema } from '../../../src/model/schema.js';

type Intersection = Extract<Schema, { readonly kind: 'intersection' }>;
type Merged = { readonly object?: ObjectShape };
type ApiInOrder = StatedOrder & { readonly api: Api };

/**
 * The object that all parts describe together, its properties part by part.
 * @returns nothing where a part is no object
 */
export function mergedObject(schema: Intersection, view: ApiInOrder): ObjectShape | undefined {
  return merged(schema, view).object;
}

const merged = memoizeByView((schema: Intersection, view: ApiInOrder): Merged => {
  const met: Met = { ids: new Set(), isObject: false };
  const parts = objectsOf(schema, view.api, met);
  if (parts === undefined || !met.isObject) return {};
  const properties = new Map<string, Property>();
  let rest: Schema | undefined;
  let restStated = false;
  for (const part of parts) {
    for (const [name, property] of statedProperties(part, view)) {
      const before = properties.get(name);
      properties.set(name, before ? both(before, property) : property);
    }
    if (part.restStated === true && part.rest !== undefined) {
      rest ??= part.rest;
      restStated = true;
    }
  }
  return { object: { kind: 'object', properties, ...(rest && { rest }), restStated } };
});

/** More parts are shown as parts: chains of thousands would repeat all that is below each. */
const MOST_PARTS = 100;

interface Met {
  /** The named schemas: one that is met again adds nothing. */
  readonly ids: Set<string>;
  /** Whether some part says that the whole is an object. */
  isObject: boolean;
}

/**
 * The objects among the parts of parts; nothing when anything else is there, or too much.
 */
function objectsOf(schema: Schema, api: Api, met: Met): ObjectShape[] | undefined {
  switch (schema.kind) {
    case 'any':
      // Where another part makes it an object, what is said of objects holds.
      return formsOf(schema).filter((form) => form.kind === 'object');
    case 'unknown':
      return [];
    case 'object':
      met.isObject = true;
      return [schema];
    case 'intersection': {
      const all: ObjectShape[] = [];
      for (const member of schema.members) {
        const objects = objectsOf(member, api, met);
        if (objects === undefined) return undefined;
        all.push(...objects);
      }
      return all;
    }
    case 'ref': {
      if (met.ids.has(schema.id)) return [];
      met.ids.add(schema.id);
      const target = api.schemas.get(schema.id);
      return target && met.ids.size <= MOST_PARTS ? objectsOf(target, api, met) : undefined;
    }
    default:
      return undefined;
  }
}

/** A property that two parts describe: the more exact form, required where one says so. */
function both(before: Property, property: Property): Property {
  const required = before.required || property.required;
  const isVague = property.schema.kind === 'any' || property.schema.kind === 'unknown';
  if (isVague || property.undescribed === true) return { ...before, required };
  if (before.schema.kind === 'any' || before.undescribed === true) return { ...property, required };
  return { schema: narrowed(before.schema, property.schema), required };
}

const LEAVES: ReadonlySet<Schema['kind']> = new Set(['string', 'number', 'integer']);
const AT_LEAST = ['minimum', 'exclusiveMinimum', 'minLength'] as const;
const AT_MOST = ['maximum', 'exclusiveMaximum', 'maxLength'] as const;

type Limits = Partial<Record<(typeof AT_LEAST)[number] | (typeof AT_MOST)[number], number>>;

/** What two parts say of one value: the second says it, with all that only the first limits and notes. */
function narrowed(before: Schema, after: Schema): Schema {
  if (before.kind !== after.kind || !LEAVES.has(after.kind)) {
    const { description } = before;
    const isTold = after.description !== undefined || description === undefined;
    return isTold ? after : { ...after, description };
  }
  const [first, second] = [before as Limits, after as Limits];
  const limits: Limits = {};
  for (const key of AT_LEAST) {
    if (first[key] !== undefined) limits[key] = Math.max(first[key], second[key] ?? -Infinity);
  }
  for (const key of AT_MOST) {
    if (first[key] !== undefined) limits[key] = Math.min(first[key], second[key] ?? Infinity);
  }
  return { ...before, ...after, ...limits } as Schema;
}
