/** Shortens the names of operations within their group: `listPets` in the group `pets` becomes `list`. */
import { camelCase, singularWords, wordsOf, type ClientCall, groupBy } from '../../../kit.js';

/** A group of operations as an object. */
export interface FacadeGroup {
  /** The name of the object: `directMessages`. */
  readonly name: string;
  readonly label: string;
  readonly methods: readonly FacadeMethod[];
}

/** An operation as a method of its group's object. */
export interface FacadeMethod {
  readonly name: string;
  readonly call: ClientCall;
}

/** Returns the groups of an API with their methods, in the order of the API's endpoints. */
export function facadeGroups(calls: readonly ClientCall[]): readonly FacadeGroup[] {
  return [...groupBy(calls, ({ groupName }) => groupName)].map(([groupName, members]) => ({
    name: camelCase(wordsOf(groupName)),
    label: members[0]?.group ?? groupName,
    methods: methodsOf(groupName, members),
  }));
}

/**
 * Returns the methods of a group. The name of a method is that of its operation without the words of the group. If
 * another method would get the same name, or an operation has it as its full name, the full name is kept.
 */
function methodsOf(groupName: string, calls: readonly ClientCall[]): FacadeMethod[] {
  const short = calls.map(({ name }) => shortName(name, groupName));
  const counts = new Map<string, number>();
  for (const name of short) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set(calls.map(({ name }) => name));
  return calls.map((call, index) => {
    const name = short[index] ?? call.name;
    const isFree = counts.get(name) === 1 && !taken.has(name);
    return { name: isFree ? name : call.name, call };
  });
}

/**
 * Removes the words of the group, in singular or plural, from an operation's name, if they are adjacent and follow the
 * verb.
 */
function shortName(name: string, groupName: string): string {
  const words = wordsOf(name);
  const left = wordsOf(groupName).map(stemOf);
  for (let at = 1; at + left.length <= words.length; at++) {
    if (!left.every((word, index) => stemOf(words[at + index] ?? '') === word)) continue;
    return camelCase([...words.slice(0, at), ...words.slice(at + left.length)]);
  }
  return name;
}

function stemOf(word: string): string {
  return singularWords([word]).join('').toLowerCase();
}
