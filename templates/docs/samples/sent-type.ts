/** Determines the media type that a sample sends. */
import type { Media } from '../../../src/model/api.js';
import { concreteType } from '../../../src/model/media-type.js';

/**
 * Returns a single media type, even if a range such as `text/*` is declared (RFC 9110 §8.3). For a
 * range, it is JSON if the body has a description, and bytes otherwise.
 */
export function sentType({ type, schema, examples }: Media): string {
  const isUnknown = schema.kind === 'unknown' && examples.length === 0;
  return concreteType(type, isUnknown || schema.kind === 'binary');
}
