/** About how many bytes a page needs for something: enough to tell where a page gets too large. */
import type { Endpoint, Media } from '../model/api.js';
import { childSchemas } from '../model/walk.js';
import type { Example, Json, Schema } from '../model/schema.js';

/** What every endpoint takes: its frame, the commands, the list of places. */
const ENDPOINT = 2_200;
const PARAMETER = 420;
const RESPONSE = 380;
const NODE = 130;
const VALUE = 18;

const known = new WeakMap<Endpoint, number>();

/** The weight of an endpoint. */
export function endpointWeight(endpoint: Endpoint): number {
  const before = known.get(endpoint);
  if (before !== undefined) return before;
  const weight = weighed(endpoint);
  known.set(endpoint, weight);
  return weight;
}

function weighed(endpoint: Endpoint): number {
  const { description, parameters, body, responses, callbacks } = endpoint;
  let weight = ENDPOINT + textWeight(description?.value);
  for (const { description, content, examples } of parameters) {
    const schema = content.kind === 'schema' ? content.schema : content.media.schema;
    weight += PARAMETER + textWeight(description?.value) + schemaWeight(schema);
    weight += examplesWeight(examples);
  }
  weight += mediaWeight(body?.media ?? []);
  for (const { description, media, headers, links } of responses) {
    weight += RESPONSE + textWeight(description?.value) + mediaWeight(media);
    weight += (headers.length + links.size) * PARAMETER;
  }
  return callbacks.reduce((sum, callback) => sum + endpointWeight(callback.endpoint), weight);
}

function mediaWeight(media: readonly Media[]): number {
  return media.reduce(
    (sum, { schema, item, examples }) =>
      sum + schemaWeight(schema) + (item ? schemaWeight(item) : 0) + examplesWeight(examples),
    0,
  );
}

/** The weight of a schema; references weigh what their names do. */
export function schemaWeight(schema: Schema): number {
  let weight = 0;
  const left: Schema[] = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    weight += NODE + textWeight(next.description);
    if (next.kind === 'enum') weight += next.values.length * VALUE;
    left.push(...childSchemas(next));
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
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    weight += VALUE + (typeof next === 'string' ? next.length : 0);
    if (next instanceof Map) {
      const entries = next as ReadonlyMap<string, Json>;
      for (const [key, inner] of entries) {
        weight += key.length;
        left.push(inner);
      }
    } else if (Array.isArray(next)) left.push(...(next as readonly Json[]));
  }
  return weight;
}

function textWeight(text: string | undefined): number {
  return text === undefined ? 0 : text.length + 20;
}
