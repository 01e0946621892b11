/** Determines the title of an operation. */
import { memoizeByObject } from '../../src/base/foundation/memo.js';
import type { Endpoint } from '../../src/model/api.js';
import { descriptionWithoutSummary, repeats } from '../../src/model/text.js';
import { trimEndOf } from '../../src/base/foundation/trim.js';
import { briefly, isParagraph } from './phrase.js';

/** Only this many characters of a description are searched for its first sentence. */
const LONGEST = 600;

/**
 * Returns the summary of an operation, or the first sentence of its description; empty if neither
 * is short enough for a title.
 */
export const operationTitle = memoizeByObject(({ summary, description }: Endpoint): string => {
  if (summary !== undefined && summary.value.trim() !== '') return briefly(summary.value);
  return description === undefined ? '' : titleSentence(description.value);
});

/** Returns the description of an operation; `undefined` if it only repeats the title. */
export function descriptionBelowTitle(endpoint: Endpoint): string | undefined {
  const { summary, description } = endpoint;
  if (description === undefined || summary !== undefined)
    return descriptionWithoutSummary(endpoint);
  const title = operationTitle(endpoint);
  return title !== '' && repeats(plainText(description.value), title)
    ? undefined
    : description.value;
}

/** Matches the first sentence. It ends before a space, but not after a common abbreviation. */
const SENTENCE = /^.*?(?<!\b(?:e\.g|i\.e|etc|vs|cf|approx|no))[.!?](?=\s|$)/i;

function titleSentence(description: string): string {
  // A list, a table or code is not a sentence.
  if (/^\s*(?:[-*+>|]|\d+[.)]|```|~~~|<(?:ul|ol|table|pre)\b)/i.test(description)) return '';
  const [first = ''] = description
    .slice(0, LONGEST)
    .trim()
    .replace(/^#[^\n]*\n+/, '')
    .split(/\n\s*\n|<\/p>|<br\s*\/?>|\n[-*#|]/i);
  const line = plainText(first);
  const sentence = trimEndOf(SENTENCE.exec(line)?.[0] ?? line, '.').replace(/:$/, '');
  return isParagraph(sentence) ? '' : sentence;
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
