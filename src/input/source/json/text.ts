/** Scans JSON for the members of objects and arrays. Syntax errors are reported and tolerated. */
import { advanced, BLANK, isBlankAt } from '../../../base/foundation/scan.js';
import { parseScalar } from './scalar.js';

/** A property of an object or an item of an array, with its offsets in the text. */
export interface JsonMember {
  /** The decoded key, or the index of an array item. */
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** The start of the value. If the text is truncated before the value, this is the end of the text. */
  readonly start: number;
  readonly end: number;
  /** False if the text ends inside the member. */
  readonly closed: boolean;
}

export interface JsonContainer {
  readonly kind: 'object' | 'array';
  readonly members: readonly JsonMember[];
  /** False if the text ends before the closing bracket. */
  readonly closed: boolean;
}

/**
 * How a syntax error affects the meaning. `clear`: only the notation is invalid. `plain`: a value without double quotes,
 * which is valid in YAML. `dialect`: a notation of JavaScript, which YAML reads as a part of a text. `word`: a word of
 * JavaScript or Python, such as `None`, which is a text in YAML. `guess`: the most likely meaning was chosen. `loss`: a
 * part was omitted.
 */
export type Departure = 'clear' | 'plain' | 'dialect' | 'word' | 'guess' | 'loss';

export type OnSyntaxError = (offset: number, what: string, departure: Departure) => void;

const ignore: OnSyntaxError = () => {};

/**
 * Returns the offset of the next token. White space and comments are skipped, and reported if JSON does not allow
 * them.
 */
export function skipSpace(text: string, from: number, complain: OnSyntaxError = ignore): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10 || code === 13 || code === 9) at++;
    else if (isBlankAt(text, at)) {
      const name = code.toString(16).toUpperCase().padStart(4, '0');
      complain(at++, `the character U+${name} between values`, 'dialect');
    } else if (code === SLASH && text[at + 1] === '/') {
      // In YAML, `http://host` may be written without quotes.
      complain(at, 'a comment', text[at - 1] === ':' ? 'plain' : 'dialect');
      at = advanced(at, after(text, '\n', at));
    } else if (code === SLASH && text[at + 1] === '*') {
      complain(at, 'a comment', 'dialect');
      at = advanced(at, after(text, '*/', at + 2));
    } else return at;
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

/** The offset after each object or array. The keys are the offsets of the opening brackets. */
export type Ends = Map<number, number>;

/**
 * The end of an object or array is only stored if it has at least this many characters. Scanning a smaller one again is
 * cheaper.
 */
export const LARGE = 200;

/**
 * Returns the start and end of the value at an offset. It runs in linear time and without recursion.
 * @param ends the ends of objects and arrays in this text that are known; new ones are added
 */
export function valueExtent(
  text: string,
  start: number,
  ends?: Ends,
): { end: number; closed: boolean } {
  const end = extent(text, start, ends);
  return end < 0 ? { end: text.length, closed: false } : { end, closed: true };
}

/** Returns the end of the value at an offset; negative if the text ends before it. */
function extent(text: string, start: number, ends: Ends | undefined): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE || first === APOSTROPHE) return stringEnd(text, start);
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) return wordEnd(text, start);
  const known = ends?.get(start);
  if (known !== undefined) return known;
  // Character codes are compared, and the ends of strings are searched for, because large texts are scanned several
  // times.
  const awaited: number[] = [];
  const starts: number[] = [];
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === APOSTROPHE) {
      const end = stringEnd(text, at);
      at = advanced(at, end < 0 ? text.length : end);
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      // For both kinds of brackets, the code of the closing one is the code of the opening one plus two.
      awaited.push(code + 2);
      starts.push(at);
      at++;
    } else if (code === OPEN_BRACE + 2 || code === OPEN_BRACKET + 2) {
      const level = awaited.lastIndexOf(code);
      // This bracket belongs to an enclosing object or array, so the current one was never closed and ends here.
      if (level < 0) return at;
      at++;
      const from = starts[level] ?? at;
      // The end is only stored if the bracket closes the innermost object or array. If an inner one was never closed,
      // the text has a syntax error.
      if (level === awaited.length - 1 && at - from > LARGE) ends?.set(from, at);
      awaited.length = level;
      starts.length = level;
      if (level === 0) return at;
    } else at = code === SLASH ? advanced(at, Math.max(skipSpace(text, at), at + 1)) : at + 1;
  }
  return -1;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const COMMA = 44;
const COLON = 58;

/** Returns the offset after a string; negative if the text ends before it. */
function stringEnd(text: string, start: number): number {
  const quote = text[start] === '"' ? '"' : "'";
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
    let escapes = at;
    while (escapes > start + 1 && text.charCodeAt(escapes - 1) === BACKSLASH) escapes--;
    if ((at - escapes) % 2 === 0) return at + 1;
  }
  return -1;
}

