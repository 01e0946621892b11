/** Parses JSON scalars, including some that JSON does not allow, such as `None`. */

const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;
const WORDS: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['None', null],
  ['undefined', null],
  ['NaN', null],
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
]);

/** The words of JavaScript and Python that are texts in YAML. */
export const FOREIGN_WORDS: ReadonlySet<string> = new Set(['None', 'undefined', 'NaN']);

/** Parses a scalar: a string, a number (as `bigint` if a double cannot represent it exactly), or a word. */
export function parseScalar(written: string): string | number | bigint | boolean | null {
  const quote = written[0];
  if (quote === '"' || quote === "'") return readString(written, quote);
  if (NUMBER.test(written)) return exactNumber(written);
  const word = WORDS.get(written);
  return word === undefined ? written : word;
}

/** Returns the number, or a `bigint` for an integer that a double cannot represent exactly. */
export function exactNumber(written: string): number | bigint {
  const value = Number(written);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(written)
    ? BigInt(written)
    : value;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readString(written: string, quote: string): string {
  if (quote === '"') {
    try {
      return JSON.parse(written) as string;
    } catch {
      // Strings that `JSON.parse` rejects, because of line breaks or unknown escapes, are read below.
    }
  }
  const inner = written.slice(1, written.length > 1 && written.endsWith(quote) ? -1 : undefined);
  return inner.replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (_, escape: string) =>
    escape.length > 1
      ? String.fromCharCode(parseInt(escape.slice(1), 16))
      : (ESCAPES.get(escape) ?? escape),
  );
}
