/**
 * Repeats a part of a document many times, as an attack does that looks for work that grows faster
 * than the document: lines, also broken ones, items of lists, and members of objects.
 */
import type { Subject } from './documents.js';
import { at, placesIn, type Data, type Random, type Vocabulary } from './mutate.js';
import { mutatedLines } from './mutate-lines.js';

/** A document whose size depends on a number of repetitions. */
export interface Repeated {
  /** The name of the repeated part, for messages. */
  readonly what: string;
  /** Returns the text in which the part occurs so many times. */
  readonly text: (times: number) => string;
}

/** Chooses a part of a document. The same seed chooses the same part. */
export function repeated(subject: Subject, words: Vocabulary, random: Random): Repeated {
  const { data } = subject;
  return data === undefined || random(3) > 0
    ? repeatedLines(subject, words, random)
    : repeatedValue(data, random);
}

function repeatedLines({ lines }: Subject, words: Vocabulary, random: Random): Repeated {
  const here = random(lines.length);
  const taken = lines.slice(here, here + 1 + random(3));
  const part = (random(2) === 0 ? taken : mutatedLines(taken, words, random)).join('\n') + '\n';
  const [before, after] = [lines.slice(0, here), lines.slice(here + taken.length)];
  // A number makes each repetition different, where the part has a name to which it can be added.
  const isNumbered = random(2) === 0;
  const numbered = (index: number): string => part.replace(/\w(?=["']?:)/, `$&${index}`);
  const text = (times: number): string =>
    [
      ...before,
      isNumbered ? indexes(times).map(numbered).join('') : part.repeat(times),
      ...after,
    ].join('\n');
  return { what: `${isNumbered ? 'numbered ' : ''}lines ${JSON.stringify(part)}`, text };
}

function repeatedValue(data: Data, random: Random): Repeated {
  const places = placesIn({ root: data }).filter(({ pointer }) => pointer !== '');
  const place = places[random(places.length)];
  if (!place) return { what: 'nothing', text: () => JSON.stringify(data) };
  const text = (times: number): string => {
    const root = { root: structuredClone(data) };
    const same = placesIn(root).find(({ pointer }) => pointer === place.pointer);
    if (!same) return '';
    const { holder, key } = same;
    const value = at(same);
    if (Array.isArray(holder)) holder.push(...indexes(times).map(() => value));
    else for (const index of indexes(times)) holder[`${key}${index}`] = value;
    return JSON.stringify(root.root, null, 1);
  };
  return { what: `the value at ${place.pointer}`, text };
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
