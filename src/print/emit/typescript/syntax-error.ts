/** Finds syntax errors in TypeScript and JavaScript with the TypeScript parser that prettier includes. */
import { messageOf } from '../../../base/foundation/error-code.js';

export interface SyntaxMistake {
  readonly reason: string;
  /** The position in the text, in UTF-16 units. */
  readonly offset: number;
}

/**
 * Finds the first syntax error of a module.
 * @param name the file name; its extension determines the language
 * @param text the content of the module, which is parsed and never executed
 * @returns `undefined` if there is no syntax error
 */
export async function firstSyntaxError(
  name: string,
  text: string,
): Promise<SyntaxMistake | undefined> {
  const { parsers } = await import('prettier/plugins/typescript');
  // The parser reads no option except `filepath`.
  const options = { filepath: name } as Parameters<typeof parsers.typescript.parse>[1];
  try {
    await parsers.typescript.parse(text, options);
    return undefined;
  } catch (error) {
    // Prettier appends the position to the message, so it is removed.
    const reason = messageOf(error).replace(/ \(\d+:\d+\)$/, '');
    const { line = 1, column = 1 } = (error as PositionedError).loc?.start ?? {};
    return { reason, offset: offsetOf(text, line, column) };
  }
}

export async function parses(text: string): Promise<boolean> {
  return (await firstSyntaxError('text.ts', text)) === undefined;
}

interface PositionedError {
  readonly loc?: { readonly start?: { readonly line: number; readonly column: number } };
}

/** Converts a line and a column to an offset. Both start at 1. Lines end where ECMAScript's do. */
function offsetOf(text: string, line: number, column: number): number {
  const ends = [...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)];
  const end = ends[line - 2];
  const start = end === undefined ? 0 : end.index + end[0].length;
  return Math.min(start + column - 1, text.length);
}
