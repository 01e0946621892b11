/** Queues pairs of schemas, each of which is compared once. */
import { shortName } from '../../../base/foundation/text/quoted.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';
import { followIn } from '../../../model/dereference.js';
import { effective, isDerived } from '../../../model/effective/effective.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import { createScope } from '../change.js';
import { compareDefaults } from './defaults.js';
import { objectNumber, schemaKey } from './pair-key.js';
import { addSchemaFinding, positionOf, type SchemaPosition, type SchemaWalk } from './walk.js';

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
  // Every cycle leads through a reference, a composed or a derived schema, so other pairs need not be remembered.
  if (![before, after].some(canRepeat)) {
    walk.queue.push({ at, before, after });
    return;
  }
  const isRef = before.kind === 'ref' || after.kind === 'ref';
  if (isRef && (before.default !== undefined || after.default !== undefined)) {
    const { before: old, after: fresh } = walk;
    compareDefaults(at, effective(before, { schemas: old }), effective(after, { schemas: fresh }));
  }
  const [old, fresh] = [followIn(walk.before)(before), followIn(walk.after)(after)];
  const keys = [schemaKey(old, walk.before), schemaKey(fresh, walk.after)];
  const pair = [...keys, at.direction].join(' ');
  const name = commonName(walk, before, after);
  if (name === undefined) {
    const key = `${pair} ${objectNumber(at.scope)} ${objectNumber(at.root)}`;
    if (walk.inline.has(key)) return;
    walk.inline.add(key);
    walk.queue.push({ at, before: old, after: fresh });
    return;
  }
  const known = walk.named.get(pair);
  const scope = known ?? createScope({ kind: 'schema', id: name });
  at.scope.inner.add(scope);
  if (known !== undefined) return;
  walk.named.set(pair, scope);
  const place = positionOf({ scope, direction: at.direction });
  reportRename(walk, place, before, after);
  walk.queue.push({ at: place, before: old, after: fresh });
}

function canRepeat(schema: Schema): boolean {
  return schema.kind === 'ref' || isComposed(schema) || isDerived(schema);
}

/**
 * Reports a renamed schema, unless the name of the generated type stays the same. It stays the same if both names
 * differ only in characters that identifiers cannot contain.
 */
function reportRename(walk: SchemaWalk, at: SchemaPosition, before: Schema, after: Schema): void {
  if (before.kind !== 'ref' || after.kind !== 'ref') return;
  if (walk.after.has(before.id) || walk.before.has(after.id)) return;
  if (typeName(before.id) === typeName(after.id)) return;
  const words = `renamed from ${shortName(before.id)} to ${shortName(after.id)}`;
  addSchemaFinding(at, 'schema/renamed', words, before, after);
}

function typeName(id: SchemaId): string {
  return pascalCase(wordsOf(id));
}

/**
 * Returns the schema's name in the new API if both references have the same name or the schema was renamed. Otherwise,
 * returns `undefined`.
 */
function commonName(walk: SchemaWalk, before: Schema, after: Schema): SchemaId | undefined {
  if (before.kind !== 'ref' || after.kind !== 'ref') return undefined;
  return before.id === after.id || !walk.after.has(before.id) ? after.id : undefined;
}
