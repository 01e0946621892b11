/** Reduces a value to its declared properties, because TypeScript rejects an object literal with undeclared ones. */
import { flattened } from '../../model/effective/flattened.js';
import type { Api } from '../../model/api.js';
import type { Schema } from '../../model/schema.js';
import {
  fits,
  isArrayInstance,
  isObjectInstance,
  type Instance,
  type Judging,
} from '../validation/index.js';
import { DEEPEST } from './making.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

interface Declaring {
  readonly judging: Judging;
  readonly open: ReadonlySet<Schema>;
  readonly depth: number;
}

/**
 * Removes properties that the schema does not declare, unless the schema has `additionalProperties`.
 * @param value a valid value; unless it is an object or an array, it is returned unchanged
 */
export function declaredPart(schema: Schema, value: Instance, api: Pick<Api, 'schemas'>): Instance {
  const judging = {
    api,
    direction: 'write',
    steps: { left: GENERATING_LIMITS.sampleSteps.most },
  } as const;
  return partOf([schema], value, { judging, open: new Set(), depth: 0 });
}

/** @param schemas schemas that all accept the value */
function partOf(schemas: readonly Schema[], value: Instance, declaring: Declaring): Instance {
  if (declaring.depth > DEEPEST) return value;
  const flat = schemas.flatMap((schema) => flatOf(schema, value, declaring));
  const inner = { ...declaring, open: new Set<Schema>(), depth: declaring.depth + 1 };
  if (isArrayInstance(value)) {
    const items = flat.flatMap((one) => (one.kind === 'array' ? [one.items] : []));
    return items.length === 0 ? value : value.map((item) => partOf(items, item, inner));
  }
  const shapes = flat.flatMap((one) => (one.kind === 'object' ? [one] : []));
  if (!isObjectInstance(value) || shapes.length === 0) return value;
  const isOpen = shapes.some(
    ({ patterns, restStated }) => restStated === true || patterns !== undefined,
  );
  const part = new Map<string, Instance>();
  for (const [name, member] of value) {
    const declaredSchemas = shapes.flatMap(({ properties }) => properties.get(name)?.schema ?? []);
    if (declaredSchemas.length > 0) part.set(name, partOf(declaredSchemas, member, inner));
    else if (isOpen) part.set(name, member);
  }
  return part;
}

/** Returns the schemas that apply to a value, after resolving references, intersections and unions. */
function flatOf(schema: Schema, value: Instance, declaring: Declaring): readonly Schema[] {
  const { judging, open } = declaring;
  if (open.has(schema)) return [];
  const inner = { ...declaring, open: new Set([...open, schema]) };
  return (flattened(schema, judging.api) ?? []).flatMap((part) => {
    if (part.kind !== 'union') return [part];
    const member = part.members.find((one) => fits(one, value, judging));
    return member === undefined ? [] : flatOf(member, value, inner);
  });
}
