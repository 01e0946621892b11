/** Responses Objects: keys to statuses, and what HTTP itself says of a response. */
import type { Response, Status } from '../../model/api.js';
import type { Mutable } from '../../model/mutable.js';
import { EXTENSION } from '../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import type { Description, ResponseFacts } from './description.js';
import type { OperationPlace } from './path-item.js';
import { isBodyless, readStatus } from './status.js';
import { withStatedTrust } from '../trust.js';

/** What a version of the format reads out of one Response Object. */
export type ReadResponse = (cursor: Cursor, bodyless: boolean) => ResponseFacts;

/**
 * Reads the responses of an operation.
 * @param read reads one response, a reference already followed
 */
export function readResponses(
  place: OperationPlace,
  description: Description,
  read: ReadResponse,
): Response[] {
  const entries = listStatuses(place.operation.get('responses'));
  if (entries.length === 0) place.operation.add('resp/missing', {}, 'key');
  const { references } = description.schemas;
  const found = new Map<Status, Response>();
  for (const { status, item, key } of entries) {
    if (found.has(status) || item.rawMember(EXTENSION.synthetic) === true) continue;
    const cursor = references.follow(item, description.responseSection);
    if (!cursor) continue;
    // Says what is wrong with a response that is no object.
    if (cursor.type !== 'object') cursor.entries();
    const bodyless =
      isBodyless(status, place.method) || cursor.rawMember(EXTENSION.bodyless) === true;
    const response = read(cursor, bodyless);
    const silent = response.media.length === 0 && cursor.rawMember(EXTENSION.unknown) !== true;
    if (silent && !bodyless) cursor.add('resp/schema-unknown', { status: key });
    if (response.media.length > 0 && bodyless && place.method !== 'HEAD') {
      cursor.add('resp/no-body', { status: key });
    }
    found.set(status, withStatedTrust(cursor, withStatus(response, status, bodyless, cursor)));
  }
  return [...found.values()];
}

function withStatus(
  { headers, media, links, summary, description, extensions }: ResponseFacts,
  status: Status,
  bodyless: boolean,
  cursor: Cursor,
): Response {
  const response: Mutable<Response> = {
    status,
    headers,
    media: bodyless ? [] : media,
    bodyless,
    links,
    origins: [cursor.origin()],
  };
  if (summary) response.summary = summary;
  if (description) response.description = description;
  if (extensions) response.extensions = extensions;
  return response;
}

interface Entry {
  readonly status: Status;
  readonly key: string;
  readonly item: Cursor;
}

/** Of two keys for one status the one that is spelled as it should be comes first. */
function listStatuses(responses: Cursor): Entry[] {
  const sure: Entry[] = [];
  const odd: Entry[] = [];
  for (const [key, item] of responses.entries()) {
    if (key.startsWith('x-')) continue;
    const { status, odd: guessed } = readStatus(key);
    if (guessed) item.add('resp/status', { found: key, read: String(status) }, 'key');
    (guessed ? odd : sure).push({ status, key, item });
  }
  // Numbers that are no status of HTTP, as our export keeps them.
  const unknown = responses.has(EXTENSION.statuses)
    ? responses.get(EXTENSION.statuses).entries()
    : [];
  for (const [key, item] of unknown) {
    if (Number.isFinite(Number(key))) sure.push({ status: Number(key), key, item });
  }
  return odd.length === 0 ? sure : [...sure, ...odd];
}
