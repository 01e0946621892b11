/**
 * Cuts chains of named schemas that are too long, because generated code and other tools follow references recursively.
 */
import type { Report } from '../../../base/diagnostics/report.js';
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

/** A schema that the search has entered but not left. */
interface Visit {
  readonly id: SchemaId;
  readonly index: number;
  readonly refs: Iterator<SchemaId>;
  lowest: number;
}

/**
 * Computes the nesting depth of each named schema with Tarjan's algorithm for strongly connected components. A
 * component consists of the schemas of a cycle, or of a single schema. A path visits each schema of a cycle at most
 * once, so the sum of their depths is used as the depth of the cycle.
 */
class ChainDepths {
  readonly #nesting: ReadonlyMap<SchemaId, Nesting>;
  readonly #depths = new Map<SchemaId, number>();
  readonly #indexes = new Map<SchemaId, number>();
  /** Schemas whose component is not complete yet. */
  readonly #open: SchemaId[] = [];
  readonly #cut = new Map<SchemaId, Set<SchemaId>>();

  constructor(schemas: ReadonlyMap<SchemaId, Schema>) {
    this.#nesting = new Map([...schemas].map(([id, schema]) => [id, nestingOf(schema)]));
  }

  /** Returns the references to cut, by the schema that contains them. */
  cut(): ReadonlyMap<SchemaId, ReadonlySet<SchemaId>> {
    for (const id of this.#nesting.keys()) if (!this.#indexes.has(id)) this.#walk(id);
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

  /** Uses a loop instead of recursion, because deeply nested schemas would overflow the stack. */
  #walk(root: SchemaId): void {
    const stack: Visit[] = [this.#enter(root)];
    for (let visit = stack.at(-1); visit; visit = stack.at(-1)) {
      const { done, value: target } = visit.refs.next();
      if (done) {
        stack.pop();
        const parent = stack.at(-1);
        if (parent) parent.lowest = Math.min(parent.lowest, visit.lowest);
        if (visit.lowest === visit.index) this.#close(visit.id);
      } else if (!this.#indexes.has(target)) {
        if (this.#nesting.has(target)) stack.push(this.#enter(target));
      } else if (!this.#depths.has(target)) {
        visit.lowest = Math.min(visit.lowest, this.#indexes.get(target) ?? visit.lowest);
      }
    }
  }

  #enter(id: SchemaId): Visit {
    const index = this.#indexes.size;
    this.#indexes.set(id, index);
    this.#open.push(id);
    const refs = this.#nesting.get(id)?.refs ?? new Map<SchemaId, number>();
    return { id, index, lowest: index, refs: refs.keys() };
  }

  /** Computes the depth of a component. The depths of all components to which it refers are already known. */
  #close(first: SchemaId): void {
    const members = this.#open.splice(this.#open.lastIndexOf(first));
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
