/** Recognizes schemas that do not restrict the kind of a value. */
import type { Schema } from '../schema.js';

/** Returns true for a schema that does not restrict the kind of a value: `{}`, or a type that no document declares. */
export function isSilent({ kind }: Schema): boolean {
  return kind === 'any' || kind === 'unknown';
}
