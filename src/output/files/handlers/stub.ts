/** Updates unmodified stubs, and files that contain only unmodified stubs. */
import type { OutputFile } from '../../../print/emit/file.js';
import { identityOf, type HandlerLocation } from '../../../print/emit/handler.js';
import { lineEnding } from './text-edit.js';
import { scanFile, type ScannedFunction } from './scan.js';
import { commentWords, normalizedCode, literalValue, tokensOf, type Token } from './tokens.js';

/** Returns the stubs of a newly generated file, by name. */
export function renderedStubs({ text }: OutputFile): Map<string, ScannedFunction> {
  const functions = scanFile(text)?.functions ?? [];
  return new Map(functions.map((one) => [one.name, one]));
}

/**
 * Returns the new comment of an unmodified stub.
 * @param standing the stub in the user's file
 * @param fresh the newly generated stub
 * @returns `''` if the comment must be removed; `undefined` if it is up to date, or if the stubs differ in more than
 * the comment
 */
export function updatedComment(
  standing: ScannedFunction,
  fresh: ScannedFunction | undefined,
  { text }: OutputFile,
): string | undefined {
  // One of two adjacent comments may belong to another function that was moved, so both are kept.
  if (fresh === undefined || standing.isStacked) return undefined;
  if (shapeOf(standing) !== shapeOf(fresh)) return undefined;
  const [old, now] = [docOf(standing), docOf(fresh)];
  if (commentWords(old) === commentWords(now)) return undefined;
  return now === '' ? '' : text.slice(fresh.from, fresh.from + now.length);
}

function docOf({ tokens, from, at }: ScannedFunction): string {
  return from === at ? '' : (tokens[0]?.text ?? '');
}

/**
 * Returns a function's code without its comment and name. Operation keys are normalized (`GET /pets/{}`), so that the
 * names of path parameters do not matter.
 */
function shapeOf({ tokens, from, at, name }: ScannedFunction): string {
  const code = from === at ? tokens : tokens.slice(1);
  const same = code.map((token): Token => {
    if (token.kind === 'word' && token.text === name) return { ...token, text: '*' };
    const value = literalValue(token);
    return value === undefined ? token : { ...token, text: JSON.stringify(identityOf(value)) };
  });
  return normalizedCode(same);
}

const OUR_HEADER =
  /^\/\* Handlers of .* This file is yours: it is added to, never overwritten\. \*\/$/;
const OUR_IMPORT = /^(?:import|type|from|Ctx|Req|Res|NotImplemented|[{},;]|"[^"]*"|'[^']*')$/;

/**
 * Returns true if a file contains only unmodified stubs.
 * @param removed the names of unmodified stubs that moved handlers replace. They are not in `located`
 */
export function holdsOnlyStubs(
  text: string,
  path: string,
  located: readonly HandlerLocation[],
  removed: ReadonlySet<string>,
): boolean {
  const scan = scanFile(text);
  const tokens = tokensOf(text);
  if (scan === undefined || tokens === undefined) return false;
  const stubs = located.filter((one) => one.path === path && one.pristine);
  const inFunctions = new Set(scan.functions.flatMap((one) => one.tokens.map(({ at }) => at)));
  return (
    scan.functions.every(
      ({ exported = '' }) => removed.has(exported) || stubs.some(({ name }) => name === exported),
    ) &&
    tokens.every((token, index) => {
      if (inFunctions.has(token.at)) return true;
      if (token.kind !== 'comment') return OUR_IMPORT.test(token.text);
      return index === 0 && OUR_HEADER.test(commentWords(token.text));
    })
  );
}

/**
 * Sorts the stubs of a file into the order of newly generated code. The file contains only unmodified stubs.
 * @param text the file's text after the edits
 * @param fresh the text of the newly generated file
 * @returns `undefined` if no stub is left
 */
export function reorderedStubs(text: string, fresh: string | undefined): string | undefined {
  const now = scanFile(text)?.functions ?? [];
  if (now.length === 0) return undefined;
  const wanted = fresh === undefined ? [] : (scanFile(fresh)?.functions ?? []);
  const sorted = (functions: readonly ScannedFunction[]): string =>
    JSON.stringify(functions.map(({ tokens }) => normalizedCode(tokens)).sort());
  const same = fresh !== undefined && sorted(now) === sorted(wanted);
  // Single quotes in imports show that the user formats the file, so its layout is kept.
  if (!same || /^(?:import|\} from) .*'/m.test(text)) return text;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  return mark + fresh.replaceAll('\n', lineEnding(text));
}
