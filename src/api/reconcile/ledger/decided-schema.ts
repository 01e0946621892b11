/** Determines whether an overlay already sets the part of a schema that a conflict is about. */
import type { Body, Endpoint, Header, Media, Response } from '../../../model/api.js';
import type { Schema } from '../../../model/schema.js';
import { childSchemas, isComposed } from '../../../model/walk.js';
import { isOfOverlay, isOnlyOfOverlay, statesKeyword } from './declared-keyword.js';

/**
 * Matches the field of a conflict about a response, such as `responses/200/text/plain` or `responses/200/headers/etag`.
 * The text after the media type or header name is a path in the schema.
 */
const OF_RESPONSE = /^responses\/([^/]+)\/(.*)$/s;

/** Fields of a body or a response outside of its schemas, and the OpenAPI keyword of each field. */
const OF_MESSAGE: readonly (readonly [RegExp, string])[] = [
  [/^media types$/, 'content'],
  [/^description$/, 'description'],
  [/^summary$/, 'summary'],
  [/^links /, 'links'],
  [/^headers\//, 'headers'],
];

/**
 * Returns true if an overlay resolves a conflict about a body or a response.
 * @param field the field that the conflict is about, such as `responses/200/text/plain`
 */
export function isContentDecided(field: string, { body, responses }: Endpoint): boolean {
  if (field === 'body/required') return body === undefined || isOfOverlay(body.required.origins);
  if (field.startsWith('body/')) {
    return body === undefined || isMessageDecided(field.slice('body/'.length), body, []);
  }
  const [, status, rest = ''] = OF_RESPONSE.exec(field) ?? [];
  const response = responses.find((one) => String(one.status) === status);
  if (response === undefined) return status !== undefined;
  const header = response.headers.find(({ name }) => startsWithName(rest, headerField(name)));
  if (header) return isHeaderDecided(rest.slice(headerField(header.name).length), header);
  return isMessageDecided(rest, response, response.headers);
}

function headerField(name: string): string {
  return `headers/${name.toLowerCase()}`;
}

function isHeaderDecided(field: string, { origins, schema }: Header): boolean {
  if (isOnlyOfOverlay(origins)) return true;
  if (field !== ' required' && !field.startsWith('/')) return isSchemaDecided(field, schema);
  return statesKeyword({ origins, path: [], inner: [schema.origins] }, [field.slice(1)]);
}

function isMessageDecided(
  field: string,
  { media, origins }: Pick<Body | Response, 'media' | 'origins'>,
  headers: Response['headers'],
): boolean {
  const [, keyword] = OF_MESSAGE.find(([form]) => form.test(field)) ?? [];
  if (keyword === undefined) return isMediaDecided(field, media);
  if (isOnlyOfOverlay(origins)) return true;
  const parts = keyword === 'content' || keyword === 'headers' ? [] : [...media, ...headers];
  return statesKeyword({ origins, path: [], inner: parts.map((part) => part.origins) }, [keyword]);
}

/** Returns true if an overlay resolves a conflict about a media type, for example by removing the media type. */
function isMediaDecided(field: string, media: readonly Media[]): boolean {
  const one = media.find(({ type }) => startsWithName(field, type));
  if (one === undefined) return true;
  return isOnlyOfOverlay(one.origins) || isSchemaDecided(field.slice(one.type.length), one.schema);
}

/** Keywords that define the type of a value. */
const TYPE = ['type', '$ref', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', 'items', 'properties'];

/**
 * Maps the name of a keyword in the ledger (the record of how conflicts were decided) to its names in API descriptions.
 * Keywords with the same name in both are omitted.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  enum: ['enum', 'const'],
  values: ['enum', 'const'],
  type: TYPE,
};

/**
 * Returns true if an overlay sets a keyword at a path in a schema, or the whole value at this path.
 * @param place a path for the type (`.name`, `[]`, `.*`), optionally followed by a keyword (`.name default`)
 * @param path the keys that lead to the schema in the API description; the list may be incomplete
 */
export function isSchemaDecided(
  place: string,
  schema: Schema,
  path: readonly string[] = [],
): boolean {
  if (isOnlyOfOverlay(schema.origins)) return true;
  const inner = (rest: string, child: Schema, ...keys: readonly string[]): boolean =>
    isSchemaDecided(rest, child, [...path, ...keys]);
  if (isComposed(schema) && schema.members.some((member) => inner(place, member))) return true;
  // The first word is a keyword. Any text after it is a path inside the value of the keyword.
  if (!/^[.[]/.test(place))
    return isKeywordDecided(place.trim().split(/[ .[]/, 1).join(), schema, path);
  if (schema.kind === 'array' && place.startsWith('[]')) {
    return inner(place.slice(2), schema.items, 'items');
  }
  if (schema.kind !== 'object') return false;
  if (
    schema.rest &&
    place.startsWith('.*') &&
    inner(place.slice(2), schema.rest, 'additionalProperties')
  ) {
    return true;
  }
  return [...schema.properties].some(([name, property]) => {
    if (!startsWithName(place, `.${name}`)) return false;
    const rest = place.slice(name.length + 1);
    if (rest === ' required') return isKeywordDecided('required', schema, path);
    return inner(rest, property.schema, 'properties', name);
  });
}

/**
 * Returns true if an overlay sets one of the keywords. Contradictory bounds are recorded as one conflict, such as
 * `minLength/maxLength`. Setting either keyword resolves it.
 */
function isKeywordDecided(keyword: string, schema: Schema, path: readonly string[]): boolean {
  const keywords =
    keyword === '' ? TYPE : keyword.split('/').flatMap((name) => SPELLINGS[name] ?? [name]);
  // The members of a union or an intersection apply to the same value, so they do not count as parts of the value.
  const children = isComposed(schema) ? [] : childSchemas(schema);
  const { origins } = schema;
  return statesKeyword({ origins, path, inner: children.map((child) => child.origins) }, keywords);
}

/**
 * Returns true if the path starts with a name. A name can contain dots, so the text after the name must be empty or
 * start another step.
 */
function startsWithName(place: string, name: string): boolean {
  return place.startsWith(name) && /^(?:$|[.[ /])/.test(place.slice(name.length));
}
