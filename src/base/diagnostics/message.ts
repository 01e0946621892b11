/**
 * Writes the message of a diagnostic. Names in a message come from descriptions: they may be empty, very long, or
 * contain line breaks.
 */
import type { CodeDefinition } from './code.js';

/** Longer names are shortened in the middle, so that the sentence around them remains readable. */
const LONGEST_NAME = 500;
const END = 40;

/** Parameters that are sentences and not names. */
const SENTENCES: ReadonlySet<string> = new Set(['why', 'reason', 'note']);

/** Writes the message of a code. */
export function messageText({ message }: CodeDefinition<unknown>, words: unknown): string {
  if (typeof words !== 'object' || words === null) return message(words);
  return message(
    Object.fromEntries(
      Object.entries(words).map(([key, word]: [string, unknown]) => {
        const isName = typeof word === 'string' && !SENTENCES.has(key);
        return [key, isName ? shortened(word) : word];
      }),
    ),
  );
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - END)}…${name.slice(-END)}`;
}

/** Words of a message that are neither names nor values. `sentence` does not quote them. */
export class Phrase {
  constructor(readonly text: string) {}
}

/** Marks inserted words as part of the sentence, so that they are not quoted. */
export function phrase(text: string): Phrase {
  return new Phrase(text);
}

type Inserted = string | number | Phrase | readonly string[];

/**
 * Writes a sentence in which every inserted text is quoted: otherwise a name such as `other` reads like a word of the
 * sentence. A list is separated by commas.
 */
export function sentence(parts: TemplateStringsArray, ...inserted: readonly Inserted[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : insertedText(inserted[index - 1] ?? '') + part))
    .join('');
}

function insertedText(value: Inserted): string {
  if (value instanceof Phrase) return value.text;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quoted(value) : value.map(quoted).join(', ');
}

/** Quotes a name or a value. */
export function quoted(text: string): string {
  return /["\r\n]/.test(text) ? JSON.stringify(text) : `"${text}"`;
}

/** The end of a message that suggests another name. */
export function didYouMean(name: string | undefined): Phrase {
  return new Phrase(name === undefined ? '' : `: did you mean ${quoted(name)}?`);
}
