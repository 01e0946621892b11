/** Describes the events of a `text/event-stream` for both clients and servers. */
import type { Media } from '../../model/api.js';
import type { Schema } from '../../model/schema.js';

/** The schema of the events of a stream. */
export interface EventShape {
  /** The schema of the whole event if `isWhole` is true, otherwise the schema of its data. */
  readonly schema: Schema;
  readonly isWhole: boolean;
  /** True if the data is plain text, not JSON. */
  readonly isText: boolean;
}

const EVENT_STREAM = /^\s*text\/event-stream\s*(?:;|$)/i;

/** Returns true for the media type of server-sent events (HTML §9.2). */
export function isEventStream(type: string): boolean {
  return EVENT_STREAM.test(type);
}

/**
 * Returns the schema of the events in a stream. If the stream declares a schema for its items (OpenAPI 3.2 §4.8.14.1)
 * and this schema has a property `data`, it is the schema of a whole event. Otherwise, the schema of the items is the
 * schema of an event's data. Without a schema for items, the schema of the body is used as the schema of the data.
 * @param follow resolves a reference
 */
export function eventShape(
  { schema, item }: Media,
  follow: (schema: Schema) => Schema,
): EventShape {
  const whole = item && follow(item);
  if (item !== undefined && whole?.kind === 'object' && whole.properties.has('data')) {
    const data = whole.properties.get('data')?.schema;
    return { schema: item, isWhole: true, isText: data === undefined || isText(data, follow) };
  }
  const data = item ?? schema;
  return { schema: data, isWhole: false, isText: isText(data, follow) };
}

function isText(schema: Schema, follow: (schema: Schema) => Schema): boolean {
  const shape = follow(schema);
  if (shape.kind === 'enum') return shape.values.every((value) => typeof value === 'string');
  if (shape.kind === 'union') return shape.members.every((member) => isText(member, follow));
  return ['string', 'any', 'unknown', 'binary'].includes(shape.kind);
}
