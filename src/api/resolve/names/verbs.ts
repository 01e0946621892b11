/** Verbs in summaries, in operation names and at the end of paths. */
import { wordsOf } from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** Verbs that are more specific than the method; they replace the grammar's own verb. */
const TELLING = new Set(lists.tellingVerbs);

/** Spellings of one verb. */
const SAME = new Map(Object.entries(lists.verbSpellings));

/** Returns the verb of a word that repeats the method in a path: `/tags/list`, `/tags/find`. */
export function plainVerb(word: string): string | undefined {
  return PLAIN.has(word) ? SAME.get(word) : undefined;
}

const PLAIN = new Set(lists.plainVerbs);

/** A path segment that is a verb: `/conversation/{id}/archive`. */
export function isVerb(word: string): boolean {
  return TELLING.has(word);
}

/** The verb a text begins with: `Sends a message` → `send`. */
export function leadingVerb(text: string | undefined): string | undefined {
  const [first, second] = wordsOf(text ?? '');
  if (first === undefined) return undefined;
  const inflected = [first.replace(/s$/, ''), first.replace(/es$/, ''), first.replace(/ies$/, 'y')];
  // `Transfers` alone is a noun.
  for (const form of second === undefined ? [first] : [first, ...inflected]) {
    if (TELLING.has(form)) return form;
    const same = SAME.get(form);
    if (same !== undefined) return same;
  }
  return undefined;
}

/**
 * Returns the verb of a text instead of the grammar's own, if it is more specific.
 * @param method upper case
 * @param generic the verb of the grammar
 */
export function specificVerb(
  text: string | undefined,
  method: string,
  generic: string,
): string | undefined {
  const verb = leadingVerb(text);
  if (verb === undefined || verb === generic) return undefined;
  if (TELLING.has(verb)) return method === 'GET' && !READING.has(verb) ? undefined : verb;
  // POST has no fixed verb. For every other method, `create` or `delete` would repeat the method.
  return method === 'POST' && verb !== 'list' ? verb : undefined;
}

/** Verbs that need their object in a name. */
const OBJECTIVE = new Set(lists.objectVerbs);

/** True for a verb whose names include its object: `decodeBarcode`. */
export function takesObject(verb: string): boolean {
  return OBJECTIVE.has(verb);
}

/** Verbs that a GET may really mean. */
const READING = new Set(lists.readingVerbs);

/** True for a verb that a GET can mean if its path contains it. */
export function isReading(word: string): boolean {
  return READING.has(word) || OBJECTIVE.has(word);
}

/**
 * Adjectives that select items of a collection (`/message/recent`): such an operation lists. Any other word names one
 * item.
 */
const ADJECTIVES = new Set(lists.adjectives);

/** True for a segment that selects items of a collection instead of naming a resource. */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word);
}
