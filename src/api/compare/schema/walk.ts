/**
 * The state of a schema comparison: the named schemas of both APIs, and the pairs that were compared or are still
 * queued.
 */
import { effective } from '../../../model/effective/effective.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';
import { followIn } from '../../../model/dereference.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { addFinding, type ChangeOrigins, type FindingScope } from '../change.js';
import type { MessageDirection } from '../judge.js';
import type { ChangeRule } from '../rules.js';

type Schemas = ReadonlyMap<SchemaId, Schema>;

/** A position in a request or response, and the scope that collects findings about it. */
export interface SchemaPosition {
  readonly scope: FindingScope;
  readonly direction: MessageDirection;
  /** The part of the message: `query parameter limit` or `body`. Empty inside a named schema. */
  readonly base: string;
  /** The path inside the base, such as `pets[].name`. */
  readonly path: string;
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

/** Returns the position one step inside a position. */
export function positionInside(at: SchemaPosition, step: string): SchemaPosition {
  const path = step.startsWith('[') || at.path === '' ? at.path + step : `${at.path}.${step}`;
  return { ...at, path };
}

/** Returns the position as text for messages: `property pets[].name of request body`. */
export function positionText({ base, path }: Pick<SchemaPosition, 'base' | 'path'>): string {
  if (path === '') return base === '' ? 'the value' : base;
  const [, around = '', step = ''] = ITEM_STEP.exec(path) ?? restStep(path) ?? [];
  const owner = positionText({ base, path: step === '' ? '' : around });
  const own = step === '' ? `property ${path}` : stepText(step);
  return owner === 'the value' ? own : `${own} of ${owner}`;
}

/** Matches a path to an item of an array (`tags[]`) or of a tuple (`point[0]`). */
const ITEM_STEP = /^(.*)(\[\d*\])$/s;
/**
 * Divides a path to additional properties (`labels.*`) or to properties that match a pattern (`labels./^x-/`). A single
 * regular expression for both would take quadratic time, because a pattern may contain dots and slashes.
 * @returns the path, the part before the last step, and the last step, as `RegExp.exec` does; `undefined` for any other
 * path
 */
function restStep(path: string): readonly string[] | undefined {
  if (path === '*' || /^\/.*\/$/s.test(path)) return [path, '', path];
  if (path.endsWith('.*')) return [path, path.slice(0, -2), '*'];
  const dot = path.endsWith('/') ? path.indexOf('./') : -1;
  if (dot === -1 || dot + 2 === path.length) return undefined;
  return [path, path.slice(0, dot), path.slice(dot + 1)];
}

function stepText(step: string): string {
  if (step === '[]') return 'each item';
  if (step === '*') return 'each additional property';
  return step.startsWith('[') ? `item ${step.slice(1, -1)}` : `each property matching ${step}`;
}

/** Adds a finding at a position. */
export function addFindingAt(
  at: SchemaPosition,
  rule: ChangeRule,
  text: string,
  places: ChangeOrigins,
): void {
  addFinding(at.scope, rule, at.direction, text, places);
}

/** Adds a finding about a pair of schemas at a position. */
export function addSchemaFinding(
  at: SchemaPosition,
  rule: ChangeRule,
  text: string,
  before: Schema,
  after: Schema,
): void {
  addFindingAt(at, rule, text, { before: before.origins, after: after.origins });
}

/** Returns true for a schema that is neither a reference nor composed of other schemas. */
export function isWhole(schema: Schema, schemas: Schemas): boolean {
  return amountsTo(schema, schemas) === schema;
}

/** Returns the effective schema, with references followed and composed schemas merged. */
export function amountsTo(schema: Schema, schemas: Schemas): Schema {
  return effective(followIn(schemas)(schema), { schemas });
}
