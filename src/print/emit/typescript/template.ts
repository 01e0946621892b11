/** Parses the templates of the tag `code`. Brackets, commas and equals signs determine where a line may be broken. */
import type { ListStyle } from '../layout/index.js';
import { templateRows, type TemplateRow } from '../template-rows.js';

/** A part of a line: text, an interpolated value (a hole) by its index, a list, or an assignment. */
export type Piece = string | number | ListPiece | AssignmentPiece;

/** Items in brackets. A hole that is a whole item may contain several items, or none. */
export interface ListPiece {
  readonly kind: 'list';
  readonly style: ListStyle;
  readonly items: readonly (readonly Piece[])[];
}

/** A declaration `name = value`, or a property `name: value` in braces. */
export interface AssignmentPiece {
  readonly kind: 'assignment';
  readonly left: readonly Piece[];
  readonly right: readonly Piece[];
}

export interface TemplateLine {
  /** The indentation relative to the other lines of the template. */
  readonly indent: number;
  readonly pieces: readonly Piece[];
  /** For a line with a single hole: the text that follows each piece of code in the hole. */
  readonly each: string | undefined;
  /** The holes of a line that contains no other text. If all of them are empty, the line is omitted. */
  readonly holes: readonly number[] | undefined;
  /** True if the line ends with an opening brace (`opens`), or starts with a closing one (`closes`). */
  readonly opens: boolean;
  readonly closes: boolean;
}

const PUNCTUATION =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/.*|\/\*.*?\*\/|=>|<=|>=|[()[\]{}<>,;]/g;
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
]);
/** Matches a keyword before a `(` that starts neither a call nor parameters. */
const KEYWORD = /\b(?:await|case|catch|for|if|import|in|of|return|switch|typeof|while|with)\s*$/;
const DECLARATION = /^(?:export )?(?:const|let|type) /;
const KEY = /^(?:[\w$]+\??)?: /;

/**
 * Parses the lines of a template.
 * @throws TypeError for an invalid escape sequence
 */
export function parseTemplate(strings: TemplateStringsArray): readonly TemplateLine[] {
  return templateRows(strings).map(templateLine);
}

