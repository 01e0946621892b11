/** JSON in a text of a document: the body of a request, an example, a line of a stream. */
import { append } from '../../foundation/lists.js';
import { buildJson } from './build.js';

export interface EmbeddedJson {
  readonly value: unknown;
  /** Numbers that JSON cannot hold, as they are written; they are `null` in the value. */
  readonly notFinite: readonly string[];
}

/**
 * Reads a text that is JSON to the letter. `JSON.parse` alone makes `Infinity` of `1e400`, which no output can state.
 * @returns undefined for a text that is not JSON
 */
export function parseEmbedded(text: string): EmbeddedJson | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return holdsInfinity(value) ? withoutInfinity(text) : { value, notFinite: [] };
  } catch {
    return undefined;
  }
}

function holdsInfinity(value: unknown): boolean {
  const open = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'number' && !Number.isFinite(one)) return true;
    if (typeof one === 'object' && one !== null) append(open, Object.values(one));
  }
  return false;
}

/** Reads the text again, by a parser that knows how each number is written. */
function withoutInfinity(text: string): EmbeddedJson {
  const notFinite: string[] = [];
  const { data } = buildJson(text, {
    complain: () => {},
    twice: () => {},
    notFinite: (_member, _pointer, written) => notFinite.push(written),
  });
  return { value: data, notFinite };
}
