/**
 * The state of a schema comparison: the named schemas of both APIs, and the pairs that were compared or are still
 * queued.
 */
import { effective } from '../../../model/effective/effective.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';
import { followIn } from '../../../model/dereference.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import type { Step, Steps } from '../../../model/place.js';
import { addFinding, type ChangeWords, type FindingPlace, type FindingScope } from '../change.js';
import type { ChangeRule } from '../rules.js';

type Schemas = ReadonlyMap<SchemaId, Schema>;

/** The position of a schema in a request or response, or in a named schema. */
export interface SchemaPosition extends FindingPlace {
  /** The steps to the whole value that contains the schema. They are the same object for all parts of the value. */
  readonly root: Steps;
}

/** Two schemas at the same position: one of the old API and one of the new API. */
export interface SchemaPair {
  readonly at: SchemaPosition;
  readonly before: Schema;
  readonly after: Schema;
}

export interface SchemaWalk {
  readonly before: Schemas;
  readonly after: Schemas;
  /** The scopes of pairs of named schemas. A pair is compared once, because schemas may be recursive. */
  readonly named: Map<string, FindingScope>;
  /** Pairs of other schemas that can be recursive. Each is compared once in a scope. */
  readonly inline: Set<string>;
  /**
   * Pairs that are not compared yet. A queue is used, because recursion would overflow the stack for long chains of
   * references.
   */
  readonly queue: SchemaPair[];
  /** The number of pairs that are compared. The others are reported as not compared. */
  readonly most: number;
}

export function createWalk(
  before: Schemas,
  after: Schemas,
  most: number = MERGING_LIMITS.comparedPairs.most,
): SchemaWalk {
  return { before, after, named: new Map(), inline: new Set(), queue: [], most };
}

/** Returns the position of a whole value: a body, a parameter, a header, or a named schema (without steps). */
export function positionOf(place: Omit<FindingPlace, 'steps'>, root: Steps = []): SchemaPosition {
  return { scope: place.scope, direction: place.direction, steps: root, root };
}

/** Returns the position one step inside a position. */
export function positionInside(at: SchemaPosition, step: Step): SchemaPosition {
  return { ...at, steps: [...at.steps, step] };
}

/** Returns the position of a keyword. */
export function keywordAt(at: SchemaPosition, name: string): SchemaPosition {
  return positionInside(at, { at: 'keyword', name });
}

/** Adds a finding about a pair of schemas at a position. */
export function addSchemaFinding(
  at: SchemaPosition,
  rule: ChangeRule,
  words: ChangeWords,
  before: Schema,
  after: Schema,
): void {
  addFinding(at, rule, words, { before: before.origins, after: after.origins });
}

/** Returns true for a schema that is neither a reference nor composed of other schemas. */
export function isWhole(schema: Schema, schemas: Schemas): boolean {
  return amountsTo(schema, schemas) === schema;
}

/** Returns the effective schema, with references followed and composed schemas merged. */
export function amountsTo(schema: Schema, schemas: Schemas): Schema {
  return effective(followIn(schemas)(schema), { schemas });
}
