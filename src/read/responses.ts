/** Responses Objects: keys to statuses, and what HTTP itself says of a response. */
import type { Response, Status } from '../model/api.js';
import type { Cursor } from '../source/cursor.js';
import type { Description } from './description.js';
import type { OperationPlace } from './path-item.js';
import { isBodyless, readStatus } from './status.js';

/** What a version of the format reads out of one Response Object. */
export type ReadResponse = (
  cursor: Cursor,
  bodyless: boolean,
) => Omit<Response, 'status' | 'bodyless' | 'origins'>;

/**
 * Reads the responses of an operation.
 * @param read reads one response, a reference already followed
 */
export function readResponses(
  place: OperationPlace,
  description: Description,
  read: ReadResponse,
): Response[] {
  const responses = place.operation.get('responses');
  const entries = responses.entries().filter(([key]) => !key.startsWith('x-'));
  if (entries.length === 0) place.operation.add('resp/missing', {}, 'key');
  const found = new Map<Status, Response>();
  const odd = new Set<Status>();
  for (const [key, item] of entries) {
    const { status, odd: guessed } = readStatus(key);
    if (guessed) item.add('resp/status', { found: key, read: String(status) }, 'key');
    // Of two keys for one status the one that is spelled as it should be counts.
    if (found.has(status) && (guessed || !odd.has(status))) continue;
    const cursor = description.schemas.references.follow(item, description.responseSection);
    if (!cursor) continue;
    if (guessed) odd.add(status);
    else odd.delete(status);
    const bodyless = isBodyless(status, place.method);
    const response = read(cursor, bodyless);
    if (response.media.length === 0 && !bodyless)
      cursor.add('resp/schema-unknown', { status: key });
    if (response.media.length > 0 && bodyless && place.method !== 'HEAD') {
      cursor.add('resp/no-body', { status: key });
    }
    found.set(status, {
      ...response,
      status,
      media: bodyless ? [] : response.media,
      bodyless,
      origins: [cursor.origin()],
    });
  }
  return [...found.values()];
}
