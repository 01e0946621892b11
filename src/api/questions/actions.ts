/** Overlay actions (OpenAPI Overlay 1.1) that settle what the documents disagree on. */
import type { Api, Endpoint, Media } from '../../model/api.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import type { Json, Schema } from '../../model/schema.js';
import { createExportState, type ExportState } from '../../print/openapi/export-state.js';
import { pathTemplates } from '../../print/openapi/paths.js';
import { requirementsOf } from '../../print/openapi/security.js';
import { schemaObject } from '../../print/openapi/schema.js';
import type { Candidate, Election } from '../reconcile/index.js';

type JsonObject = ReadonlyMap<string, Json>;

/** The place of a fact's value in the merged API. */
export interface Slot {
  /** A text is written as a person types it; all other values are data. */
  readonly as: 'text' | 'json';
  /** JSONPaths to remove first, because an update only adds to lists and objects. */
  readonly removes: readonly string[];
  readonly writes: readonly { readonly target: string; readonly under: readonly string[] }[];
  /** Set if only the values of candidates can be written. */
  readonly isFixed?: true;
  /** The value of a candidate as OpenAPI writes it; `undefined` if it cannot be written here. */
  readonly valueFrom: (candidate: Candidate) => Json | undefined;
}

const OF_SCHEMA = 'schema ';

