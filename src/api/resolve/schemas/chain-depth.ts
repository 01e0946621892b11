/**
 * Cuts chains of named schemas that are too long, because generated code and other tools follow references recursively.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import { stronglyConnected } from '../../../base/foundation/components.js';
import { append, largest } from '../../../base/foundation/lists.js';
import type { Api } from '../../../model/api.js';
import { assertedSchemas, mapAsserted } from '../../../model/assertions.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { hasParts, mapChildren, visitChildren } from '../../../model/walk.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Replaces references to schemas that are nested too deeply with the unknown type.
 * @param api the API, in which every reference has a target
 */
export function limitChains(api: Api, report: Report): Api {
  const depths = new ChainDepths(api.schemas);
  const cut = depths.cut();
  if (cut.size === 0) return api;
  const schemas = new Map(api.schemas);
  for (const [id, targets] of cut) {
    const without = (schema: Schema): Schema => {
      if (schema.kind !== 'ref' || !targets.has(schema.id)) {
        return mapAsserted(mapChildren(schema, without), without);
      }
      report.add(
        'schema/too-deep',
        { chain: depths.chainFrom(schema.id), limit: MERGING_LIMITS.chain.most },
        schema.origins[0],
      );
      return { kind: 'unknown', origins: schema.origins };
    };
    const schema = api.schemas.get(id);
    if (schema) schemas.set(id, without(schema));
  }
  return { ...api, schemas };
}

/** The nesting depth of a named schema, and the depth inside the schema at which each of its references occurs. */
interface Nesting {
  readonly depth: number;
  readonly refs: ReadonlyMap<SchemaId, number>;
}

/**
 * Computes the nesting depth of each named schema. A path visits each schema of a cycle at most once, so the sum of
 * their depths is used as the depth of the cycle.
 */
class ChainDepths {
  readonly #nesting: ReadonlyMap<SchemaId, Nesting>;
  readonly #depths = new Map<SchemaId, number>();
  readonly #cut = new Map<SchemaId, Set<SchemaId>>();

  constructor(schemas: ReadonlyMap<SchemaId, Schema>) {
    this.#nesting = new Map([...schemas].map(([id, schema]) => [id, nestingOf(schema)]));
  }

  /** Returns the references to cut, by the schema that contains them. */
  cut(): ReadonlyMap<SchemaId, ReadonlySet<SchemaId>> {
    const refs = (id: SchemaId): Iterable<SchemaId> => this.#nesting.get(id)?.refs.keys() ?? [];
    for (const members of stronglyConnected(this.#nesting.keys(), refs)) this.#close(members);
    return this.#cut;
  }

  /** Returns the first schemas of the longest chain of references that starts at a schema. */
  chainFrom(start: SchemaId): SchemaId[] {
    const chain = [start];
    for (let id = start; chain.length < 3;) {
      const refs = [...(this.#nesting.get(id)?.refs ?? [])].filter(
        ([next]) => !chain.includes(next),
      );
      const lengths = refs.map(([next, at]) => at + (this.#depths.get(next) ?? 0));
      const next = refs[lengths.indexOf(largest(lengths))]?.[0];
      if (next === undefined) break;
      chain.push(next);
      id = next;
    }
    return chain;
  }

  /** Computes the depth of a component. The depths of all components to which it refers are already known. */
  #close(members: readonly SchemaId[]): void {
    let inside = 0;
    let behind = 0;
    for (const id of members) {
      const { depth = 1, refs = new Map<SchemaId, number>() } = this.#nesting.get(id) ?? {};
      inside += depth;
      for (const [target, at] of refs) {
        const deep = this.#depths.get(target);
        if (deep === undefined) continue;
        if (at + deep > MERGING_LIMITS.chain.most)
          this.#cut.set(id, (this.#cut.get(id) ?? new Set()).add(target));
        else behind = Math.max(behind, deep);
      }
    }
    const deep = members.length > 1 ? Math.min(inside, MERGING_LIMITS.circle.most) : inside;
    for (const id of members) this.#depths.set(id, deep + behind);
  }
}

function nestingOf(root: Schema): Nesting {
  const refs = new Map<SchemaId, number>();
  let depth = 0;
  let level: readonly Schema[] = [root];
  for (; level.length > 0; depth++) {
    const below: Schema[] = [];
    const add = (schema: Schema): void => void below.push(schema);
    for (const schema of level) {
      if (schema.kind === 'ref') refs.set(schema.id, depth + 1);
      else if (hasParts(schema)) visitChildren(schema, add);
      if (schema.assertions !== undefined) append(below, assertedSchemas(schema));
    }
    level = below;
  }
  return { depth, refs };
}
