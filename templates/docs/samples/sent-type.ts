/** The media type that a sample of a body is sent as. */
import type { Media } from '../../../src/model/api.js';
import { concreteType } from '../../../src/model/media-type.js';

/**
 * A single type, even if a range is declared (RFC 9110 §8.3): JSON for a described body, bytes for one of unknown
 * type.
 */
export function sentType({ type, schema, examples }: Media): string {
  const isUnknown = schema.kind === 'unknown' && examples.length === 0;
  return concreteType(type, isUnknown || schema.kind === 'binary');
}
