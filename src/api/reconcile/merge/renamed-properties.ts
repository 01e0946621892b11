/**
 * Finds properties that may be the same, because they have the same type and similar names in different documents. Both
 * properties are kept, because both may exist.
 */
import { within } from './recorded.js';
import type { Schema } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { schemaShapeText } from '../schema-text.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { areSimilarNames } from '../match/similar-names.js';
import type { LedgerEntry } from './schema-ledger.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

type ObjectSchema = Extract<Schema, { kind: 'object' }>;

/** A property that some of the objects have. */
interface PartialProperty {
  readonly name: string;
  readonly shape: string;
  readonly objects: readonly ObjectSchema[];
}

/**
 * Records pairs of properties that have similar names and the same type. A pair is omitted if one document has both
 * properties.
 */
export function recordRenamedProperties(
  objects: readonly ObjectSchema[],
  entry: LedgerEntry,
): void {
  if (entry.areAlternatives || isOfOneSource(objects.map(({ origins }) => origins))) return;
  const partial = partialProperties(objects);
  if (partial.length > MERGING_LIMITS.renamedProperties.most) return;
  for (const [index, one] of partial.entries()) {
    const twins = partial.filter((other) => areTwins(one, other));
    const [twin] = twins;
    // If several properties match, it is unclear which one was renamed.
    if (twin === undefined || twins.length > 1 || partial.indexOf(twin) < index) continue;
    if (partial.filter((other) => areTwins(twin, other)).length > 1) continue;
    const outcome = {
      kept: { value: one.name, origins: originsOf(one) },
      rule: 'both',
      rejected: [
        {
          fact: { value: twin.name, origins: originsOf(twin) },
          why: 'kept as another property',
        },
      ],
    };
    const keptText = `${one.name} and ${twin.name}`;
    const { entity, steps } = within(
      entry,
      { at: 'property', name: one.name },
      { at: 'keyword', name: 'name' },
    );
    entry.ledger.record(entity, steps, outcome, undefined, { keptText });
  }
}

function partialProperties(objects: readonly ObjectSchema[]): PartialProperty[] {
  const names = new Set(objects.flatMap(({ properties }) => [...properties.keys()]));
  return [...names].sort(byCodeUnit).flatMap((name) => {
    const having = objects.filter(({ properties }) => properties.has(name));
    if (having.length === objects.length) return [];
    const schemas = having.flatMap(({ properties }) => properties.get(name)?.schema ?? []);
    const shapes = new Set(schemas.map(schemaShapeText));
    const [shape] = shapes;
    const isTyped = schemas.every(({ kind }) => kind !== 'unknown' && kind !== 'any');
    return shape !== undefined && shapes.size === 1 && isTyped
      ? [{ name, shape, objects: having }]
      : [];
  });
}

function areTwins(one: PartialProperty, other: PartialProperty): boolean {
  return (
    one !== other &&
    one.shape === other.shape &&
    !one.objects.some((object) => other.objects.includes(object)) &&
    areSimilarNames(one.name, other.name)
  );
}

function originsOf({ name, objects }: PartialProperty) {
  return unionOrigins(objects.map(({ properties }) => properties.get(name)?.schema.origins ?? []));
}
