/** Writes request bodies and responses. */
import { weakTrust } from '../../model/origin.js';
import type { Body, Response, Status } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import { EXTENSION } from '../../model/extensions.js';
import { contentObject, headersObject } from './content.js';
import type { ExportState } from './export-state.js';
import { putMember, jsonObject, withExtensions, type JsonObject } from './record.js';
import { versionedKeyword } from './version.js';
import { isJsonObject } from '../../model/json.js';
import { isUriReference } from './uri.js';

/**
 * Writes a Request Body Object (OpenAPI 3.1 §4.8.13). If no document describes the body, it has no content and is
 * marked as unknown.
 */
export function bodyObject(body: Body, state: ExportState): JsonObject {
  const weak = weakTrust(body.required.origins);
  const isDeclared =
    body.required.value || (weak === undefined && body.required.origins.length > 0);
  const object = jsonObject({
    description: body.description?.value,
    content: contentObject(body.media, state),
    required: isDeclared ? body.required.value : undefined,
    [EXTENSION.unknown]: body.media.length === 0 ? true : undefined,
    [EXTENSION.trust]: weakTrust(body.origins),
    [EXTENSION.fieldTrust]:
      weak && body.required.value ? jsonObject({ required: weak }) : undefined,
  });
  return withExtensions(object, body.extensions);
}

/**
 * Writes a Responses Object (OpenAPI 3.1 §4.8.16). OpenAPI requires at least one response. If none is declared,
 * `default` is written and marked as synthetic.
 */
export function responsesObject(responses: readonly Response[], state: ExportState): JsonObject {
  const object: JsonObject = new Map();
  let odd: JsonObject | undefined;
  for (const response of responses) {
    const { status } = response;
    const target = isStatus(status) ? object : (odd ??= new Map<string, Json>());
    target.set(String(status), responseObject(response, state));
  }
  if (object.size === 0) {
    object.set(
      'default',
      jsonObject({ description: '', [EXTENSION.unknown]: true, [EXTENSION.synthetic]: true }),
    );
  }
  putMember(object, EXTENSION.statuses, odd);
  return object;
}

function isStatus(status: Status): boolean {
  return typeof status !== 'number' || (Number.isInteger(status) && status >= 100 && status < 600);
}

const NO_LINKS = { links: new Map<string, Json>(), others: new Map<string, Json>() };

function responseObject(response: Response, state: ExportState): JsonObject {
  const { media, bodyless } = response;
  const silent = media.length === 0;
  const { links, others } = response.links.size > 0 ? linkObjects(response.links, state) : NO_LINKS;
  const object: JsonObject = new Map();
  object.set('description', response.description?.value ?? '');
  if (response.headers.length > 0) object.set('headers', headersObject(response.headers, state));
  if (!silent) object.set('content', contentObject(media, state));
  if (links.size > 0) object.set('links', links);
  if (response.summary)
    object.set(versionedKeyword(EXTENSION.summary, state.isNewer), response.summary.value);
  if (silent && !bodyless) object.set(EXTENSION.unknown, true);
  if (bodyless && !neverHasBody(response.status)) object.set(EXTENSION.bodyless, true);
  if (others.size > 0) object.set(EXTENSION.links, others);
  putMember(object, EXTENSION.trust, weakTrust(response.origins));
  return withExtensions(object, response.extensions);
}

/** Returns true for statuses whose responses have no body according to HTTP (RFC 9110 §6.4.1). */
function neverHasBody(status: Status): boolean {
  return status === 204 || status === 205 || status === 304 || status === '1XX';
}

const FIELDS = new Set(['operationRef', 'operationId', 'parameters', 'requestBody', 'description']);

/**
 * Separates valid Link Objects (OpenAPI 3.1 §4.8.20) from invalid ones. In each link, the operationId is replaced by
 * the one that the target operation has in this document.
 * @param links the links as declared
 */
function linkObjects(
  links: ReadonlyMap<string, Json>,
  state: ExportState,
): { readonly links: JsonObject; readonly others: JsonObject } {
  const valid: JsonObject = new Map();
  const others: JsonObject = new Map();
  for (const [name, declared] of links) {
    const link = linkObject(declared, state);
    if (link) valid.set(name, link);
    else others.set(name, declared);
  }
  return { links: valid, others };
}

function linkObject(declared: Json, state: ExportState): JsonObject | undefined {
  if (!isJsonObject(declared)) return undefined;
  const link = new Map(declared);
  for (const key of link.keys()) if (!FIELDS.has(key) && !key.startsWith('x-')) return undefined;
  const description = link.get('description');
  if (description !== undefined && typeof description !== 'string') return undefined;
  if (!areExpressions(link.get('parameters'))) return undefined;
  const ref = link.get('operationRef');
  const id = link.get('operationId');
  if (typeof ref === 'string') return id === undefined && isUriReference(ref) ? link : undefined;
  const known = typeof id === 'string' && ref === undefined && state.idsByAlias.get(id);
  return typeof known === 'string' ? link.set('operationId', known) : undefined;
}

function areExpressions(parameters: Json | undefined): boolean {
  if (parameters === undefined) return true;
  if (!isJsonObject(parameters)) return false;
  return [...parameters.values()].every((value) => typeof value === 'string');
}
