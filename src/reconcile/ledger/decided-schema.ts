/** Whether an overlay states the part of a schema that a disagreement is about. */
import type { Endpoint, Media } from '../../model/api.js';
import type { Origin } from '../../model/origin.js';
import type { Schema } from '../../model/schema.js';

/** `body/application/json.name`, `responses/200/text/plain`, `responses/200/headers/etag`: behind it is a place in the schema. */
const OF_RESPONSE = /^responses\/([^/]+)\/(.*)$/s;

/** What a body or a response states beside its schemas. */
const OF_MESSAGE = /^(?:media types$|description$|summary$|links |headers\/)/;

/** True when an overlay states any of these origins. */
export function isOfOverlay(origins: readonly Origin[] | undefined): boolean {
  return origins?.some(({ trust }) => trust === 'overlay') ?? false;
}

/**
 * Whether an overlay decided a disagreement on a body or a response.
 * @param field as the Ledger names it
 */
export function isContentDecided(field: string, { body, responses }: Endpoint): boolean {
  if (field === 'body/required') return body === undefined || isOfOverlay(body.required.origins);
  if (field.startsWith('body/')) {
    const rest = field.slice('body/'.length);
    if (OF_MESSAGE.test(rest)) return body === undefined || isOfOverlay(body.origins);
    return isMediaDecided(rest, body?.media ?? []);
  }
  const [, status, rest = ''] = OF_RESPONSE.exec(field) ?? [];
  const response = responses.find((one) => String(one.status) === status);
  if (response === undefined) return status !== undefined;
  const header = response.headers.find(({ name }) => rest === `headers/${name.toLowerCase()}`);
  if (header) return isOfOverlay(header.origins);
  return OF_MESSAGE.test(rest)
    ? isOfOverlay(response.origins)
    : isMediaDecided(rest, response.media);
}

/** A media type that is gone is no matter of dispute. */
function isMediaDecided(field: string, media: readonly Media[]): boolean {
  const one = media.find(({ type }) => startsWithName(field, type));
  if (one === undefined) return true;
  return isOfOverlay(one.origins) || isSchemaDecided(field.slice(one.type.length), one.schema);
}

/**
 * Whether an overlay states what stands at a place in a schema, or around it.
 * @param place `.name`, `[]`, `.*`, with ` default` behind it for the default value
 */
export function isSchemaDecided(place: string, schema: Schema): boolean {
  if (isOfOverlay(schema.origins)) return true;
  if (schema.kind === 'array' && place.startsWith('[]')) {
    return isSchemaDecided(place.slice(2), schema.items);
  }
  if (schema.kind !== 'object') return false;
  return [...schema.properties].some(
    ([name, property]) =>
      startsWithName(place, `.${name}`) &&
      isSchemaDecided(place.slice(name.length + 1), property.schema),
  );
}

/** Names may hold dots: what stands behind one must begin like a further step. */
function startsWithName(place: string, name: string): boolean {
  return place.startsWith(name) && /^(?:$|[.[ ])/.test(place.slice(name.length));
}
