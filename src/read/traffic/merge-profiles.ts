/** What was seen of several places, as if it were one. */
import { createTextProfile, type TextProfile } from './text-profile.js';
import { createValueProfile, type ObjectProfile, type ValueProfile } from './value-profile.js';

/** Deeper values are not looked at. */
const DEPTH = 40;

/** Adds all that was seen of one place to what was seen of another. */
export function mergeProfiles(into: ValueProfile, from: ValueProfile, depth = 0): void {
  into.count += from.count;
  into.nulls += from.nulls;
  into.booleans += from.booleans;
  into.integers += from.integers;
  into.fractions += from.fractions;
  into.lists += from.lists;
  into.isCut ||= from.isCut || depth > DEPTH;
  if (depth > DEPTH) return;
  if (from.texts) mergeTexts((into.texts ??= createTextProfile()), from.texts);
  if (from.items) mergeProfiles((into.items ??= createValueProfile()), from.items, depth + 1);
  if (from.objects) into.objects = mergedObjects(into.objects, from.objects, depth);
}

function mergeTexts(into: TextProfile, from: TextProfile): void {
  if (into.count === 0) into.format = from.format;
  else if (into.format !== from.format) into.format = undefined;
  into.count += from.count;
  into.isFree ||= from.isFree;
  for (const [word, count] of from.words) into.words.set(word, (into.words.get(word) ?? 0) + count);
  if (into.isFree) into.words.clear();
}

function mergedObjects(
  known: ObjectProfile | undefined,
  from: ObjectProfile,
  depth: number,
): ObjectProfile {
  const into = known ?? {
    count: 0,
    bodies: 0,
    lastBody: undefined,
    members: new Map<string, ValueProfile>(),
    entries: createValueProfile(),
    ids: 0,
  };
  into.count += from.count;
  into.bodies += from.bodies;
  into.ids += from.ids;
  mergeProfiles(into.entries, from.entries, depth + 1);
  for (const [name, member] of from.members) {
    const own = into.members.get(name) ?? createValueProfile();
    into.members.set(name, own);
    mergeProfiles(own, member, depth + 1);
  }
  return into;
}