/** Facts of an operation that are one value, and are settled by writing it. */
const TEXTS: ReadonlySet<string> = new Set(['operationId', 'summary', 'description']);
const OF_PARAMETER =
  /^parameters\/(path|query|header|cookie)\/(.*)\/(required|style|description|deprecated|type(?:[. \[].*)?)$/s;

/** Finds the place of a fact; one function per API. */
export type FindSlot = (election: Pick<Election, 'entity' | 'field' | 'kept'>) => Slot | undefined;

/**
 * Finds the places of facts in an API.
 * @param api before names are assigned and parts omitted: the API that overlays apply to
 * @returns a function from an election to its place; `undefined` if no overlay can settle it
 */
export function slotsIn(api: Api): FindSlot {
  const operations = operationPaths(api);
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const state = createExportState(api, {});
  return ({ entity, field, kept }) => {
    if (entity.startsWith(OF_SCHEMA)) {
      const id = entity.slice(OF_SCHEMA.length);
      const schema = api.schemas.get(id);
      const key = state.schemaKeys.get(id) ?? id;
      const root: Spot = { parent: '$.components.schemas', under: [key] };
      return schema && schemaSlot(field, schema, root, kept, state);
    }
    const endpoint = endpoints.get(entity);
    const operation = operations.get(entity);
    if (endpoint === undefined || operation === undefined) return undefined;
    return operationSlot(field, endpoint, operation, kept, state);
  };
}

/** The JSONPath of each operation in the exported API, by the key of its endpoint (RFC 9535). */
export function operationPaths({ endpoints }: Pick<Api, 'endpoints'>): ReadonlyMap<string, string> {
  const templates = pathTemplates(endpoints);
  return new Map(
    endpoints.map(({ key, method }) => [
      key,
      `$.paths[${jsonPathLiteral(templates.get(key) ?? '')}].${method.toLowerCase()}`,
    ]),
  );
}

/** The actions that write a value. */
export function actionsFor(
  { removes, writes }: Pick<Slot, 'removes' | 'writes'>,
  value: Json,
): JsonObject[] {
  return [
    ...removes.map(remove),
    ...writes.map(({ target, under }) =>
      update(
        target,
        [...under].reverse().reduce<Json>((inner, key) => new Map([[key, inner]]), value),
      ),
    ),
  ];
}

/** Finds the actions that fix today's choice; one per API. */
export type FindOverlayActions = (election: Election) => readonly JsonObject[] | undefined;

/**
 * The actions that keep today's choice of each conflict, or the first declared value if none was kept.
 * @returns a function from a conflict to its actions; `undefined` if an overlay cannot settle it
 */
export function todaysActions(api: Api): FindOverlayActions {
  const find = slotsIn(api);
  return (election) => {
    const { kept, rejected, field } = election;
    const [first] = rejected;
    const chosen = kept.value === null && first !== undefined ? first : kept;
    if (field === 'parameters') return disputedParameters(election, api);
    const slot = find(election);
    const value = slot?.valueFrom(chosen);
    return slot === undefined || value === undefined ? undefined : actionsFor(slot, value);
  };
}

/** Declares that each parameter exists that some document does not know, so that it stays as it is today. */
function disputedParameters(
  { entity, kept, rejected }: Pick<Election, 'entity' | 'kept' | 'rejected'>,
  api: Api,
): JsonObject[] | undefined {
  const endpoint = api.endpoints.find(({ key }) => key === entity);
  const operation = operationPaths(api).get(entity);
  const lists = rejected.map(({ value }) => texts(value));
  const disputed = texts(kept.value).filter((one) => lists.some((list) => !list.includes(one)));
  if (endpoint === undefined || operation === undefined || disputed.length === 0) return undefined;
  return endpoint.parameters
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

/** The actions that leave one of several lists of success statuses. */
export function statusActions(
  { entity, kept }: Pick<Election, 'entity' | 'kept'>,
  { value }: Candidate,
  api: Api,
): JsonObject[] | undefined {
  const operation = operationPaths(api).get(entity);
  if (operation === undefined) return undefined;
  const chosen = new Set(texts(value));
  return texts(kept.value)
    .filter((status) => !chosen.has(status))
    .map((status) => remove(`${operation}.responses[${jsonPathLiteral(status)}]`));
}

/** A list of texts; empty for any other value. */
export function texts(value: Json): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** A member of an object: the JSONPath of its parent, and the path from there. */
interface Spot {
  readonly parent: string;
  readonly under: readonly string[];
}

const pathOf = ({ parent, under }: Spot): string => [parent, ...under.map(memberOf)].join('');

function memberOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${jsonPathLiteral(key)}]`;
}

const inside = (spot: Spot, ...under: readonly string[]): Spot => ({
  parent: pathOf(spot),
  under,
});

function statedValue({ value }: Candidate): Json {
  return value;
}

function written(
  { parent, under }: Spot,
  more: { as: Slot['as']; removes?: readonly string[]; valueFrom?: Slot['valueFrom'] },
): Slot {
  return { removes: [], writes: [{ target: parent, under }], valueFrom: statedValue, ...more };
}

function operationSlot(
  field: string,
  endpoint: Endpoint,
  operation: string,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  const at = (...under: readonly string[]): Spot => ({ parent: operation, under });
  if (TEXTS.has(field)) return written(at(field), { as: 'text' });
  if (field === 'deprecated') return written(at(field), { as: 'json' });
  if (field === 'security') {
    const valueFrom = ({ value }: Candidate): Json => requirementsOf(requirementsIn(value), state);
    return written(at('security'), { as: 'json', removes: [`${operation}.security`], valueFrom });
  }
  if (field === 'body/required') {
    return written({ parent: `${operation}.requestBody`, under: ['required'] }, { as: 'json' });
  }
  const [, place = '', name = '', fact = ''] = OF_PARAMETER.exec(field) ?? [];
  if (fact !== '') {
    const path = parameterPath(operation, place, name);
    const parameter = endpoint.parameters.find((one) => one.in === place && one.name === name);
    if (parameter?.content.kind !== 'schema') return undefined;
    const spot: Spot = { parent: path, under: [] };
    if (fact === 'style') return written(spot, { as: 'json' });
    if (!fact.startsWith('type')) {
      return written({ ...spot, under: [fact] }, { as: fact === 'description' ? 'text' : 'json' });
    }
    const schema = { ...spot, under: ['schema'] };
    return schemaSlot(fact.slice('type'.length), parameter.content.schema, schema, kept, state);
  }
  return contentSlot(field, endpoint, operation, kept, state);
}

/** The alternatives of an election about security, as the ledger has them. */
export function requirementsIn(value: Json): { scheme: string; scopes: readonly string[] }[][] {
  return (isJsonArray(value) ? value : []).map((all) =>
    (isJsonArray(all) ? all : []).flatMap((use) =>
      isJsonObject(use)
        ? [{ scheme: String(use.get('scheme')), scopes: texts(use.get('scopes') ?? []) }]
        : [],
    ),
  );
}

/** A type or a keyword in the schema of a body or of a response. */
function contentSlot(
  field: string,
  { body, responses }: Endpoint,
  operation: string,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  const contents: readonly { prefix: string; path: string; media: readonly Media[] }[] = [
    { prefix: 'body/', path: `${operation}.requestBody`, media: body?.media ?? [] },
    ...responses.map(({ status, media }) => ({
      prefix: `responses/${status}/`,
      path: `${operation}.responses[${jsonPathLiteral(String(status))}]`,
      media,
    })),
  ];
  for (const { prefix, path, media } of contents) {
    const one = media.find(({ type }) => field.startsWith(`${prefix}${type}`));
    if (one === undefined) continue;
    const place = field.slice(prefix.length + one.type.length);
    const root = { parent: `${path}.content[${jsonPathLiteral(one.type)}]`, under: ['schema'] };
    return schemaSlot(place, one.schema, root, kept, state);
  }
  return undefined;
}

/** A place in a schema, or a keyword there: `.price`, `.price maximum`. */
function schemaSlot(
  field: string,
  schema: Schema,
  root: Spot,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  // The name of a property may contain a blank.
  const whole = spotIn(field, schema, root);
  const at = whole === undefined ? field.lastIndexOf(' ') : -1;
  const spot = whole ?? spotIn(field.slice(0, Math.max(0, at)), schema, root);
  if (spot === undefined) return undefined;
  const keyword = at < 0 ? undefined : field.slice(at + 1);
  if (keyword === undefined) {
    const valueFrom = (one: Candidate): Json | undefined =>
      one.schema && schemaObject(one.schema, state);
    return written(spot, { as: 'json', removes: [pathOf(spot)], valueFrom });
  }
  if (keyword === 'enum') {
    const valueFrom = ({ value }: Candidate): Json => enumObject(value);
    return written(spot, { as: 'json', removes: [pathOf(spot)], valueFrom });
  }
  if (keyword === 'required') return requiredSlot(field.slice(0, at), schema, root);
  const isText = keyword === 'description' || keyword === 'title';
  const member = inside(spot, keyword);
  const isReplaced = kept.value !== null && typeof kept.value === 'object';
  return written(member, {
    as: isText ? 'text' : 'json',
    removes: isReplaced ? [pathOf(member)] : [],
  });
}

/**
 * The place of `required`: the list of the schema that contains the property. An update only adds to the list, so an
 * overlay cannot make the property optional.
 */
function requiredSlot(place: string, schema: Schema, root: Spot): Slot | undefined {
  for (let at = place.lastIndexOf('.'); at >= 0; at = place.lastIndexOf('.', at - 1)) {
    const spot = spotIn(place.slice(0, at), schema, root);
    if (spot !== undefined) {
      const name = place.slice(at + 1);
      const valueFrom = ({ value }: Candidate): Json | undefined =>
        value === true ? [name] : undefined;
      return { ...written(inside(spot, 'required'), { as: 'json', valueFrom }), isFixed: true };
    }
    if (at === 0) break;
  }
  return undefined;
}

function enumObject(value: Json): Json {
  const values = isJsonArray(value) ? value : [];
  const isText = values.every((one) => typeof one === 'string');
  return new Map<string, Json>([
    ...(isText ? [['type', 'string'] as const] : []),
    ['enum', values],
  ]);
}

/** A place in a schema: `.name`, `[]`, `.*`. */
function spotIn(place: string, schema: Schema, spot: Spot): Spot | undefined {
  if (place === '') return spot;
  switch (schema.kind) {
    case 'array':
      return place.startsWith('[]')
        ? spotIn(place.slice(2), schema.items, inside(spot, 'items'))
        : undefined;
    case 'object':
      for (const [name, property] of schema.properties) {
        if (!place.startsWith(`.${name}`)) continue;
        const inner = inside({ parent: pathOf(spot), under: ['properties'] }, name);
        const found = spotIn(place.slice(name.length + 1), property.schema, inner);
        if (found !== undefined) return found;
      }
      return schema.rest && place.startsWith('.*')
        ? spotIn(place.slice(2), schema.rest, inside(spot, 'additionalProperties'))
        : undefined;
    default:
      return undefined;
  }
}

function parameterPath(operation: string, place: string, name: string): string {
  return `${operation}.parameters[?@.name==${jsonPathLiteral(name)} && @.in==${jsonPathLiteral(place)}]`;
}

function update(target: string, value: Json): JsonObject {
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

/** Short escapes of control characters. */
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A string literal of JSONPath (RFC 9535 §2.3.1.1). */
export function jsonPathLiteral(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(
      /[\0-\x1f\x7f-\x9f\u2028\u2029]|\p{Surrogate}/gu,
      (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}

/** json-p3 refuses control characters that have no short escape, so no overlay can name them. */
export function isTarget(path: string): boolean {
  return !/\\u00[01]/.test(path);
}
