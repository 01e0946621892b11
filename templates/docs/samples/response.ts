/** Determines how a sample reads the response: as one text, as a stream, or as a file. */
import type { Api, Endpoint } from '../../../src/model/api.js';
import { essenceOf } from '../../../src/model/media-type.js';
import { isStreamed } from '../../../src/print/typescript/stream-types.js';
import { dereference } from '../../../src/model/dereference.js';
import { isSuccess } from '../../../src/model/status.js';

export type ResponseKind = 'text' | 'stream' | 'file';

/**
 * Returns how to read the first successful response with a body, because clients request its media
 * type by default.
 */
export function responseKind({ responses }: Endpoint, api: Api): ResponseKind {
  const [media] = responses.flatMap((one) => (isSuccess(one.status) ? one.media : []));
  if (media === undefined) return 'text';
  if (isStreamed(media)) return 'stream';
  const isBytes = dereference(media.schema, api).kind === 'binary';
  return isBytes && !/^text\/|[/+](?:json|xml)$/.test(essenceOf(media.type)) ? 'file' : 'text';
}
