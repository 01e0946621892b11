/** Splits TypeScript into tokens. They suffice to find functions and their types, so no compiler is loaded. */
import { advanced } from '../../../base/foundation/scan.js';

export type TokenKind = 'word' | 'number' | 'string' | 'template' | 'regex' | 'punct' | 'comment';

export interface Token {
  readonly kind: TokenKind;
  /** The offset of the token, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

const BLANK = /[\s\ufeff]+/y;
const WORD = /[\p{ID_Start}$_#\\][\p{ID_Continue}$\u200c\u200d\\]*/uy;
const NUMBER = /\.?\d(?:[eE][+-]|[\w.])*/y;
const COMMENT = /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/|#![^\n\r]*/y;
const STRING = /"(?:[^"\\\n\r]|\\[^])*"|'(?:[^'\\\n\r]|\\[^])*'/y;
const REGEX = /\/(?:[^/\\[\n\r]|\\[^\n\r]|\[(?:[^\]\\\n\r]|\\[^\n\r])*\])+\/[\w$]*/y;
const PUNCT = /=>|\.\.\.|[^]/y;

/** Words after which a slash starts a regular expression. */
const BEFORE_REGEX = new Set(
  'return typeof case in of delete void throw new instanceof do else yield await'.split(' '),
);

/**
 * Splits a text into tokens, including comments.
 * @returns `undefined` if brackets do not match, or if a string or comment does not end
 */
export function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const open: Bracket[] = [];
  let last: Token | undefined;
  let at = 0;
  while (at < text.length) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== undefined) {
      at = advanced(at, at + blank.length);
      continue;
    }
    const token = tokenAt(text, at, last);
    if (token === undefined) return undefined;
    const closed = token.kind === 'punct' && /^[)\]}]$/.test(token.text) ? open.pop() : undefined;
    if (!pairs(token, open, closed, last)) return undefined;
    tokens.push(token);
    // After the condition in `if (…)` or `while (…)` a new statement starts, so a slash there starts a regular
    // expression.
    if (token.kind !== 'comment')
      last = closed?.isCondition === true ? { ...token, text: ';' } : token;
    at = advanced(at, token.end);
  }
  return open.length === 0 ? tokens : undefined;
}

/** Returns the value of a string literal. Returns `undefined` for other tokens, or if an escape sequence is unknown. */
export function literalValue({ kind, text }: Token): string | undefined {
  if (kind !== 'string' && (kind !== 'template' || text.includes('${'))) return undefined;
  const body = text.slice(1, -1).replace(/\\(?:\r\n|[\n\r])/g, '');
  if (!body.includes('\\')) return body;
  const json = body
    .replace(/\\x([0-9a-fA-F]{2})/g, '\\u00$1')
    .replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (escape, what: string) =>
      /^u|^["\\/bfnrt]$/.test(what) ? escape : what,
    )
    .replace(/(?<!\\)((?:\\\\)*)"/g, '$1\\"');
  try {
    return JSON.parse(`"${json}"`) as string;
  } catch {
    return undefined;
  }
}

/**
 * Returns code in a normalized layout. Two texts give the same result if they differ only in white space, line
 * endings, quotes, semicolons, and commas before a closing bracket.
 */
export function normalizedCode(tokens: readonly Token[]): string {
  const words: string[] = [];
  let next: Token | undefined;
  for (const token of tokens.toReversed()) {
    const { kind, text } = token;
    if (kind === 'comment') {
      words.push(commentWords(text));
      continue;
    }
    const closes = next === undefined || /^[)\]}>]$/.test(next.text);
    next = token;
    if (closes && kind === 'punct' && (text === ';' || text === ',')) continue;
    const value = kind === 'string' ? literalValue(token) : undefined;
    words.push(value === undefined ? text : JSON.stringify(value));
  }
  return words.reverse().join(' ');
}

/** Returns the text of a comment in a normalized layout, independent of line breaks. */
export function commentWords(text: string): string {
  const inner = text.replace(/^\/\*\*?|\*\/$/g, '').replace(/^[ \t]*\*[ \t]?/gm, '');
  return `/* ${inner.split(/\s+/).filter(Boolean).join(' ')} */`;
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

function tokenAt(text: string, at: number, last: Token | undefined): Token | undefined {
  const make = (kind: TokenKind, found: string): Token => {
    return { kind, at, end: at + found.length, text: found };
  };
  const first = text.charAt(at);
  const pair = text.slice(at, at + 2);
  if (pair === '//' || pair === '/*' || (pair === '#!' && at === 0)) {
    const found = matchAt(COMMENT, text, at);
    return found === undefined ? undefined : make('comment', found);
  }
  if (first === '"' || first === "'") {
    const found = matchAt(STRING, text, at);
    return found === undefined ? undefined : make('string', found);
  }
  if (first === '`') {
    const end = templateEnd(text, at);
    return end === undefined ? undefined : make('template', text.slice(at, end));
  }
  if (first === '/' && regexMayFollow(last)) {
    const found = matchAt(REGEX, text, at);
    if (found !== undefined) return make('regex', found);
  }
  const word = matchAt(WORD, text, at);
  if (word !== undefined) return make('word', word);
  const number = matchAt(NUMBER, text, at);
  if (number !== undefined) return make('number', number);
  return make('punct', matchAt(PUNCT, text, at) ?? first);
}

function regexMayFollow(last: Token | undefined): boolean {
  if (last === undefined) return true;
  if (last.kind === 'word') return BEFORE_REGEX.has(last.text);
  return last.kind === 'punct' && !/^[)\]]$/.test(last.text);
}

/** Returns the end of a template literal, whose expressions may contain other template literals. */
function templateEnd(text: string, start: number): number | undefined {
  let at = start + 1;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '`') return at + 1;
    if (character === '\\') at += 2;
    else if (character !== '$' || text.charAt(at + 1) !== '{') at++;
    else {
      const end = holeEnd(text, at + 2);
      if (end === undefined) return undefined;
      at = advanced(at, end);
    }
  }
  return undefined;
}

function holeEnd(text: string, start: number): number | undefined {
  let depth = 0;
  let last: Token | undefined;
  for (let at = start; at < text.length;) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== undefined) {
      at = advanced(at, at + blank.length);
      continue;
    }
    const token = tokenAt(text, at, last);
    if (token === undefined) return undefined;
    if (token.text === '}' && depth-- === 0) return token.end;
    if (token.text === '{') depth++;
    last = token;
    at = advanced(at, token.end);
  }
  return undefined;
}

/**
 * An open bracket: the closing bracket that must follow, and whether the parentheses contain the condition of a
 * statement.
 */
interface Bracket {
  readonly closing: string;
  readonly isCondition: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Tracks open brackets. Returns false if a closing bracket does not match the last open one. */
function pairs(
  { kind, text }: Token,
  open: Bracket[],
  closed: Bracket | undefined,
  last: Token | undefined,
): boolean {
  if (kind !== 'punct') return true;
  const closing = CLOSING[text];
  if (closing === undefined) return !/^[)\]}]$/.test(text) || closed?.closing === text;
  const isCondition = text === '(' && /^(?:if|while|for|with)$/.test(last?.text ?? '');
  open.push({ closing, isCondition });
  return true;
}
