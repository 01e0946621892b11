/** Estimates the size of page sections in bytes, to decide when a page becomes too large. */
import { describedSchemaId } from '../../../../templates/docs/schema/array-schema.js';
import { hasParts, visitChildren } from '../../../model/walk.js';
import { memoizeByObject, memoizeByView } from '../../../base/foundation/memo.js';
import { contentSchema } from '../../../model/content-schema.js';
import type { Api, Endpoint, Media, Parameter } from '../../../model/api.js';
import { isJsonArray, isJsonObject } from '../../../model/json.js';
import type { Example, Json, Schema, SchemaId } from '../../../model/schema.js';

/** The bytes of the parts that every endpoint has: its frame, the example commands, and the list of its locations. */
const ENDPOINT = 2_200;
const PARAMETER = 420;
const RESPONSE = 380;
const NODE = 130;
const VALUE = 18;
const TEXT = 20;

/** The maximum number of bytes that the fields of named schemas take when they are displayed inside another schema. */
const MOST_INNER = 16_000;

/** The size of an endpoint's section, including the fields of the named schemas that it displays. */
export const endpointWeight = memoizeByView((endpoint: Endpoint, api: Api): number => {
  const { description, parameters, body, responses, callbacks } = endpoint;
  let weight = ENDPOINT + textWeight(description?.value);
  for (const parameter of parameters) weight += parameterWeight(parameter);
  for (const media of body?.media ?? []) weight += mediaWeight(media, api);
  const shown = new Set<string>();
  for (const { description, media, headers, links } of responses) {
    weight += RESPONSE + textWeight(description?.value);
    for (const one of media) {
      const name = describedSchemaId(one.schema);
      if (name === undefined || !shown.has(name)) weight += mediaWeight(one, api);
      if (name !== undefined) shown.add(name);
    }
    weight += (headers.length + links.size) * PARAMETER;
  }
  for (const callback of callbacks) weight += endpointWeight(callback.endpoint, api);
  return weight;
});

const parameterWeight = memoizeByObject(({ description, content, examples }: Parameter): number => {
  const schema = contentSchema(content);
  const descriptionWeight = textWeight(description?.value);
  return PARAMETER + descriptionWeight + schemaWeight(schema) + examplesWeight(examples);
});

const mediaWeight = memoizeByView(({ schema, item, examples }: Media, api: Api): number => {
  const weight = shownWeight(schema, api) + (item ? shownWeight(item, api) : 0);
  return weight + examplesWeight(examples);
});

function shownWeight(schema: Schema, api: Api): number {
  const name = describedSchemaId(schema);
  return name === undefined ? openWeight(schema, api) : NODE + namedWeight(name, api);
}

const namedWeight = memoizeByView((id: SchemaId, api: Api): number => {
  const schema = api.schemas.get(id);
  return schema === undefined ? 0 : openWeight(schema, api);
});

/** The size of a schema's own fields, plus the size of the named schemas inside of it. The latter has a limit. */
function openWeight(schema: Schema, api: Api): number {
  let inner = 0;
  const own = schemaWeight(schema, (id) => {
    inner += ownWeight(id, api);
  });
  return own + Math.min(inner, MOST_INNER);
}

const ownWeight = memoizeByView((id: SchemaId, api: Api): number => {
  const schema = api.schemas.get(id);
  return schema === undefined ? 0 : schemaWeight(schema);
});

/**
 * Returns the size of a schema. A reference counts as the size of its name.
 * @param onReference called for each reference
 */
export function schemaWeight(schema: Schema, onReference?: (id: SchemaId) => void): number {
  let weight = 0;
  const left: Schema[] = [schema];
  const add = (inner: Schema): void => {
    left.push(inner);
  };
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { description } = next;
    weight += NODE + (description === undefined ? 0 : description.length + TEXT);
    if (next.kind === 'ref') onReference?.(next.id);
    else if (next.kind === 'enum') weight += next.values.length * VALUE;
    else if (hasParts(next)) visitChildren(next, add);
  }
  return weight;
}

function examplesWeight(examples: readonly Example[]): number {
  return examples.reduce(
    (sum, { value }) => sum + 100 + (value === undefined ? 0 : valueWeight(value)),
    0,
  );
}

function valueWeight(value: Json): number {
  let weight = 0;
  const left: Json[] = [value];
  const addMember = (inner: Json, key: string): void => {
    weight += key.length;
    left.push(inner);
  };
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    weight += VALUE + (typeof next === 'string' ? next.length : 0);
    // `forEach` is faster, because iterating over entries would allocate an array for each entry.
    if (isJsonObject(next)) next.forEach(addMember);
    else if (isJsonArray(next)) for (const inner of next) left.push(inner);
  }
  return weight;
}

function textWeight(text: string | undefined): number {
  return text === undefined ? 0 : text.length + TEXT;
}
