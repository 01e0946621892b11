/** Combines two objects that must both match: the rules of each for properties that only the other one describes. */
import type { ObjectShape, Property, Schema } from '../schema.js';
import { isSilent } from './silent.js';

/** Adds to object `a` the properties that only `b` describes, if `a` has rules for additional properties. */
export function extended(a: Schema & ObjectShape, b: ObjectShape): Schema & ObjectShape {
  const rest = furtherOf(a);
  // This function does not match names against `patternProperties`.
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

/** The schema of properties that an object does not declare. */
function furtherOf({ rest, restStated, assertions }: Schema & ObjectShape): Schema | undefined {
  if (rest === undefined) return NOTHING;
  const further = restStated === true ? rest : assertions?.unevaluatedProperties;
  return further === undefined || (isSilent(further) && !further.assertions) ? undefined : further;
}

/** Removes optional properties that no value can have, if additional properties are forbidden. */
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
