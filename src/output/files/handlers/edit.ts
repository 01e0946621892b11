/** Edits existing handlers. Only generated parts change; all other bytes stay the same. */
import { append } from '../../../base/foundation/lists.js';
import { changesOnlySpans, lineEnding, applyEdits, type TextEdit } from './text-edit.js';
import { parses } from '../../../print/emit/typescript/syntax-error.js';
import { keyPlaces, scanFile, type ScannedFunction } from './scan.js';
import { commentWords, tokensOf, type Token } from './tokens.js';

/** The edits of one handler file. Functions are identified by their exported names. */
export interface HandlerFileEdits {
  /** Operation keys (`GET /pets`) to replace in types, because their spelling has changed: old key → new key. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly removed: ReadonlySet<string>;
  /** Handlers to mark as deprecated, because their operation was removed from the API. */
  readonly retired: ReadonlySet<string>;
  /** Handlers whose operation is in the API again, so the deprecation mark is removed. */
  readonly returned: ReadonlySet<string>;
  /** New documentation comments of unmodified stubs; `''` removes the comment. */
  readonly comments: ReadonlyMap<string, string>;
}

/** The comment that is added above a handler whose operation was removed. */
const MARK =
  '/** @deprecated The API no longer has this operation; the handler is kept, but not mounted. */';

/** Returns true if a function has the comment of a handler whose operation was removed. */
export function isMarkedRetired({ tokens }: ScannedFunction): boolean {
  const [first] = tokens;
  return first?.kind === 'comment' && commentWords(first.text) === commentWords(MARK);
}

/**
 * Applies edits to the text of a handler file.
 * @returns `undefined` if the text does not parse before or after the edits, or if a function is not found
 */
export async function editHandlers(
  text: string,
  work: HandlerFileEdits,
): Promise<string | undefined> {
  const tokens = (await parses(text)) ? tokensOf(text) : undefined;
  if (tokens === undefined) return undefined;
  const functions = scanFile(text)?.functions ?? [];
  const edits: TextEdit[] = [];
  const each = (names: Iterable<string>, edit: (one: ScannedFunction) => TextEdit[]): boolean =>
    [...names].every((name) => {
      const found = functions.find(({ exported }) => exported === name);
      if (found) append(edits, edit(found));
      return found !== undefined;
    });
  const removals = [...work.removed].flatMap((name) => {
    const found = functions.find(({ exported }) => exported === name);
    return found ? [removal(text, found)] : [];
  });
  if (removals.length < work.removed.size) return undefined;
  append(edits, withoutOverlap(removals));
  const complete =
    each(work.retired, (one) => (isMarkedRetired(one) ? [] : [marking(text, one)])) &&
    each(work.returned, (one) =>
      isMarkedRetired(one) ? [{ at: one.from, end: one.at, text: '' }] : [],
    ) &&
    each(work.comments.keys(), (one) =>
      comment(text, one, work.comments.get(one.exported ?? '') ?? ''),
    );
  if (!complete) return undefined;
  append(edits, renamings(tokens, work.renamed, edits));
  const after = applyEdits(text, edits);
  return changesOnlySpans(text, after, edits) && (await parses(after)) ? after : undefined;
}

/** Removes a function together with its comment, its line end and one adjacent blank line. */
function removal(text: string, { from, end }: ScannedFunction): TextEdit {
  const behind = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  if (behind === undefined) return { at: from, end, text: '' };
  const next = end + behind.length;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(next))?.[0] ?? '';
  if (blank !== '') return { at: from, end: next + blank.length, text: '' };
  const above =
    next >= text.length ? (/(?<=\n)(?:[ \t]*\r?\n)+$/.exec(text.slice(0, from))?.[0] ?? '') : '';
  return { at: from - above.length, end: next, text: '' };
}

/** Shortens removals that overlap. Removals of adjacent functions may both include the blank line between them. */
function withoutOverlap(removals: readonly TextEdit[]): TextEdit[] {
  let done = 0;
  return [...removals]
    .sort((a, b) => a.at - b.at)
    .map((edit) => {
      const at = Math.max(edit.at, done);
      done = Math.max(done, edit.end ?? at);
      return { ...edit, at };
    });
}

function marking(text: string, { at }: ScannedFunction): TextEdit {
  const margin = /[ \t]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return { at, text: MARK + lineEnding(text) + margin };
}

function comment(text: string, one: ScannedFunction, now: string): TextEdit[] {
  const eol = lineEnding(text);
  const next = now === '' ? '' : now.replaceAll('\n', eol);
  const [doc] = one.tokens;
  if (one.from === one.at || doc === undefined) {
    return next === '' ? [] : [{ at: one.at, text: next + eol }];
  }
  return [{ at: doc.at, end: next === '' ? one.at : doc.end, text: next }];
}

function renamings(
  tokens: readonly Token[],
  renamed: ReadonlyMap<string, string>,
  others: readonly TextEdit[],
): TextEdit[] {
  const usual = usualQuote(tokens);
  return keyPlaces(tokens).flatMap(({ token, key }): TextEdit[] => {
    const now = renamed.get(key);
    const gone = others.some(({ at, end = at }) => at <= token.at && token.end <= end);
    if (now === undefined || gone) return [];
    const own = token.text.charAt(0);
    // If a key contains quotes, it is written with the quotes that need the fewest escapes, as formatters do.
    const isPlain = own === '`' || !/["']/.test(key + now);
    const text = quoted(now, isPlain ? own : lightestQuote(now, usual));
    return [{ at: token.at, end: token.end, text }];
  });
}

/** Returns the quote character of a file: the one around its first string that contains no quotes. */
function usualQuote(tokens: readonly Token[]): '"' | "'" {
  const plain = tokens.find(
    ({ kind, text }) => kind === 'string' && !/["'\\]/.test(text.slice(1, -1)),
  );
  return plain?.text.startsWith("'") === true ? "'" : '"';
}

function lightestQuote(value: string, usual: '"' | "'"): '"' | "'" {
  const other = usual === '"' ? "'" : '"';
  return value.split(usual).length > value.split(other).length ? other : usual;
}

function quoted(value: string, quote: string): string {
  const inner = JSON.stringify(value).slice(1, -1);
  if (quote === '"') return `"${inner}"`;
  const bare = inner.replaceAll('\\"', '"').replaceAll(quote, `\\${quote}`);
  return quote + (quote === '`' ? bare.replaceAll('${', '\\${') : bare) + quote;
}
