/** Converts schemas to JSON Schema 2020-12, for code that validates or displays values at run time. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { EXTENSION_PREFIX } from '../../model/extensions.js';
import { isJsonObject } from '../../model/json.js';
import type { Api } from '../../model/api.js';
import type { Json, Schema } from '../../model/schema.js';
import { createExportState } from '../../print/openapi/export-state.js';
import { schemaObject } from '../../print/openapi/schema.js';
import type { OperationSignature } from '../../print/typescript/signature.js';

type Members = ReadonlyMap<string, Json>;

const COMPONENT = '#/components/schemas/';
const DEFINITION = '#/$defs/';

/** The data for exporting an API's schemas, such as the names of components. It is computed once for each API. */
const stateOf = memoizeByObject((api: Api) => createExportState(api, {}));

/**
 * Returns a schema as a self-contained JSON Schema.
 * @param schema any schema of the API
 * @returns a JSON Schema object, or `false` if no value is valid. Its `$defs` contains the named schemas that it refers
 * to. It has none of restitch's own keywords
 */
export function jsonSchemaOf(schema: Schema, api: Api): Json {
  return withDefinitions(plain(schemaObject(schema, stateOf(api))), api);
}

/**
 * Returns one JSON Schema for all arguments of an operation's function: an object with a property for each argument,
 * by its name in the client, and a property `body`.
 * @param signature the signature of a call from `clientCalls`
 * @param shared receives the named schemas by name, so that many operations can share them; if it is absent, each
 * schema has its own `$defs`
 * @returns a JSON Schema object whose references point to `$defs`. A body that is not JSON is included with its
 * declared schema
 */
export function argumentsJsonSchema(
  { arguments: all, body }: OperationSignature,
  api: Api,
  shared?: Map<string, Json>,
): Members {
  const state = stateOf(api);
  const properties = new Map<string, Json>();
  const required: string[] = [];
  for (const { name, required: isRequired, schema, parameter } of all) {
    const description = parameter.description?.value;
    const written = plain(schemaObject(schema, state));
    properties.set(name, described(written, description));
    if (isRequired) required.push(name);
  }
  const choice = body?.choices.find(({ kind }) => kind === 'json') ?? body?.choices[0];
  if (body && choice) properties.set('body', plain(schemaObject(choice.media.schema, state)));
  if (body?.required === true) required.push('body');
  const schema = new Map<string, Json>([
    ['type', 'object'],
    ['properties', properties],
  ]);
  if (required.length > 0) schema.set('required', required);
  schema.set('additionalProperties', false);
  if (shared === undefined) return withDefinitions(schema, api);
  collectDefinitions(schema, api, shared);
  return schema;
}

/** Adds a description to a schema. Since JSON Schema 2019-09, a reference may have sibling keywords. */
function described(schema: Json, description: string | undefined): Json {
  if (description === undefined || !isJsonObject(schema)) return schema;
  return new Map([...schema, ['description', description]]);
}

/** Returns the schema. The named schemas that it refers to, directly or indirectly, are in its `$defs`. */
function withDefinitions<S extends Json>(schema: S, api: Api): S;
function withDefinitions(schema: Json, api: Api): Json {
  if (!isJsonObject(schema)) return schema;
  const found = new Map<string, Json>();
  collectDefinitions(schema, api, found);
  if (found.size === 0) return schema;
  const sorted = [...found].sort(([a], [b]) => byCodeUnit(a, b));
  return new Map([...schema, ['$defs', new Map(sorted)]]);
}

/** The ids of named schemas, by the `$ref` that points to them. */
const idsOf = memoizeByObject(
  (api: Api) => new Map([...stateOf(api).schemaKeys].map(([id, key]) => [DEFINITION + key, id])),
);

/** Adds the named schemas that a schema refers to, unless `found` has them already. */
function collectDefinitions(schema: Json, api: Api, found: Map<string, Json>): void {
  const ids = idsOf(api);
  const left: Json[] = [schema];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    for (const reference of referencesIn(part)) {
      const named = api.schemas.get(ids.get(reference) ?? '');
      const key = reference.slice(DEFINITION.length);
      if (named === undefined || found.has(key)) continue;
      const written = plain(schemaObject(named, stateOf(api)));
      found.set(key, written);
      left.push(written);
    }
  }
}

function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap((one: Json) => referencesIn(one));
  if (!isJsonObject(value)) return [];
  const own = value.get('$ref');
  return [...(typeof own === 'string' ? [own] : []), ...[...value.values()].flatMap(referencesIn)];
}

/** Removes restitch's own keywords, and makes references point to `$defs`. */
function plain(value: Json): Json {
  if (Array.isArray(value)) return value.map((one: Json) => plain(one));
  if (!isJsonObject(value)) return value;
  const kept = new Map<string, Json>();
  value.forEach((one, key) => {
    if (key.startsWith(EXTENSION_PREFIX)) return;
    const isReference = key === '$ref' && typeof one === 'string' && one.startsWith(COMPONENT);
    kept.set(key, isReference ? DEFINITION + one.slice(COMPONENT.length) : plain(one));
  });
  return kept;
}
