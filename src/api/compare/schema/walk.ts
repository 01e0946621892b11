/**
 * The state of a schema comparison: the named schemas of both APIs, and the pairs that were compared or are still
 * queued.
 */
import { effective } from '../../../model/effective/effective.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';
import { followIn } from '../../../model/dereference.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { addFinding, createScope, type ChangeOrigins, type FindingScope } from '../change.js';
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
  /** Pairs of named schemas, each with its findings. A pair is compared once, because schemas may be recursive. */
  readonly known: Map<Schema, Map<Schema, Map<MessageDirection, FindingScope>>>;
  /**
   * Pairs that are not compared yet. A queue is used, because recursion would overflow the stack for long chains of
   * references.
   */
  readonly queue: SchemaPair[];
}

export function createWalk(before: Schemas, after: Schemas): SchemaWalk {
  return { before, after, known: new Map(), queue: [] };
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

/**
 * Queues a pair of schemas. The findings of a pair of references are collected separately, so that they are reported
 * once for all endpoints.
 * @param at the position of both schemas
 */
export function enqueuePair(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  // A schema that is neither a reference nor composed cannot be recursive, so its findings are not collected
  // separately.
  if (isWhole(before, walk.before) && isWhole(after, walk.after)) {
    walk.queue.push({ at, before, after });
    return;
  }
  const [old, fresh] = [followIn(walk.before)(before), followIn(walk.after)(after)];
  const known = knownWith(walk, old, fresh);
  const scope = known.get(at.direction);
  if (scope) {
    at.scope.inner.add(scope);
    return;
  }
  const name = commonName(walk, before, after);
  const subject = name === undefined ? at.scope.subject : { kind: 'schema' as const, id: name };
  const own = createScope(subject);
  known.set(at.direction, own);
  at.scope.inner.add(own);
  const place =
    name === undefined ? { ...at, scope: own } : { ...at, scope: own, base: '', path: '' };
  reportRename(walk, place, before, after);
  walk.queue.push({ at: place, before: old, after: fresh });
}

/**
 * Reports a renamed schema, unless the name of the generated type stays the same. It stays the same if both names
 * differ only in characters that identifiers cannot contain.
 */
function reportRename(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  if (before.kind !== 'ref' || after.kind !== 'ref') return;
  if (walk.after.has(before.id) || walk.before.has(after.id)) return;
  if (typeName(before.id) === typeName(after.id)) return;
  const text = `renamed from ${before.id} to ${after.id}`;
  addSchemaFinding(at, 'schema/renamed', text, before, after);
}

function typeName(id: SchemaId): string {
  return pascalCase(wordsOf(id));
}

function knownWith(
  walk: SchemaWalk,
  before: Schema,
  after: Schema,
): Map<MessageDirection, FindingScope> {
  const row = entry(
    walk.known,
    before,
    () => new Map<Schema, Map<MessageDirection, FindingScope>>(),
  );
  return entry(row, after, () => new Map<MessageDirection, FindingScope>());
}

/**
 * Returns the schema's name in the new API if both references have the same name or the schema was renamed. Otherwise,
 * returns `undefined`.
 */
function commonName(walk: SchemaWalk, before: Schema, after: Schema): SchemaId | undefined {
  if (before.kind !== 'ref' || after.kind !== 'ref') return undefined;
  return before.id === after.id || !walk.after.has(before.id) ? after.id : undefined;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = make();
  map.set(key, created);
  return created;
}
