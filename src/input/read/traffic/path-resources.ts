/**
 * Finds words in paths that identify resources: bodies name resources like them, or the same operations are below
 * several of them.
 */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';
import type { CalledNode } from './called-node.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import type { BodyNames } from './body-names.js';
import { isAlike, listedKeys, lookOf } from './path-evidence.js';

/** Words identify resources if they have at least this many operations below them in common. */
const LEAST_SHARED = 2;
/** The share of the operations below a word that must also be below an id. */
const ALIKE_SHARE = 0.75;
/** If more words follow a collection, they are not compared. */
const MOST_WORDS = 40;

/** If bodies name at least this many words together, the words identify resources in any path. */
const LEAST_NAMED = 3;

/**
 * Returns the words that are identifiers of resources: they are ids in a recorded list of the collection, in the
 * response to a POST request that creates a resource, or in any other body.
 * @param collection the path segment before the words
 */
export function listedWords(
  node: CalledNode<unknown>,
  collection: string,
  names: BodyNames,
): string[] {
  const words = [...node.literals].flatMap(([word, child]) => (child.isDeclared ? [] : word));
  if (words.length === 0) return [];
  const listed = new Set(namedTogether(words.map(percentDecoded), names));
  for (const { method, answer } of node.ends) {
    for (const key of listedKeys(answer(), collection, method === 'POST')) listed.add(key);
  }
  return words.filter((word) => {
    const text = percentDecoded(word);
    return listed.has(text) || names.isNamed(collection, text);
  });
}

/** Returns the texts that are the names of items in one list, if there are at least three of them. */
function namedTogether(texts: readonly string[], { listsOf }: BodyNames): string[] {
  const named = new Map<string, string[]>();
  for (const text of texts.length < LEAST_NAMED ? [] : texts)
    for (const list of listsOf(text)) named.set(list, [...(named.get(list) ?? []), text]);
  return [...named.values()].flatMap((same) => (same.length < LEAST_NAMED ? [] : same));
}

/**
 * Returns the words after a collection that have the same operations below them, with responses of the same kind:
 * `/environments/production/on` and `/environments/staging/on`. Next to ids, most
 * operations below a word must also be below an id.
 * @param collection the path segment before the words
 */
export function twinWords(node: CalledNode<unknown>, collection: string): string[] {
  const { literals, parameter } = node;
  if (!isPlural(collection) || literals.size > MOST_WORDS) return [];
  const below = [...literals].flatMap(([word, child]) => {
    const operations = child.isDeclared ? undefined : operationsBelow(child);
    return operations && operations.size >= LEAST_SHARED ? { word, operations } : [];
  });
  const known = parameter && below.length > 0 ? operationsBelow(parameter.node) : undefined;
  return below.flatMap(({ word, operations }) => {
    const isTwin = known
      ? shareOf(operations, known) >= ALIKE_SHARE
      : below.some((other) => other.word !== word && areTwins(operations, other.operations));
    return isTwin ? word : [];
  });
}

/** The fields of the responses of an operation; `undefined` if no response has content. */
type Look = ReadonlySet<string> | undefined;

function operationsBelow(root: CalledNode<unknown>): Map<string, Look> {
  const found = new Map<string, Look>();
  const open = [{ node: root, path: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path } = next;
    for (const { method, answer, isMissing } of path === '' ? [] : node.ends) {
      if (isMissing) continue;
      const content = answer();
      const key = `${method}${path}`;
      const look = content === undefined ? undefined : lookOf(content);
      const known = found.get(key);
      found.set(key, look ? new Set([...(known ?? []), ...look]) : known);
    }
    for (const [word, child] of node.literals) open.push({ node: child, path: `${path} ${word}` });
    if (node.parameter) open.push({ node: node.parameter.node, path: `${path} {}` });
  }
  return found;
}

/** Returns true if all operations of one word are also below the other word, with similar responses. */
function areTwins(some: ReadonlyMap<string, Look>, others: ReadonlyMap<string, Look>): boolean {
  const [fewer, more] = some.size <= others.size ? [some, others] : [others, some];
  return shareOf(fewer, more) === 1;
}

/** Returns the share of some operations that are also among the others, with similar responses. */
function shareOf(some: ReadonlyMap<string, Look>, others: ReadonlyMap<string, Look>): number {
  const same = [...some].filter(([key, look]) => {
    const other = others.get(key);
    if (!look || !other) return others.has(key);
    return isAlike([...look], other) && isAlike([...other], look);
  });
  return same.length / some.size;
}

function isPlural(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && singularWords(words).join() !== words.join();
}
