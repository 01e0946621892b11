/**
 * Writes the message of a diagnostic. Names in a message come from descriptions: they may be empty, very long, or
 * contain line breaks.
 */
import type { CodeDefinition } from './code.js';

/** Longer names are shortened in the middle, so that the sentence around them remains readable. */
const LONGEST_NAME = 500;
const END = 40;

/** The parameters of messages whose values are sentences. The values of all other parameters are names. */
const SENTENCES: ReadonlySet<string> = new Set(['why', 'reason', 'hint', 'note', 'expected']);

/** Writes the message of a diagnostic code. Quotes names that a reader would not recognise as names. */
export function messageText({ message }: CodeDefinition<unknown>, words: unknown): string {
  const named = withNames(words, nameText);
  const plain = message(named);
  // Many codes use other words if a name is empty. If the message still contains a gap, the empty name is printed as
  // `""`.
  return GAP.test(plain) ? message(withNames(named, (name) => name || '""')) : plain;
}

const GAP = /^[\s:,.]| {2}| [:,;.)]| $/;

function withNames(words: unknown, write: (name: string) => string): unknown {
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(
    Object.entries(words).map(([key, word]: [string, unknown]) => {
      if (SENTENCES.has(key)) return [key, word];
      if (typeof word === 'string') return [key, write(word)];
      const isList = Array.isArray(word) && word.every((one) => typeof one === 'string');
      return [key, isList ? word.map(write) : word];
    }),
  );
}

function nameText(name: string): string {
  const isLong = name.length > LONGEST_NAME;
  const shortened = isLong ? `${name.slice(0, LONGEST_NAME - END)}…${name.slice(-END)}` : name;
  return /^\s|\s$|[\r\n]/.test(shortened) ? JSON.stringify(shortened) : shortened;
}

/** Quotes a name, unless it is already quoted. Used for names that a message always quotes. */
export function quotedName(name: string): string {
  return name.startsWith('"') && name.endsWith('"') ? name : JSON.stringify(name);
}
