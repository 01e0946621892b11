/**
 * Combines two object schemas for a value that must match both. If only one of them describes a property, the other's
 * rules for additional properties apply to that property.
 */
import type { ObjectShape, Property, Schema } from '../schema.js';
import { isSilent } from './any-value.js';

/** Adds to object `a` the properties that only `b` describes, if `a` restricts additional properties. */
export function extended(a: Schema & ObjectShape, b: ObjectShape): Schema & ObjectShape {
  const rest = furtherOf(a);
  // Not supported for `patternProperties`, because this function does not match names against patterns.
  if (rest === undefined || a.patterns !== undefined) return a;
  let properties: Map<string, Property> | undefined;
  for (const name of new Set([...a.properties.keys(), ...b.properties.keys()])) {
    const own = a.properties.get(name);
    if (own !== undefined && own.undescribed !== true) continue;
    properties ??= new Map(a.properties);
    properties.set(name, { schema: rest, required: own?.required === true });
  }
  return properties === undefined ? a : { ...a, properties };
}

function furtherOf({ rest, restStated, assertions }: Schema & ObjectShape): Schema | undefined {
  if (rest === undefined) return NOTHING;
  const further = restStated === true ? rest : assertions?.unevaluatedProperties;
  return further === undefined || (isSilent(further) && !further.assertions) ? undefined : further;
}

/** If additional properties are forbidden, removes optional properties whose schema allows no value. */
export function withoutForbidden(shape: ObjectShape): ObjectShape {
  const { properties, rest, patterns } = shape;
  if (rest !== undefined || patterns !== undefined) return shape;
  const isForbidden = ({ schema, required }: Property): boolean =>
    schema.kind === 'never' && !required;
  if (![...properties.values()].some(isForbidden)) return shape;
  const kept = new Map([...properties].filter(([, property]) => !isForbidden(property)));
  return { ...shape, properties: kept };
}

const NOTHING: Schema = { kind: 'never', origins: [] };