function templateLine({ indent, pieces: raw }: TemplateRow): TemplateLine {
  const [before, hole, behind] = raw;
  const isAlone = raw.length === 3 && before === '' && typeof hole === 'number';
  const each = isAlone && (behind === '' || behind === ',' || behind === ';') ? behind : undefined;
  const tokens = raw.flatMap(tokensOf);
  const { items } = parseItems(tokens, 0) ?? { items: [tokens] };
  const pieces = items[0] ?? [];
  // The first text shows whether the line is a declaration. A hole before this text may contain `export`.
  const first = pieces.find((piece) => piece !== '' && typeof piece !== 'number');
  const isDeclaration = typeof first === 'string' && DECLARATION.test(first);
  const last = pieces.at(-1);
  const isOpen = typeof last === 'string' && /[([{=]$/.test(last);
  const holes = pieces.filter((piece) => typeof piece === 'number');
  const isAll = pieces.every((piece) => typeof piece === 'number' || isSpace(piece));
  return {
    indent,
    pieces: isDeclaration && !isOpen ? splitAt(' = ', pieces) : pieces,
    each,
    holes: each !== undefined || (isAll && holes.length > 0) ? holes : undefined,
    opens: typeof last === 'string' && last.endsWith('{'),
    closes: typeof pieces[0] === 'string' && pieces[0].startsWith('}'),
  };
}

function isSpace(piece: Piece): boolean {
  return typeof piece === 'string' && piece.trim() === '';
}

/** Splits a text into tokens: punctuation, and the texts between it. */
function tokensOf(piece: string | number): (string | number)[] {
  if (typeof piece === 'number') return [piece];
  const tokens: string[] = [];
  let from = 0;
  for (const { 0: found, index } of piece.matchAll(PUNCTUATION)) {
    if (found.length > 1) continue;
    tokens.push(piece.slice(from, index), found);
    from = index + 1;
  }
  tokens.push(piece.slice(from));
  return tokens.filter((text) => text !== '');
}

interface Items {
  readonly items: Piece[][];
  readonly separators: string;
  readonly end: number;
}

/**
 * Parses the items up to a closing bracket, or up to the end of the line.
 * @returns `undefined` if the closing bracket is not on this line
 */
function parseItems(
  tokens: readonly (string | number)[],
  from: number,
  closer?: string,
): Items | undefined {
  const items: Piece[][] = [[]];
  let separators = '';
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (token === closer) return { items, separators, end: at };
    const close = typeof token === 'string' ? CLOSERS.get(token) : undefined;
    const inner = close === undefined ? undefined : parseItems(tokens, at + 1, close);
    if (inner !== undefined) {
      for (const piece of bracketed(tokens, at, inner)) items.at(-1)?.push(piece);
      at = inner.end;
    } else if (closer !== undefined && (token === ',' || token === ';')) {
      separators += token;
      items.push([]);
    } else items.at(-1)?.push(token);
  }
  return closer === undefined ? { items, separators, end: tokens.length } : undefined;
}

/** Returns a list if line breaks are allowed inside the brackets, otherwise text. */
function bracketed(tokens: readonly (string | number)[], at: number, inner: Items): Piece[] {
  const style = styleOf(tokens, at, inner);
  if (style !== undefined)
    return [{ kind: 'list', style, items: inner.items.map((item) => itemOf(item, style)) }];
  const pieces: Piece[] = [tokens[at] ?? ''];
  for (const [index, item] of inner.items.entries()) {
    for (const piece of item) pieces.push(piece);
    pieces.push(inner.separators.charAt(index));
  }
  pieces.push(tokens[inner.end] ?? '');
  return pieces;
}

function styleOf(
  tokens: readonly (string | number)[],
  at: number,
  { items, separators, end }: Items,
): ListStyle | undefined {
  const before = tokens[at - 1] ?? '';
  const behind = String(tokens[end + 1] ?? '');
  const isTight = at === 0 || typeof before === 'number' || /[\w$)\]>]$/.test(before);
  // Line breaks are not allowed in an empty list, or in a list with a trailing separator.
  if (items.at(-1)?.length === 0) return undefined;
  const separator = separators.startsWith(';') ? ';' : ',';
  switch (tokens[at]) {
    case '(': {
      if (typeof before === 'string' && KEYWORD.test(before)) return undefined;
      const parameters = /^(?::| =>| \{$)/.test(behind);
      if ((isTight && at > 0) || parameters) return { brackets: '()', separator, parameters };
      return items.length > 1 ? undefined : { brackets: '()', separator, bare: true };
    }
    case '<':
      return isTight ? { brackets: '<>', separator, bare: true } : undefined;
    case '[':
      // These brackets are an element access or a computed key.
      return (isTight && at > 0) || /^\??:/.test(behind)
        ? undefined
        : { brackets: '[]', separator };
    default:
      return { brackets: '{}', separator };
  }
}

function itemOf(item: readonly Piece[], { brackets }: ListStyle): readonly Piece[] {
  const pieces = [...item];
  const [first] = pieces;
  if (typeof first === 'string') pieces[0] = first.trimStart();
  const last = pieces.at(-1);
  if (typeof last === 'string') pieces[pieces.length - 1] = last.trimEnd();
  const nonEmpty = pieces.filter((piece) => piece !== '');
  const key =
    nonEmpty[0] === pieces[0] && typeof nonEmpty[0] === 'number' ? nonEmpty[1] : nonEmpty[0];
  if (brackets === '<>') return splitAt(' = ', nonEmpty);
  const isKeyed = brackets === '{}' && typeof key === 'string' && KEY.test(key);
  return isKeyed ? splitAt(': ', nonEmpty) : nonEmpty;
}

/** Returns an assignment if the pieces contain the operator, otherwise the pieces. */
function splitAt(operator: string, pieces: readonly Piece[]): readonly Piece[] {
  const index = pieces.findIndex(
    (piece) => typeof piece === 'string' && `${piece} `.includes(operator),
  );
  const text = pieces[index];
  if (typeof text !== 'string') return pieces;
  const at = text.indexOf(operator.trimEnd());
  const middle = at + operator.trimEnd().length;
  const left = [...pieces.slice(0, index), text.slice(0, middle)];
  const right = [text.slice(middle).trimStart(), ...pieces.slice(index + 1)];
  const last = right.at(-1);
  const end = typeof last === 'string' && last.endsWith(';') ? ';' : '';
  if (typeof last === 'string') right[right.length - 1] = last.slice(0, last.length - end.length);
  return [{ kind: 'assignment', left, right: right.filter((piece) => piece !== '') }, end];
}
