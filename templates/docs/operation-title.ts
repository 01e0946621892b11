/** Determines the title of an operation. */
import { memoizeByObject, memoizeByView } from '../../src/base/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import { descriptionWithoutSummary, repeats } from '../../src/model/text.js';
import { sentenceCase, wordsOf } from '../../src/base/foundation/words.js';
import { trimEndOf } from '../../src/base/foundation/trim.js';
import { briefly, isParagraph } from './phrase.js';
import type { DocsView } from './view.js';

/** Only this many characters of a description are searched for its first sentence. */
const LONGEST = 600;

/**
 * Returns the declared title of an operation, or the words of its name: `List all orders`. A webhook
 * without a declared title has only its name.
 */
export const operationTitle = memoizeByView((endpoint: Endpoint, view: DocsView): string => {
  const declared = declaredTitle(endpoint);
  if (declared !== '' || view.webhooks.has(endpoint.key)) return declared;
  return titleOfName(view.names.operations.get(endpoint.key) ?? '');
});

/**
 * Returns the summary of an operation, or the first sentence of its description; empty if neither
 * is short enough for a title.
 */
export const declaredTitle = memoizeByObject(({ summary, description }: Endpoint): string => {
  if (summary !== undefined && summary.value.trim() !== '') return briefly(summary.value);
  return description === undefined ? '' : titleSentence(description.value);
});

function titleOfName(name: string): string {
  // Words in a script other than Latin would be romanized, so a name that contains any gives no
  // title.
  return /^[!-~]*$/.test(name) ? sentenceCase(wordsOf(name)) : '';
}

/** Returns the description of an operation; `undefined` if it only repeats the title. */
export function descriptionBelowTitle(endpoint: Endpoint): string | undefined {
  const { summary, description } = endpoint;
  if (description === undefined || summary !== undefined)
    return descriptionWithoutSummary(endpoint);
  const title = declaredTitle(endpoint);
  return title !== '' && repeats(plainText(description.value), title)
    ? undefined
    : description.value;
}

/**
 * Matches the first sentence. The mark that ends it is followed by a space or by the end of the
 * text, and does not belong to a common abbreviation.
 */
const SENTENCE = /^.*?(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|no))[.!?](?=\s|$)/i;

function titleSentence(description: string): string {
  // A description that begins with a list, a table or code has no first sentence, so it gives no
  // title.
  if (/^\s*(?:[-*+>|]|\d+[.)]|```|~~~|<(?:ul|ol|table|pre)\b)/i.test(description)) return '';
  const [first = ''] = description
    .slice(0, LONGEST)
    .trim()
    .replace(/^#[^\n]*\n+/, '')
    .split(/\n\s*\n|<\/p>|<br\s*\/?>|\n[-*#|]/i);
  const line = plainText(first);
  const sentence = trimEndOf(SENTENCE.exec(line)?.[0] ?? line, '.').replace(/:$/, '');
  return isParagraph(sentence) ? mainClause(sentence) : sentence;
}

/** The end of a clause: a comma, or a word that begins a subordinate clause. */
const CLAUSE = /,\s|\s(?:that|which|by|when|so|but|because)\s/gi;

/** A shorter beginning of a sentence says too little. */
const SHORTEST = 20;

/**
 * Returns the beginning of a long sentence: up to a colon, or up to the end of the last clause that
 * fits; empty if there is none.
 */
function mainClause(sentence: string): string {
  const [before = ''] = sentence.split(/[:;]\s/);
  if (!isParagraph(before)) return before.length < SHORTEST ? '' : before;
  let end = 0;
  for (const { index } of before.matchAll(CLAUSE)) {
    if (!isParagraph(before.slice(0, index))) end = index;
  }
  return end < SHORTEST ? '' : before.slice(0, end);
}

/** Returns a text as a single line without HTML tags and Markdown syntax. */
function plainText(text: string): string {
  return text
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\[\^[^[\]\s]+\]/g, '')
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
