/** About how many bytes a page needs for something: enough to tell where a page gets too large. */
import { memoizeByObject } from '../../foundation/memo.js';
import type { Endpoint, Media, Parameter } from '../../model/api.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import type { Example, Json, Property, Schema } from '../../model/schema.js';

/** What every endpoint takes: its frame, the commands, the list of places. */
const ENDPOINT = 2_200;
const PARAMETER = 420;
const RESPONSE = 380;
const NODE = 130;
const VALUE = 18;
const TEXT = 20;

/** The weight of an endpoint. */
export const endpointWeight = memoizeByObject((endpoint: Endpoint): number => {
  const { description, parameters, body, responses, callbacks } = endpoint;
  let weight = ENDPOINT + textWeight(description?.value);
  for (const parameter of parameters) weight += parameterWeight(parameter);
  for (const media of body?.media ?? []) weight += mediaWeight(media);
  for (const { description, media, headers, links } of responses) {
    weight += RESPONSE + textWeight(description?.value);
    for (const one of media) weight += mediaWeight(one);
    weight += (headers.length + links.size) * PARAMETER;
  }
  for (const callback of callbacks) weight += endpointWeight(callback.endpoint);
  return weight;
});

const parameterWeight = memoizeByObject(({ description, content, examples }: Parameter): number => {
  const schema = content.kind === 'schema' ? content.schema : content.media.schema;
  const said = textWeight(description?.value);
  return PARAMETER + said + schemaWeight(schema) + examplesWeight(examples);
});

const mediaWeight = memoizeByObject(
  ({ schema, item, examples }: Media): number =>
    schemaWeight(schema) + (item ? schemaWeight(item) : 0) + examplesWeight(examples),
);

/** The weight of a schema; references weigh what their names do. */
export function schemaWeight(schema: Schema): number {
  let weight = 0;
  const left: Schema[] = [schema];
  const add = (inner: Schema): void => {
    left.push(inner);
  };
  const addProperty = (property: Property): void => {
    left.push(property.schema);
  };
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { description } = next;
    weight += NODE + (description === undefined ? 0 : description.length + TEXT);
    switch (next.kind) {
      case 'enum':
        weight += next.values.length * VALUE;
        break;
      case 'array':
        left.push(next.items);
        break;
      case 'object':
        next.properties.forEach(addProperty);
        if (next.rest) left.push(next.rest);
        break;
      case 'tuple':
        next.items.forEach(add);
        if (next.rest) left.push(next.rest);
        break;
      case 'union':
      case 'intersection':
        next.members.forEach(add);
    }
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
    // Not by entries: each of them would be a list.
    if (isJsonObject(next)) next.forEach(addMember);
    else if (isJsonArray(next)) for (const inner of next) left.push(inner);
  }
  return weight;
}

function textWeight(text: string | undefined): number {
  return text === undefined ? 0 : text.length + TEXT;
}
