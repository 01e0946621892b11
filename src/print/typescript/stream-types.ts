/** Finds media types whose bodies are sequences of items (OpenAPI 3.2 §4.14.4). */
import type { Media } from '../../model/api.js';
import { essenceOf } from '../../model/media-type.js';
import { isEventStream } from './signature-events.js';

const LINES: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/jsonlines',
  'application/ndjson',
  'application/stream+json',
  'application/x-jsonlines',
  'application/x-ndjson',
  'application/x-json-stream',
]);

/**
 * Returns how the items of a body are separated; `undefined` if the body is a single value. A body whose schema is
 * text or bytes is not split, unless the description declares its items.
 */
export function itemsOf({ type, schema, item }: Media): 'lines' | 'sequence' | undefined {
  if (item === undefined && (schema.kind === 'string' || schema.kind === 'binary')) {
    return undefined;
  }
  const essence = essenceOf(type);
  if (essence === 'application/json-seq' || essence === 'application/geo+json-seq') {
    return 'sequence';
  }
  return LINES.has(essence) ? 'lines' : undefined;
}

/** Returns true if a received body is read while it arrives. */
export function isStreamed(media: Media): boolean {
  return isEventStream(media.type) || itemsOf(media) !== undefined;
}
