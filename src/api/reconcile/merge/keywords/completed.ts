/** Combines objects that have different members in different documents. An omitted member is not a contradiction. */
import type { Fact } from '../../../../model/origin.js';
import { isPlainObject } from '../../../../base/foundation/plain-object.js';
import { type Comparable } from '../../../../model/canonical.js';
import { contentText } from '../../schema-text.js';
import { unionOrigins } from '../../elect.js';

/**
 * Combines objects if none of their members contradict each other. Otherwise, the objects are not combined, and only
 * those whose members are all contained in another object are removed.
 * @returns the combined fact, or the facts that were not removed
 */
export function completed<T extends Comparable>(facts: readonly Fact<T>[]): readonly Fact<T>[] {
  const [first, ...others] = facts;
  if (first === undefined || others.length === 0) return facts;
  const whole = others.reduce<Fact<T> | undefined>((all, fact) => all && united(all, fact), first);
  if (whole !== undefined) return [whole];
  return facts.filter(
    (fact) =>
      !facts.some((other) => {
        if (contentText(other.value) === contentText(fact.value)) return false;
        const both = united(other, fact);
        return both !== undefined && contentText(both.value) === contentText(other.value);
      }),
  );
}

function united<T extends Comparable>(a: Fact<T>, b: Fact<T>): Fact<T> | undefined {
  const value = together(a.value, b.value);
  if (value === undefined) return undefined;
  return { value: value as T, origins: unionOrigins([a.origins, b.origins]) };
}

/**
 * Combines two values.
 * @returns `undefined` if the values contradict each other
 */
function together(a: Comparable, b: Comparable): Comparable {
  if (a === undefined || b === undefined) return a ?? b;
  if (contentText(a) === contentText(b)) return a;
  const [ours, theirs] = [membersOf(a), membersOf(b)];
  if (ours === undefined || theirs === undefined) return undefined;
  for (const [name, value] of theirs) {
    if (name === 'origins') continue;
    const both = together(ours.get(name), value);
    if (both === undefined) return undefined;
    ours.set(name, both);
  }
  return a instanceof Map ? ours : Object.fromEntries(ours);
}

/**
 * Returns the members of an object; `undefined` for any other value, and for a schema, because schemas are merged
 * keyword by keyword.
 */
function membersOf(value: Comparable): Map<string, Comparable> | undefined {
  if (value instanceof Map) return new Map(value as ReadonlyMap<string, Comparable>);
  if (!isPlainObject(value) || 'kind' in value) return undefined;
  return new Map(Object.entries(value as Record<string, Comparable>));
}
