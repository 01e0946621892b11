/** The headers of tables. */
import { text, type Md } from '../../src/emit/markdown.js';

/** A table's header. */
export function columns(...names: readonly string[]): Md[] {
  return names.map((name) => text(name));
}
