/** Describes types and values briefly, for messages. */
import type { Json, Schema } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import type { ChangeWords } from '../change.js';

/** The maximum number of items that are listed. Of the remaining items, only the number is printed. */
const MAX_LISTED = 4;

/**
 * Returns a short text for a type: `array of Pet`, `string (uuid) or null`.
 * @param deep true to include enum values, the type of items and the members of unions; false for nested types
 */
export function describeType(schema: Schema, deep = true): string {
  switch (schema.kind) {
    case 'ref':
      return schema.id;
    case 'string':
    case 'number':
    case 'integer':
      return schema.format === undefined ? schema.kind : `${schema.kind} (${schema.format})`;
    case 'enum':
      return deep ? `one of ${listed(schema.values.map(describeValue))}` : 'enum';
    case 'array':
      return deep ? `array of ${describeType(schema.items, false)}` : 'array';
    case 'tuple':
      return `tuple of ${schema.items.length}`;
    default: {
      if (!deep || !isComposed(schema)) return schema.kind;
      const members = schema.members.map((member) => describeType(member, false));
      return listed(members, schema.kind === 'union' ? ' or ' : ' and ');
    }
  }
}

/** Returns the words for a changed value, after its place. A value that is `undefined` was added or removed. */
export function changedWords(old: string | undefined, fresh: string | undefined): ChangeWords {
  if (old === undefined) return ['', ` added: ${String(fresh)}`];
  if (fresh === undefined) return ['', ` removed; it was ${old}`];
  return ['', ` changed from ${old} to ${fresh}`];
}

/** Returns a value as JSON, truncated if it is long. */
export function describeValue(value: Json | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return 'an object';
  if (typeof value === 'object' && value !== null) return 'an array';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function listed(items: readonly string[], between = ', '): string {
  const more = items.length - MAX_LISTED;
  return items.slice(0, MAX_LISTED).join(between) + (more > 0 ? ` and ${more} more` : '');
}
