/** The direction of a message, which decides which properties it contains. */
import type { Schema } from './schema.js';

/**
 * `read`: the API sends the value, without its `writeOnly` properties. `write`: the API receives it, without its
 * `readOnly` properties.
 */
export type Direction = 'read' | 'write';

/**
 * Returns true if messages of a direction contain a property with this schema. If no direction is given, the result
 * is true.
 */
export function isSent(schema: Schema, direction: Direction | undefined): boolean {
  if (direction === 'write') return schema.readOnly !== true;
  return direction !== 'read' || schema.writeOnly !== true;
}
