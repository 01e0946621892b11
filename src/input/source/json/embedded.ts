/** Parses JSON that is a text in a document: a request body, an example, or a line of a stream. */
import { append } from '../../../base/foundation/lists.js';
import { buildJson } from './build.js';

export interface EmbeddedJson {
  readonly value: unknown;
  /** Numbers that exceed the range of a double, as they are written. In the value, they are `null`. */
  readonly notFinite: readonly string[];
}

/**
 * Parses a JSON text without tolerance for errors. `JSON.parse` alone would turn `1e400` into `Infinity`, which JSON
 * output cannot represent.
 * @returns `undefined` if the text is not JSON
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

/** Parses the text again with a parser that reports how numbers are written. */
function withoutInfinity(text: string): EmbeddedJson {
  const notFinite: string[] = [];
  const { data } = buildJson(text, {
    complain: () => {},
    twice: () => {},
    notFinite: (_member, _pointer, written) => notFinite.push(written),
  });
  return { value: data, notFinite };
}
