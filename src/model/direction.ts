/** The direction of a message, and which properties messages of each direction contain. */
import type { Schema } from './schema.js';

/** `read`: the API sends the value; `write`: the API receives it. `readOnly` and `writeOnly` refer to this. */
export type Direction = 'read' | 'write';

/** True if messages of a direction contain a property with this schema. Without a direction, all messages count. */
export function isSent(schema: Schema, direction: Direction | undefined): boolean {
  if (direction === 'write') return schema.readOnly !== true;
  return direction !== 'read' || schema.writeOnly !== true;
}
