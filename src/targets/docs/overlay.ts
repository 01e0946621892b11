/** Overlay actions (OpenAPI Overlay 1.1) that settle what the documents disagree on. */
import type { Api, Endpoint, Parameter } from '../../model/api.js';
import { contentSchema } from '../../model/content-schema.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import type { Json, Schema } from '../../model/schema.js';
import { createExportState, type ExportState } from '../../openapi/export-state.js';
import { parameterObject } from '../../openapi/parameter.js';
import { pathTemplates } from '../../openapi/paths.js';
import { requirementsOf } from '../../openapi/security.js';
import type { Election } from '../../reconcile/index.js';

type JsonObject = ReadonlyMap<string, Json>;

const OF_SCHEMA = 'schema ';

/** Facts of an operation that are one value, and are settled by writing it. */
const SINGLE = new Set(['operationId', 'summary', 'description', 'deprecated']);
/** What the fields of a parameter begin with in the ledger. */
function prefixOf({ in: place, name }: Parameter): string {
  return `parameters/${place}/${name}/`;
}

/** Finds the actions for a disagreement; one per API. */
export type FindOverlayActions = (election: Election) => readonly JsonObject[] | undefined;

/**
 * What settles the disagreements of an API.
 * @returns a function from a disagreement to the actions that fix today's choice;
 *   nothing where an overlay cannot settle it
 */
export function conflictResolutions(api: Api): FindOverlayActions {
  const templates = pathTemplates(api.endpoints);
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const names = createExportState(api, {});
  return (election) => {
    const named = election.entity.startsWith(OF_SCHEMA)
      ? election.entity.slice(OF_SCHEMA.length)
      : undefined;
    const schema = named === undefined ? undefined : api.schemas.get(named);
    if (named !== undefined) {
      return (
        schema &&
        keywordActions(election, election.field, schema, `$.components.schemas[${literal(named)}]`)
      );
    }
    const endpoint = endpoints.get(election.entity);
    const template = templates.get(election.entity);
    if (endpoint === undefined || template === undefined) return undefined;
    const operation = `$.paths[${literal(template)}].${endpoint.method.toLowerCase()}`;
    return actions(election, endpoint, operation, names);
  };
}

