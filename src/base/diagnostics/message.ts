/** The message of a diagnostic. Names in it come from descriptions: they may be empty, very long, or several lines. */
import type { CodeDefinition } from './code.js';

/** Longer names are shortened in the middle, so that the sentence around them can be read. */
const LONGEST_NAME = 500;
const END = 40;

/** Words that are sentences and not names. */
const SENTENCES: ReadonlySet<string> = new Set(['why', 'reason', 'hint', 'note', 'expected']);

/** Writes the message of a code. Names that could not be recognised as such are quoted. */
export function messageText({ message }: CodeDefinition<unknown>, words: unknown): string {
  const named = withNames(words, nameText);
  const plain = message(named);
  // Many messages are worded differently without a name. In the others an empty name leaves a gap.
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
  const shown = isLong ? `${name.slice(0, LONGEST_NAME - END)}…${name.slice(-END)}` : name;
  return /^\s|\s$|[\r\n]/.test(shown) ? JSON.stringify(shown) : shown;
}

/** A name that a message always quotes. */
export function quotedName(name: string): string {
  return name.startsWith('"') && name.endsWith('"') ? name : JSON.stringify(name);
}
