/** Finds the top-level statements of a file, and the names that they declare, import and export. */
import { literalValue, type Token } from './tokens.js';

const STARTS = new Set(
  'import export function async const let var class interface type enum declare namespace abstract'.split(
    ' ',
  ),
);
/** Matches tokens after which a statement continues on the next line. */
const UNFINISHED = /^(?:[=,(:|&<?.+*/-]|=>|export|default|declare|async|abstract|extends|typeof)$/;

export interface ScannedStatement {
  readonly tokens: readonly Token[];
  /** The documentation comment directly above the statement. */
  readonly doc?: Token;
  /**
   * True if another comment is directly above `doc`. It is then unclear whether that comment belongs to the statement.
   */
  readonly isStacked: boolean;
}

/**
 * Splits a file into top-level statements at the keywords that start one. Code that does not start with a keyword
 * belongs to the statement before it.
 */
export function scanStatements(tokens: readonly Token[], text: string): ScannedStatement[] {
  const starts: number[] = [];
  let depth = 0;
  let last: Token | undefined;
  tokens.forEach((token, index) => {
    if (token.kind === 'comment') return;
    const begins = depth === 0 && token.kind === 'word' && STARTS.has(token.text);
    if (begins && (last === undefined || isBoundary(last, token, text))) starts.push(index);
    if (token.kind === 'punct' && /^[([{]$/.test(token.text)) depth++;
    if (token.kind === 'punct' && /^[)\]}]$/.test(token.text)) depth--;
    last = token;
  });
  return starts.map((start, number) => {
    const all = tokens.slice(start, starts[number + 1] ?? tokens.length);
    const above = tokens[start - 1];
    // A comment that is separated from the statement by a blank line does not belong to it.
    const isDoc =
      above?.kind === 'comment' &&
      above.text.startsWith('/**') &&
      !/\n\s*\n/.test(text.slice(above.end, all[0]?.at));
    const doc = isDoc ? above : undefined;
    const next = tokens[start - 2];
    const isStacked =
      doc !== undefined &&
      next?.kind === 'comment' &&
      next.text.startsWith('/**') &&
      !/\n\s*\n/.test(text.slice(next.end, doc.at));
    while (all.at(-1)?.kind === 'comment') all.pop();
    return { tokens: all, isStacked, ...(doc && { doc }) };
  });
}

function isBoundary(last: Token, token: Token, text: string): boolean {
  if (last.kind === 'punct' && /^[;}]$/.test(last.text)) return true;
  return !UNFINISHED.test(last.text) && /[\n\r]/.test(text.slice(last.end, token.at));
}

/** Removes comments. */
export function codeOf(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ kind }) => kind !== 'comment');
}

/**
 * Returns the names that a statement declares or imports. A superfluous name only prevents a stub from being added, but
 * a missing name would cause a duplicate declaration.
 */
export function declaredNamesIn(tokens: readonly Token[]): string[] {
  const code = codeOf(tokens);
  const keyword = code.findIndex(
    ({ text }) => !/^(?:export|default|declare|async|abstract)$/.test(text),
  );
  const kind = code[keyword]?.text ?? '';
  const imported = importOf(code);
  if (imported) return [...imported.others, ...imported.named.map(({ local }) => local)];
  if (/^(?:const|let|var)$/.test(kind)) {
    const sign = code.findIndex(({ text }) => text === '=');
    const left = code.slice(keyword + 1, sign < 0 ? code.length : sign);
    return left.filter((token) => token.kind === 'word').map(({ text }) => text);
  }
  const name = code.slice(keyword + 1).find((token) => token.kind === 'word');
  return name === undefined ? [] : [name.text];
}

/** Parses the list of an export statement, `export { a, b as c }`, with or without `from`. */
export function exportList(
  tokens: readonly Token[],
): [local: string | undefined, exported: string][] {
  const code = codeOf(tokens);
  if (code[0]?.text !== 'export' || code[1]?.text !== '{') {
    return code[0]?.text === 'export'
      ? declaredNamesIn(tokens).map((name) => [undefined, name])
      : [];
  }
  const close = code.findIndex(({ text }) => text === '}');
  const elsewhere = code[close + 1]?.text === 'from';
  const found: [string | undefined, string][] = [];
  for (let index = 2; index < close; index++) {
    const local = code[index]?.text ?? '';
    if (local === ',' || local === 'type') continue;
    const isRenamed = code[index + 1]?.text === 'as';
    const name = isRenamed ? (code[index + 2]?.text ?? local) : local;
    found.push([elsewhere ? undefined : local, name]);
    if (isRenamed) index += 2;
  }
  return found;
}

export interface ImportedName {
  readonly imported: string;
  readonly local: string;
  /** True if only the type of this name is imported. */
  readonly type: boolean;
  /** The offset at which the name ends, in UTF-16 units. */
  readonly end: number;
}

export interface ImportStatement {
  readonly from: string;
  readonly typeOnly: boolean;
  readonly named: readonly ImportedName[];
  /** The local names outside of the braces: a default import, or a namespace import. */
  readonly others: readonly string[];
}

/** Parses an import statement. Returns `undefined` for other statements. */
export function importOf(tokens: readonly Token[]): ImportStatement | undefined {
  const code = codeOf(tokens);
  if (code[0]?.text !== 'import') return undefined;
  const word = (index: number): string => code[index]?.text ?? '';
  // In `import type from "…"` and `import type, { … } from "…"`, `type` is the local name of the default export.
  const typeOnly =
    word(1) === 'type' && word(2) !== ',' && (word(2) !== 'from' || word(3) === 'from');
  const end = code.findIndex(
    ({ text }, index) => text === '=' || (text === 'from' && code[index + 1]?.kind === 'string'),
  );
  const source = code[end + 1];
  const clause = code.slice(typeOnly ? 2 : 1, Math.max(end, 0));
  const open = clause.findIndex(({ text }) => text === '{');
  const outside = open < 0 ? clause : clause.slice(0, open);
  return {
    from: (source && literalValue(source)) ?? '',
    typeOnly,
    named: open < 0 ? [] : namesIn(clause.slice(open + 1, -1), typeOnly),
    others: outside.flatMap(({ kind, text }) => (kind === 'word' && text !== 'as' ? [text] : [])),
  };
}

/** Parses `a`, `a as b`, `type a` and `type a as b`, separated by commas. */
function namesIn(tokens: readonly Token[], typeOnly: boolean): ImportedName[] {
  const names: ImportedName[] = [];
  let words: Token[] = [];
  for (const token of [...tokens, undefined]) {
    if (token !== undefined && token.text !== ',') {
      words.push(token);
      continue;
    }
    // With the modifier `type`, an import has an even number of words: `type a` or `type a as b`.
    const own = words.length % 2 === 0 ? words.slice(1) : words;
    const [first, local] = [own[0], own.at(-1)];
    if (first && local) {
      const imported = literalValue(first) ?? first.text;
      const type = typeOnly || own !== words;
      names.push({ imported, local: local.text, type, end: local.end });
    }
    words = [];
  }
  return names;
}
