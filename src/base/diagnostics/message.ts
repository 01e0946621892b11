/**
 * Writes the message of a diagnostic. Names in a message come from descriptions: they may be empty, very long, or
 * contain line breaks.
 */
import { quotedName } from '../foundation/text/quoted.js';
import type { CodeDefinition } from './code.js';

/**
 * The maximum length of a name in a message. Longer names are shortened in the middle, so that the sentence remains
 * readable.
 */
const LONGEST_NAME = 500;
const END = 40;

/** The parameters that contain sentences, so they are never shortened. All other texts are shortened like names. */
const SENTENCES: ReadonlySet<string> = new Set(['why', 'reason', 'note']);

/** Writes the message and the advice of a diagnostic code. Long names are shortened. */
export function messageText(
  { message, help, helpFor }: CodeDefinition<unknown>,
  params: unknown,
): { readonly message: string; readonly help: string } {
  const words = withShortNames(params);
  return { message: message(words), help: helpFor?.(words) ?? help };
}

function withShortNames(words: unknown): unknown {
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, word]: [string, unknown]) => {
      const isName = typeof word === 'string' && !SENTENCES.has(key);
      return [key, isName ? shortened(word) : word];
    }),
  );
}

function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - END)}…${name.slice(-END)}`;
}

/** A part of a message that is neither a name nor a value, so `sentence` does not quote it. */
export class Unquoted {
  constructor(readonly text: string) {}
}

/** Marks inserted words as part of the sentence, so that they are not quoted. */
export function unquoted(text: string): Unquoted {
  return new Unquoted(text);
}

type Inserted = string | number | Unquoted | readonly string[];

/**
 * A template tag that quotes every inserted text, because a name such as `other` would otherwise look like a word of
 * the sentence. The items of a list are separated by commas.
 */
export function sentence(parts: TemplateStringsArray, ...inserted: readonly Inserted[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : insertedText(inserted[index - 1] ?? '') + part))
    .join('');
}

function insertedText(value: Inserted): string {
  if (value instanceof Unquoted) return value.text;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quotedName(value) : value.map(quotedName).join(', ');
}

/** Returns the end of a message that suggests another name; an empty text if there is no suggestion. */
export function suggestionText(name: string | undefined): Unquoted {
  return new Unquoted(name === undefined ? '' : `: did you mean ${quotedName(name)}?`);
}
