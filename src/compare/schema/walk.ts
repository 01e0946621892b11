/** What a comparison of schemas carries along: both sets of named schemas, what is done, and what is still to do. */
import { effective } from '../../model/effective/effective.js';
import { pascalCase, wordsOf } from '../../foundation/words.js';
import { followIn } from '../../model/followed.js';
import type { Schema, SchemaId } from '../../model/schema.js';
import { addFinding, createScope, type ChangeOrigins, type FindingScope } from '../change.js';
import type { MessageDirection } from '../judge.js';
import type { ChangeRule } from '../rules.js';

type Schemas = ReadonlyMap<SchemaId, Schema>;

/** A place in a message of the API, and where findings about it go. */
export interface SchemaPosition {
  readonly scope: FindingScope;
  readonly direction: MessageDirection;
  /** `query parameter limit`, `body`; empty inside a named schema. */
  readonly base: string;
  /** `pets[].name`, from there. */
  readonly path: string;
}

/** Two schemas that stand in one place. */
export interface SchemaPair {
  readonly at: SchemaPosition;
  readonly before: Schema;
  readonly after: Schema;
}

export interface SchemaWalk {
  readonly before: Schemas;
  readonly after: Schemas;
  /** Pairs that are named, and so may lead to themselves: each is compared once. */
  readonly known: Map<Schema, Map<Schema, Map<MessageDirection, FindingScope>>>;
  /** Pairs still to compare. A list and no recursion: chains of names may be long. */
  readonly queue: SchemaPair[];
}

export function createWalk(before: Schemas, after: Schemas): SchemaWalk {
  return { before, after, known: new Map(), queue: [] };
}

/** A place further in. */
export function positionInside(at: SchemaPosition, step: string): SchemaPosition {
  const path = step.startsWith('[') || at.path === '' ? at.path + step : `${at.path}.${step}`;
  return { ...at, path };
}

/** The place in words: `body pets[].name`. */
export function positionText({ base, path }: SchemaPosition): string {
  return [base, path].filter((part) => part !== '').join(' ') || 'the value';
}

/** Adds a finding at a place. */
export function addFindingAt(
  at: SchemaPosition,
  rule: ChangeRule,
  text: string,
  places: ChangeOrigins,
): void {
  addFinding(at.scope, rule, at.direction, text, places);
}

/** Adds a finding about two schemas at a place. */
export function addSchemaFinding(
  at: SchemaPosition,
  rule: ChangeRule,
  text: string,
  before: Schema,
  after: Schema,
): void {
  addFindingAt(at, rule, text, { before: before.origins, after: after.origins });
}

/** True for a schema that is neither a reference nor made of parts. */
export function isWhole(schema: Schema, schemas: Schemas): boolean {
  return amountsTo(schema, schemas) === schema;
}

/** What a schema amounts to on its side of the comparison. */
export function amountsTo(schema: Schema, schemas: Schemas): Schema {
  return effective(followIn(schemas)(schema), { schemas });
}

/**
 * Puts two schemas on the list. A pair of references to one schema is a scope of its own, whatever leads there.
 * @param at where they stand
 */
export function enqueuePair(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  // Anything that amounts to another schema may lead back to where it stands.
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

/** Generated types are called as schemas are; the letters that identifiers do not have change none of them. */
function reportRename(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  if (before.kind !== 'ref' || after.kind !== 'ref') return;
  if (walk.after.has(before.id) || walk.before.has(after.id)) return;
  if (typeName(before.id) === typeName(after.id)) return;
  const text = `was called ${before.id}`;
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

/** The name of a schema that both sides mean: the same one, or one that was renamed. */
function commonName(walk: SchemaWalk, before: Schema, after: Schema): SchemaId | undefined {
  if (before.kind !== 'ref' || after.kind !== 'ref') return undefined;
  return before.id === after.id || !walk.after.has(before.id) ? after.id : undefined;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
