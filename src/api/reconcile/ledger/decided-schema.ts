/** Determines whether an overlay already sets the part of a schema that a conflict is about. */
import type { Body, Endpoint, Header, Media, Response } from '../../../model/api.js';
import { onlyField, type Steps } from '../../../model/place.js';
import type { Schema } from '../../../model/schema.js';
import { childSchemas, isComposed } from '../../../model/walk.js';
import { isOfOverlay, isOnlyOfOverlay, statesKeyword } from './declared-keyword.js';

/**
 * Returns true if an overlay resolves a conflict about a body or a response.
 * @param steps the place that the conflict is about, such as the media type `text/plain` of the response 200
 */
export function isContentDecided(steps: Steps, { body, responses }: Endpoint): boolean {
  const [first, second, ...others] = steps;
  if (first?.at !== 'field') return false;
  if (first.name === 'body') {
    if (body === undefined) return true;
    return onlyField(steps.slice(1)) === 'required'
      ? isOfOverlay(body.required.origins)
      : isMessageDecided(steps.slice(1), body, []);
  }
  if (first.name !== 'responses' || second?.at !== 'response') return false;
  const response = responses.find((one) => String(one.status) === second.status);
  if (response === undefined) return true;
  const [part, name, ...inner] = others;
  const header =
    part?.at === 'field' && part.name === 'headers' && name?.at === 'header'
      ? response.headers.find((one) => one.name.toLowerCase() === name.name)
      : undefined;
  if (header) return isHeaderDecided(inner, header);
  return isMessageDecided(others, response, response.headers);
}

function isHeaderDecided(steps: Steps, { origins, schema }: Header): boolean {
  if (isOnlyOfOverlay(origins)) return true;
  const [first] = steps;
  const field = first?.at === 'field' ? first.name : undefined;
  const isRequired = first?.at === 'keyword' && first.name === 'required';
  if (field === undefined && !isRequired) return isSchemaDecided(steps, schema);
  return statesKeyword({ origins, path: [], inner: [schema.origins] }, [field ?? 'required']);
}

function isMessageDecided(
  steps: Steps,
  { media, origins }: Pick<Body | Response, 'media' | 'origins'>,
  headers: Response['headers'],
): boolean {
  const [first] = steps;
  if (first?.at === 'media') return isMediaDecided(first.type, steps.slice(1), media);
  if (first?.at !== 'field') return false;
  if (isOnlyOfOverlay(origins)) return true;
  const keyword = first.name === 'media types' ? 'content' : first.name;
  const parts = keyword === 'content' || keyword === 'headers' ? [] : [...media, ...headers];
  return statesKeyword({ origins, path: [], inner: parts.map((part) => part.origins) }, [keyword]);
}

/** Returns true if an overlay resolves a conflict about a media type, for example by removing the media type. */
function isMediaDecided(name: string, steps: Steps, media: readonly Media[]): boolean {
  const one = media.find(({ type }) => type === name);
  if (one === undefined) return true;
  return isOnlyOfOverlay(one.origins) || isSchemaDecided(steps, one.schema);
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
 * Returns true if an overlay sets the keyword or the type at a place in a schema, or the whole value at this place.
 * @param path the keys that lead to the schema in the API description; the list may be incomplete
 */
export function isSchemaDecided(
  steps: Steps,
  schema: Schema,
  path: readonly string[] = [],
): boolean {
  if (isOnlyOfOverlay(schema.origins)) return true;
  const [step, ...rest] = steps;
  const inner = (child: Schema | undefined, ...keys: readonly string[]): boolean =>
    child !== undefined && isSchemaDecided(rest, child, [...path, ...keys]);
  if (isComposed(schema)) {
    if (step?.at === 'member') return inner(schema.members[step.index]);
    if (schema.members.some((member) => isSchemaDecided(steps, member, path))) return true;
  }
  switch (step?.at) {
    case undefined:
      return isKeywordDecided('', schema, path);
    case 'keyword':
      return isKeywordDecided(step.name, schema, path);
    case 'items':
      if (schema.kind === 'array') return inner(schema.items, 'items');
      return schema.kind === 'tuple' && inner(schema.rest, 'items');
    case 'item':
      return (
        schema.kind === 'tuple' &&
        inner(schema.items[step.index], 'prefixItems', String(step.index))
      );
    case 'additional':
      return schema.kind === 'object' && inner(schema.rest, 'additionalProperties');
    case 'pattern':
      return (
        schema.kind === 'object' &&
        inner(schema.patterns?.get(step.pattern), 'patternProperties', step.pattern)
      );
    case 'property': {
      if (schema.kind !== 'object') return false;
      const [next] = rest;
      if (next?.at === 'keyword' && next.name === 'required') {
        return isKeywordDecided('required', schema, path);
      }
      return inner(schema.properties.get(step.name)?.schema, 'properties', step.name);
    }
    default:
      return false;
  }
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
