/** Names an operation after a phrase, such as the name of a request in a collection: `Unfollow profile`. */
import { isPlural, singular, wordsOf } from '../../../base/foundation/words.js';
import { isAdjective, leadingVerb } from './verbs.js';
import lists from './words.json' with { type: 'json' };

/** A phrase with more words or characters describes an operation, but is too long for a name. */
const MOST_WORDS = 8;
const MOST_CHARACTERS = 60;

const ARTICLES = new Set(lists.articles);
/** Words that begin a noun or tell where something is, so that the phrase has no verb: `A relative address`. */
const NO_VERBS = new Set([...lists.articles, ...lists.determiners, ...lists.phraseEnds]);

/**
 * Returns the words of a name from a phrase. Articles and remarks in brackets are omitted. A phrase without a verb, such
 * as `Current user`, gets the verb of the method.
 * @param method the method in upper case; a phrase may begin with it (`GET - users`)
 * @param genericVerb the verb of the method, such as `get`
 * @param nouns the words of the path. If the phrase begins with one of them, it does not begin with a verb.
 * @param action the last word of a path such as `/articles/{id}/favorite`. If the phrase begins with it, it is a verb.
 * @returns `undefined` if no name can be formed from the phrase
 */
export function phraseName(
  phrase: string,
  method: string,
  genericVerb: string,
  nouns: readonly string[],
  action?: string,
): string[] | undefined {
  const plain = phrase.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ').replace(/['’](?=s\b)/g, '');
  const label = /^\s*([A-Z]+)[\s:|>–-]+/.exec(plain);
  const rest = label?.[1] === method ? plain.slice(label[0].length) : plain;
  const all = wordsOf(rest);
  const words = all.filter((word, index) => !ARTICLES.has(word) || index === all.length - 1);
  const [first = '', second] = words;
  if (second === undefined || words.length > MOST_WORDS) return undefined;
  if (words.join('').length > MOST_CHARACTERS) return undefined;
  const verb = leadingVerb(rest);
  // `Sends a message` becomes `sendMessage`. Other verbs stay as the author wrote them.
  if (verb !== undefined && first !== 'new') {
    return [first === `${verb}s` || first === `${verb}es` ? verb : first, ...words.slice(1)];
  }
  if (first === action) return words;
  const isNoun =
    isAdjective(first) ||
    NO_VERBS.has(all[0] ?? '') ||
    NO_VERBS.has(first) ||
    isPlural(first) ||
    /^\d/.test(first) ||
    nouns.some((noun) => singular(noun) === first);
  return isNoun ? [genericVerb, ...words] : words;
}