function actions(
  election: Election,
  endpoint: Endpoint,
  operation: string,
  names: ExportState,
): JsonObject[] | undefined {
  const { field, kept } = election;
  if (SINGLE.has(field)) return [update(operation, new Map([[field, kept.value]]))];
  if (field === 'security') {
    // An update appends to a list: the old one has to go first.
    const security = requirementsOf(endpoint.security?.value ?? [], names);
    return [remove(`${operation}.security`), update(operation, new Map([['security', security]]))];
  }
  if (field === 'parameters') return disputedParameters(election, endpoint, operation);
  if (field === 'body/required')
    return [update(`${operation}.requestBody`, new Map([['required', kept.value]]))];
  const content = contentActions(election, endpoint, operation);
  if (content) return content;
  const parameter = endpoint.parameters.find((one) => field.startsWith(prefixOf(one)));
  if (parameter === undefined) return undefined;
  const { in: place, name } = parameter;
  const fact = field.slice(prefixOf(parameter).length);
  const path = parameterPath(operation, place, name);
  if (parameter.content.kind === 'schema' && /^type[ .[]/.test(fact)) {
    const schema = contentSchema(parameter.content);
    return keywordActions(election, fact.slice('type'.length), schema, `${path}.schema`);
  }
  const value = parameterUpdate(election, parameter, fact, names);
  return value && [update(path, value)];
}

/** A keyword somewhere in the schema of a body or of a response. */
function contentActions(
  election: Election,
  { body, responses }: Endpoint,
  operation: string,
): JsonObject[] | undefined {
  const { field } = election;
  const contents = [
    { prefix: 'body/', path: `${operation}.requestBody`, media: body?.media ?? [] },
    ...responses.map(({ status, media }) => ({
      prefix: `responses/${status}/`,
      path: `${operation}.responses[${literal(String(status))}]`,
      media,
    })),
  ];
  for (const { prefix, path, media } of contents) {
    const one = media.find(({ type }) => field.startsWith(`${prefix}${type}`));
    if (one === undefined) continue;
    const place = field.slice(prefix.length + one.type.length);
    const target = `${path}.content[${literal(one.type)}].schema`;
    return keywordActions(election, place, one.schema, target);
  }
  return undefined;
}

/**
 * Writes the keyword that was kept, or if none was, the first that a document states.
 * @returns nothing for lists, to which an overlay would append, and for schemas
 */
function keywordActions(
  { kept, rejected }: Election,
  field: string,
  schema: Schema,
  root: string,
): JsonObject[] | undefined {
  const at = field.lastIndexOf(' ');
  const value = kept.value ?? rejected[0]?.value;
  if (at < 0 || value === undefined || value === null || typeof value === 'object')
    return undefined;
  const keyword = field.slice(at + 1);
  const target = keyword === 'required' ? undefined : schemaPath(field.slice(0, at), schema, root);
  return target === undefined ? undefined : [update(target, new Map([[keyword, value]]))];
}

/** The JSONPath of a place in a schema: `.name`, `[]`, `.*`. */
function schemaPath(place: string, schema: Schema, path: string): string | undefined {
  if (place === '') return path;
  switch (schema.kind) {
    case 'array':
      return place.startsWith('[]')
        ? schemaPath(place.slice(2), schema.items, `${path}.items`)
        : undefined;
    case 'intersection':
      return schema.members
        .map((member, index) => schemaPath(place, member, `${path}.allOf[${index}]`))
        .find((found) => found !== undefined);
    case 'object':
      for (const [name, property] of schema.properties) {
        if (!place.startsWith(`.${name}`)) continue;
        const inner = `${path}.properties[${literal(name)}]`;
        const found = schemaPath(place.slice(name.length + 1), property.schema, inner);
        if (found !== undefined) return found;
      }
      return schema.rest && place.startsWith('.*')
        ? schemaPath(place.slice(2), schema.rest, `${path}.additionalProperties`)
        : undefined;
    default:
      return undefined;
  }
}

function parameterUpdate(
  { kept }: Election,
  parameter: Parameter,
  fact: string,
  names: ExportState,
): JsonObject | undefined {
  switch (fact) {
    case 'required':
    case 'description':
    case 'deprecated':
      return new Map([[fact, kept.value]]);
    case 'type': {
      const schema = parameterObject(parameter, names).get('schema');
      return schema === undefined ? undefined : new Map([['schema', schema]]);
    }
    default:
      return undefined;
  }
}

/** States that each parameter exists which some document does not know: it stays, as it does today. */
function disputedParameters(
  { kept, rejected }: Election,
  { parameters }: Endpoint,
  operation: string,
): JsonObject[] | undefined {
  const lists = rejected.map(({ value }) => texts(value));
  const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
  if (disputed.length === 0) return undefined;
  return parameters
    .filter((one) => disputed.includes(parameterIdentity(one)))
    .map(({ in: place, name }) =>
      update(
        parameterPath(operation, place, name),
        new Map([
          ['name', name],
          ['in', place],
        ]),
      ),
    );
}

function texts(value: Json): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

function parameterPath(operation: string, place: string, name: string): string {
  return `${operation}.parameters[?@.name==${literal(name)} && @.in==${literal(place)}]`;
}

function update(target: string, value: JsonObject): JsonObject {
  return new Map<string, Json>([
    ['target', target],
    ['update', value],
  ]);
}

function remove(target: string): JsonObject {
  return new Map<string, Json>([
    ['target', target],
    ['remove', true],
  ]);
}

/** A string literal of JSONPath (RFC 9535 §2.3.1.1). */
function literal(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(
      /[\0-\x1f\x7f-\x9f\u2028\u2029]|\p{Surrogate}/gu,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}
