/**
 * Compares keywords that the model of schemas does not represent, and reports those that were added, removed or
 * changed.
 */
import { isJsonArray, isJsonObject } from '../../../model/json.js';
import { flattened } from '../../../model/effective/flattened.js';
import { keywordRefs } from '../../../model/keywords/keyword-refs.js';
import { reachedNames } from '../../../model/walk.js';
import type { Json, Schema } from '../../../model/schema.js';
import { canonicalText } from '../../../model/canonical.js';
import { respelled } from './spelling.js';
import type { ChangeRule } from '../rules.js';
import { serializeFully } from '../snapshot/serialized-type.js';
import {
  addSchemaFinding,
  keywordAt,
  isWhole,
  type SchemaPosition,
  type SchemaWalk,
} from './walk.js';

/** Keywords that do not restrict values on their own. For example, `then` has no meaning without `if`. */
const INERT = new Set(['$comment', 'xml', 'name', 'in', 'contentSchema', 'then', 'else', 'format']);

type Keywords = ReadonlyMap<string, readonly Json[]>;
type Side = 'before' | 'after';

/**
 * Compares keywords that the model of schemas does not represent. The keywords of intersection members are included.
 */
export function compareKeywords(
  walk: SchemaWalk,
  at: SchemaPosition,
  before: Schema,
  after: Schema,
): void {
  const [old, fresh] = [keywordsOf(walk, before, 'before'), keywordsOf(walk, after, 'after')];
  if (old.size + fresh.size === 0) return;
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(name), fresh.get(name)];
    // If a condition was added or removed, it is reported once, for `if`.
    const isConsequence = name === 'then' || name === 'else';
    if (isConsequence && old.has('if') !== fresh.has('if')) continue;
    if (keywordText(walk, was, 'before') === keywordText(walk, is, 'after')) continue;
    const [rule, word] = ruleOf(name, was, is);
    addSchemaFinding(keywordAt(at, name), rule, ['keyword ', ` ${word}`], before, after);
  }
}

/**
 * Returns the rule for a changed keyword. Most keywords restrict values, but whether a new value is stricter is usually
 * unknown.
 */
function ruleOf(
  name: string,
  was: readonly Json[] | undefined,
  is: readonly Json[] | undefined,
): readonly [ChangeRule, string] {
  if (INERT.has(name)) return ['keyword/changed', 'changed'];
  if (was === undefined) return ['keyword/added', 'added'];
  if (is === undefined) return ['keyword/removed', 'removed'];
  const sign = name === 'not' ? moreForbidden(was, is) : counted(name, was, is);
  if (sign === 0) return ['keyword/changed', 'changed'];
  return sign > 0
    ? ['bound/tightened', 'forbids more values now']
    : ['bound/loosened', 'forbids fewer values now'];
}

/**
 * Compares two values of `not`.
 * @returns 1 if the new one forbids more values, -1 if it forbids fewer, 0 if that is unknown
 */
function moreForbidden(was: readonly Json[], is: readonly Json[]): number {
  const [old, fresh] = [forbidden(was), forbidden(is)];
  if (!old || !fresh) return 0;
  const isMore = [...old].every((value) => fresh.has(value));
  const isLess = [...fresh].every((value) => old.has(value));
  return Number(isMore) - Number(isLess);
}

/** Returns the values that a `not` forbids; `undefined` unless it consists only of `enum` or `const`. */
function forbidden([not, another]: readonly Json[]): Set<string> | undefined {
  if (another !== undefined || !isJsonObject(not) || not.size !== 1) return undefined;
  const [values, value] = [not.get('enum'), not.get('const')];
  if (isJsonArray(values)) return new Set(values.map((value) => canonicalText(value)));
  return value === undefined ? undefined : new Set([canonicalText(value)]);
}

function counted(name: string, [was]: readonly Json[], [is]: readonly Json[]): number {
  if (typeof was !== 'number' || typeof is !== 'number') return 0;
  if (name === 'minContains') return Math.sign(is - was);
  return name === 'maxContains' ? Math.sign(was - is) : 0;
}

/** Returns the keywords that restrict values. Vendor extensions do not. */
function keywordsOf(walk: SchemaWalk, schema: Schema, side: Side): Keywords {
  if (!schema.keywords && isWhole(schema, walk[side])) return NONE;
  const found = new Map<string, Json[]>();
  for (const part of flattened(schema, { schemas: walk[side] }) ?? [schema]) {
    for (const [name, value] of part.keywords ?? []) {
      if (name.startsWith('x-') || name === '$comment') continue;
      const values = found.get(name);
      if (values) values.push(value);
      else found.set(name, [value]);
    }
  }
  // An `if` without `then` and `else` has no effect.
  if (!found.has('then') && !found.has('else')) found.delete('if');
  return found;
}

const NONE: Keywords = new Map();

/** Returns a text of the values of a keyword, and of all schemas to which these values refer. */
function keywordText(walk: SchemaWalk, values: readonly Json[] | undefined, side: Side): string {
  if (values === undefined) return '';
  const texts = [...new Set(values.map((value) => canonicalText(respelled(value))))].sort();
  const roots = values
    .flatMap(keywordRefs)
    .map((id) => ({ kind: 'ref', id, origins: [] }) as const);
  for (const id of [...reachedNames(roots, { schemas: walk[side] })].sort()) {
    const schema = walk[side].get(id);
    if (schema) texts.push(`${id} ${serializeFully(schema)}`);
  }
  return texts.join('\n');
}
