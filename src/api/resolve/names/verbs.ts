/** Finds verbs in summaries, in operation names and at the end of paths. */
import { wordsOf } from '../../../base/foundation/words.js';
import lists from './words.json' with { type: 'json' };

/** Verbs that are more specific than the HTTP method. They replace the verb that is derived from the method. */
const TELLING = new Set(lists.tellingVerbs);

/** Maps other spellings of a verb to the spelling that names use. */
const SAME = new Map(Object.entries(lists.verbSpellings));

/**
 * Returns the verb for a word in a path that has the same meaning as an HTTP method. For example, `list` in
 * `/tags/list` means the same as GET.
 */
export function plainVerb(word: string): string | undefined {
  return PLAIN.has(word) ? SAME.get(word) : undefined;
}

const PLAIN = new Set(lists.plainVerbs);

/** Returns true if a word is a verb such as `archive` in `/conversation/{id}/archive`. */
export function isVerb(word: string): boolean {
  return TELLING.has(word);
}

/** Returns the verb at the beginning of a text: `send` for `Sends a message`. */
export function leadingVerb(text: string | undefined): string | undefined {
  const [first, second] = wordsOf(text ?? '');
  if (first === undefined) return undefined;
  const inflected = [first.replace(/s$/, ''), first.replace(/es$/, ''), first.replace(/ies$/, 'y')];
  // `Transfers` without another word is a noun.
  for (const form of second === undefined ? [first] : [first, ...inflected]) {
    if (TELLING.has(form)) return form;
    const same = SAME.get(form);
    if (same !== undefined) return same;
  }
  return undefined;
}

/**
 * Returns the verb of a text if it is more specific than the verb derived from the method.
 * @param method the method in upper case
 * @param generic the verb derived from the method
 */
export function specificVerb(
  text: string | undefined,
  method: string,
  generic: string,
): string | undefined {
  const verb = leadingVerb(text);
  if (verb === undefined || verb === generic) return undefined;
  if (TELLING.has(verb)) return method === 'GET' && !READING.has(verb) ? undefined : verb;
  // POST has no fixed verb. For other methods, `create` or `delete` would only repeat the method.
  return method === 'POST' && verb !== 'list' ? verb : undefined;
}

/** Verbs that need an object in the name of an operation. */
const OBJECTIVE = new Set(lists.objectVerbs);

/** Returns true for a verb whose object is part of the name: `decodeBarcode`. */
export function takesObject(verb: string): boolean {
  return OBJECTIVE.has(verb);
}

/** Verbs that a GET operation may perform. */
const READING = new Set(lists.readingVerbs);

/** Returns true for a verb that a GET operation may perform if the path contains it. */
export function isReading(word: string): boolean {
  return READING.has(word) || OBJECTIVE.has(word);
}

/**
 * Adjectives that select some items of a collection, as in `/message/recent`. `GET /message/recent` is therefore named as
 * a list of messages. A path such as `/message/body`, whose last word is not in this list, is named as a single item.
 */
const ADJECTIVES = new Set(lists.adjectives);

/** Returns true for a segment that selects items of a collection and is not itself a resource. */
export function isAdjective(word: string): boolean {
  return ADJECTIVES.has(word);
}