/** Matches a single character, so the word ends at `lastIndex - 1`. */
const WORD_END = new RegExp(`[${BLANK},:[\\]{}"]|/(?=[/*])`, 'g');

function wordEnd(text: string, start: number): number {
  WORD_END.lastIndex = start;
  // A number or a word at the end of the text may be truncated.
  return WORD_END.test(text) ? WORD_END.lastIndex - 1 : -1;
}

/**
 * Returns the members of an object or array, in the order of the text.
 * @param open the offset of the opening bracket
 * @param complain receives comments, missing and superfluous commas, and omitted parts
 * @param ends the same as for {@link valueExtent}
 */
export function readContainer(
  text: string,
  open: number,
  complain = ignore,
  ends?: Ends,
): JsonContainer {
  const kind = text[open] === '{' ? 'object' : 'array';
  const closer = kind === 'object' ? '}' : ']';
  const members: JsonMember[] = [];
  let at = skipSpace(text, open + 1, complain);
  let separator: 'start' | 'comma' | 'value' = 'start';
  for (;;) {
    const char = text[at];
    if (char === undefined) return { kind, members, closed: false };
    if (char === '}' || char === ']') {
      if (separator === 'comma') complain(at, 'a comma before the closing bracket', 'clear');
      if (char !== closer) complain(at, `a missing ${closer}`, 'guess');
      return { kind, members, closed: true };
    }
    if (char === ',') {
      if (separator !== 'value') complain(at, 'a superfluous comma', 'clear');
      separator = 'comma';
      at = advanced(at, skipSpace(text, at + 1, complain));
      continue;
    }
    if (separator === 'value') complain(at, 'a missing comma', 'guess');
    const read = kind === 'array' ? readItem : readMember;
    at = advanced(at, skipSpace(text, read(text, at, members, complain, ends), complain));
    separator = 'value';
  }
}

function readItem(
  text: string,
  at: number,
  items: JsonMember[],
  complain: OnSyntaxError,
  ends: Ends | undefined,
): number {
  if (text[at] === ':') return skipOne(at, complain);
  const found = extent(text, at, ends);
  const end = found < 0 ? text.length : found;
  const key = String(items.length);
  items.push({ key, keyStart: at, keyEnd: at, start: at, end, closed: found >= 0 });
  return end;
}

function readMember(
  text: string,
  at: number,
  members: JsonMember[],
  complain: OnSyntaxError,
  ends: Ends | undefined,
): number {
  const first = text.charCodeAt(at);
  if (first === OPEN_BRACKET || first === OPEN_BRACE || first === COLON) {
    complain(at, 'a value without a key', 'loss');
    return first === COLON ? at + 1 : valueExtent(text, at).end;
  }
  const keyEnd = extent(text, at, undefined);
  if (keyEnd < 0) return addCut(text, '', at, text.length, members);
  const key = keyText(text.slice(at, keyEnd));
  if (first !== QUOTE) {
    // In YAML, a colon that nothing separates from the next character is a part of a key without quotes.
    const isDialect =
      first !== APOSTROPHE && text[keyEnd] === ':' && /[^\s,}]/.test(text[keyEnd + 1] ?? ' ');
    complain(at, 'a key without double quotes', isDialect ? 'dialect' : 'clear');
  }
  const colon = skipSpace(text, keyEnd, complain);
  if (colon >= text.length) return addCut(text, key, at, keyEnd, members);
  if (text[colon] !== ':') {
    complain(at, 'a key without a value', 'loss');
    return colon;
  }
  const start = skipSpace(text, colon + 1, complain);
  if (start >= text.length) return addCut(text, key, at, keyEnd, members);
  const next = text.charCodeAt(start);
  if (next === COMMA || next === COLON || next === CLOSE_BRACE || next === CLOSE_BRACKET) {
    complain(at, 'a key without a value', 'loss');
    return next === COLON ? skipOne(start, complain) : start;
  }
  const found = extent(text, start, ends);
  const end = found < 0 ? text.length : found;
  members.push({ key, keyStart: at, keyEnd, start, end, closed: found >= 0 });
  return end;
}

function addCut(
  text: string,
  key: string,
  keyStart: number,
  keyEnd: number,
  members: JsonMember[],
): number {
  const end = text.length;
  members.push({ key, keyStart, keyEnd, start: end, end, closed: false });
  return end;
}

/** Decodes a key. Most keys contain no escape sequences. */
function keyText(written: string): string {
  return written[0] === '"' && !written.includes('\\')
    ? written.slice(1, -1)
    : String(parseScalar(written));
}

function skipOne(at: number, complain: OnSyntaxError): number {
  complain(at, 'something that is neither a key nor a value', 'loss');
  return at + 1;
}
