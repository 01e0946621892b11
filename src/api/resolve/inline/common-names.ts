/**
 * Names an inline object that several operations declare. The name describes the object and not one of the operations.
 */
import { pascalCase, singular, singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isVerb } from '../names/verbs.js';
import lists from '../names/words.json' with { type: 'json' };
import type { InlineObject } from './objects.js';
import { ONE_ITEM, type InlinePosition } from './position.js';
import { isTypeName } from './names.js';

/**
 * Words such as `Item` that may describe any object. A name that consists of such a word also gets a word of the
 * operation or of the enclosing property.
 */
const VAGUE = new Set(lists.vagueNouns);

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'list', 'create', 'update']);

/** The maximum number of words in a name. Longer names are hard to read. */
const MOST_WORDS = 7;

/** Returns true if several operations declare the object. */
export function isOfSeveral(best: InlineObject, objects: readonly InlineObject[]): boolean {
  const { operation } = best.position.root;
  if (operation === undefined) return false;
  return objects.some(({ position: { root } }) => root.operation !== operation);
}

/**
 * Returns names for an object that several operations declare, best first.
 * @param objects the object at all its locations
 * @param operations the names of operations in Pascal case; these names are not used, because the object would seem to
 * belong to only one operation
 * @returns an empty list if no name describes the object
 */
export function commonNames(
  objects: readonly InlineObject[],
  operations: ReadonlySet<string>,
): string[] {
  const tails = objects.map(({ position }) => propertyWords(position));
  const resource = resourceWords(objects);
  const all = tails.every((steps) => steps.length > 0)
    ? byProperty(
        tails,
        resource,
        objects.every(({ position: { root } }) => root.sent),
      )
    : byOperation(objects, tails);
  const names = all
    .filter((words) => words.length <= MOST_WORDS)
    .map(pascalCase)
    .filter((name) => isTypeName(name) && !belongsTo(name, operations));
  return [...new Set(names)];
}

/**
 * Returns names based on the property that contains the object at all locations: `Address`, or else `CustomerAddress`,
 * or `AddressInput` if the object only occurs in requests.
 */
function byProperty(
  tails: readonly (readonly (readonly string[])[])[],
  resource: readonly string[],
  isSent: boolean,
): string[][] {
  const whole = commonEnd(tails.map((steps) => steps.flat()));
  const what = commonEnd(tails.map((steps) => steps.at(-1) ?? []));
  if (what.length === 0) return [];
  const plain = whole.length > what.length ? [what, whole] : [what];
  const isVague = what.length === 1 && VAGUE.has(what[0] ?? '');
  const owned = resource.length === 0 ? [] : plain.map((words) => withoutOverlap(resource, words));
  const names = [...plain.slice(isVague ? 1 : 0), ...owned];
  return isSent ? [...names, ...names.map((words) => [...words, 'input'])] : names;
}

/**
 * Returns names for objects that are whole bodies. The names are based on the subject of all operations (`Order`), or
 * else on the words that all operation names contain.
 */
function byOperation(
  objects: readonly InlineObject[],
  tails: readonly (readonly (readonly string[])[])[],
): string[][] {
  if (tails.some((steps) => steps.length > 0)) return [];
  const parts = [...new Set(objects.map(({ position: { root } }) => partOf(root)))];
  const part = parts.length === 1 ? parts[0] : commonPart(parts);
  const operations = operationsOf(objects);
  const about = operations.map((words) => singularWords(withoutVerb(words)));
  const [first = []] = about;
  const isOne = first.length > 0 && about.every((words) => words.join() === first.join());
  const all: string[][] = [];
  if (isOne && parts.every((each) => each === 'Response')) all.push(first);
  if (isOne && parts.every((each) => each === 'Body')) all.push([...first, 'input']);
  const words = commonRun(operations);
  while (PREPOSITIONS.has(words.at(-1) ?? '')) words.pop();
  if (part !== undefined && words.some((word) => !METHODS.has(word) && !isVerb(word)))
    all.push([...words, ...wordsOf(part)]);
  return all;
}

const PREPOSITIONS = new Set(['for', 'by', 'in', 'of', 'to', 'from', 'with', 'and', 'on', 'at']);

function partOf({ name, operation = '' }: InlinePosition['root']): string {
  return name.slice(operation.length);
}

/**
 * Returns `ErrorResponse` if every part of an operation in the list is a response with an error status, such as
 * `404Response`; otherwise `undefined`.
 */
function commonPart(parts: readonly string[]): string | undefined {
  return parts.every((part) => /^(?:[45]\w\w|Default)Response$/.test(part))
    ? 'ErrorResponse'
    : undefined;
}

/** Returns the words with which the names of all operations begin, after the verb. */
function resourceWords(objects: readonly InlineObject[]): string[] {
  const words = singularWords(commonBeginning(operationsOf(objects).map(withoutVerb)));
  // The words `customers` and `customer` in sequence count as one.
  return words.filter((word, at) => singular(word) !== words[at + 1]);
}

function withoutVerb(words: readonly string[]): readonly string[] {
  const [first = ''] = words;
  return METHODS.has(first) || isVerb(first) ? words.slice(1) : words;
}

function operationsOf(objects: readonly InlineObject[]): string[][] {
  const names = new Set(objects.map(({ position: { root } }) => root.operation ?? root.name));
  return [...names].sort().map((name) => wordsOf(name));
}

/**
 * Joins two lists of words. Words at the end of the first list that the second list repeats occur once: `issuing card`
 * and `card shipping` become `issuing card shipping`.
 */
function withoutOverlap(before: readonly string[], after: readonly string[]): string[] {
  return before.at(-1) === after[0] ? [...before, ...after.slice(1)] : [...before, ...after];
}

function belongsTo(name: string, operations: ReadonlySet<string>): boolean {
  for (const { index } of name.matchAll(/(?<=.)(?=Body|Response|Error|\d)/g))
    if (operations.has(name.slice(0, index))) return true;
  return operations.has(name);
}

/**
 * Returns the words of each property on the way to an object. For an item of a list or map, the words become singular.
 * An alternative of a union adds no words.
 */
function propertyWords(position: InlinePosition): string[][] {
  const { parent, step, word } = position;
  if (!parent) return [];
  const words = propertyWords(parent);
  const last = words.at(-1);
  if (word === ONE_ITEM || step === '{}')
    return last === undefined ? [] : [...words.slice(0, -1), singularWords(last)];
  return word === undefined || step.startsWith('|') ? words : [...words, wordsOf(word)];
}

function commonBeginning(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = lists;
  const end = first.findIndex((word, at) => others.some((list) => list[at] !== word));
  return first.slice(0, end < 0 ? first.length : end);
}

function commonEnd(lists: readonly (readonly string[])[]): string[] {
  return commonBeginning(lists.map((list) => [...list].reverse())).reverse();
}

/** Returns the longest sequence of words that all lists contain. */
function commonRun([first = [], ...others]: readonly (readonly string[])[]): string[] {
  const texts = others.map((list) => ` ${list.join(' ')} `);
  for (let length = first.length; length > 0; length--) {
    for (let start = 0; start + length <= first.length; start++) {
      const run = first.slice(start, start + length);
      if (texts.every((text) => text.includes(` ${run.join(' ')} `))) return run;
    }
  }
  return [];
}
