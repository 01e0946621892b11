/** Schemas that do not restrict the kind of a value. */
import type { Schema } from '../schema.js';

/** True for `{}`, and for an undeclared type. */
export function isSilent({ kind }: Schema): boolean {
  return kind === 'any' || kind === 'unknown';
}
