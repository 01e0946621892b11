/** Matches the members of two unions or intersections. */
import { append } from '../../../base/foundation/lists.js';
import { isSameSchema } from '../../../model/effective/schema-equality.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { canonicalText } from '../../../model/canonical.js';
import { amountsTo, type SchemaWalk } from './walk.js';
import { groupByDefined } from '../../../base/foundation/group.js';

export interface UnionMembers {
  readonly members: readonly Schema[];
  readonly nullable: boolean;
}

/** Returns the members of a schema as if it were a union. Nested unions are flattened, and `null` becomes a flag. */
export function unionMembers(schema: Schema, schemas: ReadonlyMap<SchemaId, Schema>): UnionMembers {
  const members: Schema[] = [];
  const targets: Schema[] = [];
  let nullable = false;
  const open = [schema];
  const seen = new Set<Schema>();
  for (let next = open.pop(); next; next = open.pop()) {
    const target = amountsTo(next, schemas);
    if (target.kind === 'null') nullable = true;
    else if (target.kind !== 'union') {
      const isNamed = next.kind === 'ref';
      const isKnown = targets.some(
        (one) => one === target || (!isNamed && isSameSchema(one, target)),
      );
      if (!isKnown) members.push(next);
      targets.push(target);
    } else if (!seen.has(target)) {
      seen.add(target);
      append(open, [...target.members].reverse());
    }
  }
  return { members, nullable };
}

export interface MemberMatches {
  readonly pairs: readonly (readonly [Schema, Schema])[];
  readonly gone: readonly Schema[];
  readonly added: readonly Schema[];
}

/**
 * Matches the members of two unions or intersections: first by name, then by structure, then by kind (such as `string`)
 * if only one member on each side has this kind. If a single member then remains on each side, these two members are
 * matched too.
 */
export function matchMembers(
  before: readonly Schema[],
  after: readonly Schema[],
  walk: SchemaWalk,
): MemberMatches {
  let [gone, added] = [[...before], [...after]];
  const pairs: [Schema, Schema][] = [];
  const targetOf = (schema: Schema, side: 'before' | 'after'): Schema =>
    amountsTo(schema, walk[side]);
  const keys: readonly ((schema: Schema, side: 'before' | 'after') => string | undefined)[] = [
    (schema) => (schema.kind === 'ref' ? schema.id : undefined),
    (schema, side) => looksOf(targetOf(schema, side)),
    (schema, side) => targetOf(schema, side).kind,
    () => 'the last one',
  ];
  for (const [index, key] of keys.entries()) {
    const old = groupByDefined(gone, (schema) => key(schema, 'before'));
    const fresh = groupByDefined(added, (schema) => key(schema, 'after'));
    for (const [name, ones] of old) {
      const others = fresh.get(name) ?? [];
      // Members are only matched by their kind, or as the last remaining members, if the match is unambiguous.
      if (index > 1 && ones.length + others.length > 2) continue;
      for (const [at, one] of ones.entries()) {
        const other = others[at];
        if (!other) continue;
        pairs.push([one, other]);
        gone = gone.filter((schema) => schema !== one);
        added = added.filter((schema) => schema !== other);
      }
    }
  }
  return { pairs, gone, added };
}

/** Returns a text that is the same for all types with the same structure. */
function looksOf(schema: Schema): string {
  switch (schema.kind) {
    case 'object':
      return `object ${JSON.stringify([...schema.properties.keys()].sort())}`;
    case 'enum':
      return `enum ${schema.values
        .map((value) => canonicalText(value))
        .sort()
        .join(' ')}`;
    case 'array':
      return `array of ${schema.items.kind === 'ref' ? schema.items.id : schema.items.kind}`;
    case 'string':
    case 'number':
    case 'integer':
      return `${schema.kind} ${schema.format ?? ''}`;
    default:
      return schema.kind;
  }
}
