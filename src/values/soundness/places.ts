/** Finds the places at which several documents describe a value, with the schema of each document and the merged one. */
import { canonicalText } from '../../model/canonical.js';
import { contentSchema } from '../../model/content-schema.js';
import { effective } from '../../model/effective/effective.js';
import type { Direction } from '../../model/direction.js';
import type { Api, Endpoint } from '../../model/api.js';
import { placeKey, trustOf } from '../../model/origin.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import type { Schema } from '../../model/schema.js';

/** A schema, and the API that contains the targets of its references. */
export interface Described {
  readonly schema: Schema;
  readonly api: Api;
}

export interface ValuePlace {
  /** The place in words, such as `"GET /pets", 200, application/json, name`. */
  readonly name: string;
  readonly direction: Direction;
  readonly merged: Described;
  readonly declared: readonly Described[];
}

/** Returns the places of named schemas and of the values in messages that several documents describe. */
export function placesOf(inputs: readonly Api[], merged: Api): readonly ValuePlace[] {
  return [...namedPlaces(inputs, merged), ...messagePlaces(inputs, merged)].filter(isShared);
}

function namedPlaces(inputs: readonly Api[], merged: Api): readonly ValuePlace[] {
  const byOrigin = new Map<string, Described>();
  for (const api of inputs) {
    for (const schema of api.schemas.values())
      for (const origin of schema.origins) byOrigin.set(placeKey(origin), { schema, api });
  }
  return [...merged.schemas].map(([id, schema]) => {
    const found = schema.origins.flatMap((origin) => byOrigin.get(placeKey(origin)) ?? []);
    const declared = [...new Map(found.map((one) => [one.schema, one])).values()];
    return placeOf(`schema ${id}`, 'read', { schema, api: merged }, declared);
  });
}

function messagePlaces(inputs: readonly Api[], merged: Api): readonly ValuePlace[] {
  const tables = inputs.map((api) => ({ api, values: valuesIn(api) }));
  return [...valuesIn(merged)].flatMap(([name, value]) => {
    if (value === null) return [];
    const found = tables.map(({ api, values }) => ({ api, value: values.get(name) }));
    // Variants of one operation in a document are alternatives, which are not compared.
    if (found.some((one) => one.value === null)) return [];
    const declared = found.flatMap((one) =>
      one.value ? [{ schema: one.value.schema, api: one.api }] : [],
    );
    return [placeOf(name, value.direction, { schema: value.schema, api: merged }, declared)];
  });
}

interface MessageValue {
  readonly schema: Schema;
  readonly direction: Direction;
}

/** Maps the name of each place in messages to its schema; `null` if a document describes it several times. */
function valuesIn(api: Api): ReadonlyMap<string, MessageValue | null> {
  const found = new Map<string, MessageValue | null>();
  for (const endpoint of api.endpoints) {
    for (const [name, value] of endpointValues(endpoint))
      found.set(name, found.has(name) ? null : value);
  }
  return found;
}

function* endpointValues(endpoint: Endpoint): Generator<[string, MessageValue]> {
  const { key, parameters, body, responses } = endpoint;
  for (const one of parameters) {
    const schema = contentSchema(one.content);
    yield [`${key}, ${parameterIdentity(one)}`, { schema, direction: 'write' }];
  }
  for (const { type, schema } of body?.media ?? [])
    yield [`${key}, body, ${type}`, { schema, direction: 'write' }];
  for (const { status, media } of responses) {
    for (const { type, schema } of media)
      yield [`${key}, ${status}, ${type}`, { schema, direction: 'read' }];
  }
}

function placeOf(
  name: string,
  direction: Direction,
  merged: Described,
  declared: readonly Described[],
): ValuePlace {
  return { name, direction, merged, declared: declared.filter(isDeclared) };
}

/** Facts that were observed or inferred do not limit what the output accepts. */
function isDeclared({ schema }: Described): boolean {
  const trust = trustOf(schema.origins);
  return schema.kind !== 'unknown' && (trust === 'declared' || trust === 'absent');
}

function isShared({ declared }: ValuePlace): boolean {
  return declared.length > 1;
}

/**
 * Returns true if the merged schema or the schemas of the documents differ in more than annotations. The meaning of a
 * `oneOf` also depends on the targets of its references: a value that matches one more of them is refused.
 */
export function isDifferent({ merged, declared }: ValuePlace): boolean {
  if (merged.schema.kind === 'union' && merged.schema.exclusive === true) return true;
  const texts = [merged, ...declared].map(({ schema }) => canonicalText(schema, NOT_COMPARED));
  return new Set(texts).size > 1;
}

const NOT_COMPARED: ReadonlySet<string> = new Set([
  ...['origins', 'title', 'description', 'examples', 'externalDocs', 'keywords', 'restStated'],
]);

/** Returns the places of the properties and items inside a place, as far as several documents describe them. */
export function innerPlaces({ name, direction, merged, declared }: ValuePlace): ValuePlace[] {
  const whole = effective(merged.schema, merged.api);
  const forms = declared.map(({ schema, api }) => ({ schema: effective(schema, api), api }));
  if (whole.kind === 'array') {
    const items = forms.flatMap(({ schema, api }) =>
      schema.kind === 'array' ? [{ schema: schema.items, api }] : [],
    );
    const inner = { schema: whole.items, api: merged.api };
    return [placeOf(`${name}, items`, direction, inner, items)].filter(isShared);
  }
  if (whole.kind !== 'object') return [];
  const places = [...whole.properties].map(([property, { schema }]) => {
    const found = forms.flatMap((form) => {
      const one = form.schema.kind === 'object' ? form.schema.properties.get(property) : undefined;
      return one && !one.undescribed ? [{ schema: one.schema, api: form.api }] : [];
    });
    return placeOf(`${name}, ${property}`, direction, { schema, api: merged.api }, found);
  });
  return places.filter(isShared);
}
