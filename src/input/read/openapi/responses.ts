/** Reads Responses Objects: the status of each key, and what HTTP itself defines about a response. */
import type { Response, Status } from '../../../model/api.js';
import type { Mutable } from '../../../base/foundation/mutable.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import type { Description, ResponseFacts } from './description.js';
import type { OperationPlace } from './path-item.js';
import { withDeclaredTrust } from '../trust.js';
import { rangeOf } from '../../../model/status.js';

/** Reads one Response Object, in one version of the format. */
export type ReadResponse = (cursor: Cursor, bodyless: boolean) => ResponseFacts;

/**
 * Reads the responses of an operation.
 * @param read reads one response whose reference is already resolved
 */
export function readResponses(
  place: OperationPlace,
  description: Description,
  read: ReadResponse,
): Response[] {
  const { references } = description.schemas;
  const entries = listStatuses(references.part(place.operation.get('responses')));
  if (entries.length === 0) place.operation.add('resp/missing', {}, 'key');
  const found = new Map<Status, Response>();
  const silent: [Response, Cursor, string][] = [];
  for (const { status, item, key } of entries) {
    if (found.has(status) || item.rawMember(EXTENSION.synthetic) === true) continue;
    const cursor = references.follow(item, description.responseSection);
    if (!cursor) continue;
    // If the response is not an object, this reports the wrong type.
    if (cursor.type !== 'object') cursor.entries();
    const bodyless =
      isBodyless(status, place.method) || cursor.rawMember(EXTENSION.bodyless) === true;
    const response = read(cursor, bodyless);
    if (response.media.length > 0 && bodyless && place.method !== 'HEAD') {
      cursor.add('resp/no-body', { status: key });
    }
    const whole = withDeclaredTrust(cursor, withStatus(response, status, bodyless, cursor));
    found.set(status, whole);
    const isUnknown = cursor.rawMember(EXTENSION.unknown) === true;
    if (whole.media.length === 0 && !bodyless && !isUnknown) silent.push([whole, cursor, key]);
  }
  // Without `content`, a response has no body (OpenAPI § Response Object). This rule is only applied to a successful
  // response, and only if another successful response has content. Otherwise, the API description is probably
  // incomplete.
  const describes = [...found.values()].some((one) => isSuccess(one) && one.media.length > 0);
  for (const [response, cursor, status] of silent) {
    const isEmpty = describes && isSuccess(response);
    cursor.add(isEmpty ? 'resp/no-content' : 'resp/schema-unknown', { status });
    if (isEmpty) found.set(response.status, { ...response, bodyless: true });
  }
  return [...found.values()];
}

/** Returns true for a response whose status reports success: `2XX`, or 200 to 299. */
function isSuccess({ status }: Response): boolean {
  return status === '2XX' || (typeof status === 'number' && status >= 200 && status < 300);
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

/**
 * Lists the entries of a Responses Object. If two keys mean the same status, the key in the standard notation comes
 * first.
 */
function listStatuses(responses: Cursor): Entry[] {
  const sure: Entry[] = [];
  const odd: Entry[] = [];
  for (const [key, item] of responses.entries()) {
    if (key.startsWith('x-')) continue;
    const { status, odd: guessed } = readStatus(key);
    if (guessed) item.add('resp/status', { found: key, read: String(status) }, 'key');
    (guessed ? odd : sure).push({ status, key, item });
  }
  // restitch's export stores a response in an extension if the number in its key is not an HTTP status (`999`).
  const unknown = responses.has(EXTENSION.statuses)
    ? responses.get(EXTENSION.statuses).entries()
    : [];
  for (const [key, item] of unknown) {
    if (Number.isFinite(Number(key))) sure.push({ status: Number(key), key, item });
  }
  return odd.length === 0 ? sure : [...sure, ...odd];
}

/**
 * Reads a status key.
 * @param key `200`, `2XX`, `default`; also `2xx`, `200-299`, `200 OK`
 * @returns the status, and `odd` if the key is not in the standard notation. A key that cannot be read is `default`.
 */
function readStatus(key: string): { readonly status: Status; readonly odd: boolean } {
  const text = key.trim();
  if (/^[1-5]\d\d$/.test(text)) return { status: Number(text), odd: false };
  if (text.toLowerCase() === 'default') return { status: 'default', odd: text !== 'default' };
  if (/^[1-5]xx$/i.test(text)) return { status: range(text), odd: !/^.XX$/.test(text) };
  if (/^([1-5])00\s*-\s*\1\d\d$/.test(text)) return { status: range(text), odd: true };
  const words = /^([1-5]\d\d)[\s:-]+[A-Za-z]/.exec(text);
  return { status: words?.[1] === undefined ? 'default' : Number(words[1]), odd: true };
}

function range(text: string): Status {
  return rangeOf(Number(text.charAt(0)) * 100) ?? 'default';
}

const BODYLESS = new Set([204, 205, 304]);

/**
 * Returns true if HTTP itself defines that a response has no body (RFC 9110 §15, §9.3.2).
 * @param method the HTTP method in upper case
 */
function isBodyless(status: Status, method: string): boolean {
  if (method === 'HEAD' || status === '1XX') return true;
  return typeof status === 'number' && (status < 200 || BODYLESS.has(status));
}
