/** Request bodies and responses. */
import type { Body, Response, Status } from '../model/api.js';
import type { Json } from '../model/schema.js';
import { X } from '../model/vocabulary.js';
import { contentObject, headersObject } from './content.js';
import { linkObjects } from './link.js';
import type { Naming } from './naming.js';
import { record, unlessEmptyMap, weakTrust, withExtensions, type JsonObject } from './record.js';

/** A Request Body Object (OpenAPI 3.1 §4.8.13). A body that nobody describes has no content, and says so. */
export function bodyObject(body: Body, naming: Naming): JsonObject {
  const weak = weakTrust(body.required.origins);
  const stated = body.required.value || (weak === undefined && body.required.origins.length > 0);
  const object = record({
    description: body.description?.value,
    content: contentObject(body.media, naming),
    required: stated ? body.required.value : undefined,
    [X.unknown]: body.media.length === 0 ? true : undefined,
    [X.trust]: weakTrust(body.origins),
    [X.fieldTrust]: weak && body.required.value ? record({ required: weak }) : undefined,
  });
  return withExtensions(object, body.extensions);
}

/**
 * A Responses Object (OpenAPI 3.1 §4.8.16). OpenAPI demands at least one response:
 * where no document states any, `default` stands in and is marked as synthetic.
 */
export function responsesObject(responses: readonly Response[], naming: Naming): JsonObject {
  const object: JsonObject = new Map();
  const odd: JsonObject = new Map();
  for (const response of responses) {
    const { status } = response;
    (isStatus(status) ? object : odd).set(String(status), responseObject(response, naming));
  }
  if (object.size === 0) {
    object.set('default', record({ description: '', [X.unknown]: true, [X.synthetic]: true }));
  }
  if (odd.size > 0) object.set(X.statuses, odd);
  return object;
}

function isStatus(status: Status): boolean {
  return typeof status !== 'number' || (Number.isInteger(status) && status >= 100 && status < 600);
}

function responseObject(response: Response, naming: Naming): JsonObject {
  const { media, bodyless } = response;
  const silent = media.length === 0;
  const { links, others } = linkObjects(response.links, naming);
  const object = record({
    description: response.description?.value ?? '',
    headers: unlessEmptyMap(headersObject(response.headers, naming)),
    content: silent ? undefined : contentObject(media, naming),
    links: unlessEmptyMap(links),
    [X.summary]: response.summary?.value,
    [X.unknown]: silent && !bodyless ? true : undefined,
    [X.bodyless]: bodyless && !neverHasBody(response.status) ? true : undefined,
    [X.links]: unlessEmptyMap(others),
    [X.trust]: weakTrust(response.origins),
  } satisfies Record<string, Json | undefined>);
  return withExtensions(object, response.extensions);
}

/** Responses whose body HTTP forbids (RFC 9110 §6.4.1). */
function neverHasBody(status: Status): boolean {
  return status === 204 || status === 205 || status === 304 || status === '1XX';
}
