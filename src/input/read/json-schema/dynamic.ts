/**
 * Resolves dynamic references (JSON Schema 2020-12 Core §8.2.3.2). Their target depends on the schemas through which
 * they are reached, so a schema with dynamic references is read once for each target.
 */
import { append } from '../../../base/foundation/lists.js';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Cursor } from '../../source/cursor.js';
import type { References } from '../references/reference.js';
import type { Resource } from '../references/resources.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/** The targets of dynamic anchors. The keys are the names of the anchors. */
export type Bindings = ReadonlyMap<string, Cursor>;

/** The schema that is being read, and the targets of dynamic anchors that the reference to this schema determines. */
export interface DynamicScope {
  readonly start?: Cursor;
  readonly bindings: Bindings;
}

export const NO_SCOPE: DynamicScope = { bindings: new Map() };

/**
 * Returns the targets of dynamic anchors at a location. If several enclosing resources declare an anchor, the
 * outermost one decides.
 */
export function bindingsAt(place: Cursor, scope: DynamicScope, references: References): Bindings {
  const chain: Resource[] = [];
  for (let cursor: Cursor | undefined = place; cursor;) {
    const resource: Resource = references.resourceOf(cursor);
    chain.unshift(resource);
    const { start } = scope;
    const isWhole = start !== undefined && resource.root.pointer.length <= start.pointer.length;
    cursor = isWhole ? undefined : resource.root.parent;
  }
  const bindings = new Map(scope.bindings);
  for (const { dynamic } of chain) {
    for (const [name, target] of dynamic) if (!bindings.has(name)) bindings.set(name, target);
  }
  return bindings;
}

/**
 * Returns the target of a dynamic reference.
 * @returns `undefined` if there is no target; this is reported
 */
export function dynamicTarget(
  ref: Cursor,
  bindings: Bindings,
  references: References,
): Cursor | undefined {
  const target = references.target(ref);
  const name = String(ref.value).split('#', 2)[1] ?? '';
  if (target === undefined || target.rawMember('$dynamicAnchor') !== name) return target;
  return bindings.get(name) ?? target;
}

/**
 * Returns the targets that change the meaning of a schema, because it contains dynamic references to them.
 * @returns `undefined` if there are none
 */
export function relevantBindings(
  place: Cursor,
  bindings: Bindings,
  references: References,
): Bindings | undefined {
  if (bindings.size === 0) return undefined;
  const own = references.resourceOf(place).dynamic;
  const isOther = ([name, target]: readonly [string, Cursor]): boolean =>
    own.get(name)?.value !== target.value;
  const others = [...bindings].filter(isOther);
  if (others.length === 0) return undefined;
  const names = dynamicNames(place, references);
  const relevant = others.filter(([name]) => names.has(name));
  return relevant.length === 0 ? undefined : new Map(relevant);
}

function dynamicNames(place: Cursor, references: References): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const open = [place];
  for (let visited = 0; visited < READING_LIMITS.dynamicPlaces.most; visited++) {
    const next = open.pop();
    if (!next) break;
    if (next.type === 'array') append(open, next.items());
    if (next.type !== 'object' || seen.has(next.value)) continue;
    seen.add(next.value);
    for (const keyword of ['$ref', '$dynamicRef']) {
      const text = next.rawMember(keyword);
      if (typeof text !== 'string') continue;
      const name = text.split('#', 2)[1];
      if (keyword === '$dynamicRef' && name !== undefined) names.add(name);
      const target = references.target(next.get(keyword).as(text, createReport()));
      if (target) open.push(target);
    }
    for (const key of next.keys()) {
      if (key !== 'enum' && key !== 'const') open.push(next.get(key));
    }
  }
  return names;
}

/**
 * Returns a text that identifies bindings, which are the targets of dynamic anchors. The texts of two bindings are
 * equal if all anchors have equal targets.
 */
export function bindingsKey(bindings: Bindings): string {
  return [...bindings]
    .map(([name, { document, pointer }]) => `${name}=${document.source}#${pointer}`)
    .sort()
    .join(' ');
}
