/** What a comparison of schemas carries along: both sets of named schemas, what is done, and what is still to do. */
import { followed } from '../../model/followed.js';
import { UNKNOWN, type Schema, type SchemaId } from '../../model/schema.js';
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
  /** Intersections of two schemas, made once so that they are known again. */
  readonly joined: Map<Schema, Map<Schema, Schema>>;
}

export function createWalk(before: Schemas, after: Schemas): SchemaWalk {
  return { before, after, known: new Map(), queue: [], joined: new Map() };
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

/** Follows references; what leads nowhere, or round in a circle, is unknown. */
export function dereference(schema: Schema, schemas: Schemas): Schema {
  const target = followed(schema, { schemas });
  return target.kind === 'ref' ? UNKNOWN : target;
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
  if (!leadsOn(before) && !leadsOn(after)) {
    walk.queue.push({ at, before, after });
    return;
  }
  const [old, fresh] = [dereference(before, walk.before), dereference(after, walk.after)];
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
  walk.queue.push({ at: place, before: old, after: fresh });
}

/** Whether a schema may lead back to where it stands. */
function leadsOn({ kind }: Schema): boolean {
  return kind === 'ref' || kind === 'intersection';
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

/** Both schemas at once, as one object: the same one for the same two. */
export function intersectionOf(walk: SchemaWalk, first: Schema, second: Schema): Schema {
  const row = entry(walk.joined, first, () => new Map<Schema, Schema>());
  return entry(row, second, () => {
    const origins = [...first.origins, ...second.origins];
    return { kind: 'intersection', members: [first, second], origins };
  });
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
