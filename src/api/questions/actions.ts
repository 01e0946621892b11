/** Creates actions of an OpenAPI Overlay (1.1) that resolve conflicts between documents. */
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

/** Describes where and how an overlay writes the value of a fact in the merged API. */
export interface Slot {
  /** `text`: the input of a person is used as a string. `json`: the input is parsed as JSON. */
  readonly as: 'text' | 'json';
  /** JSONPaths of values to remove before writing, because an update only adds to lists and objects. */
  readonly removes: readonly string[];
  readonly writes: readonly { readonly target: string; readonly under: readonly string[] }[];
  /** Set if only the values of the candidates can be written, and no custom value. */
  readonly isFixed?: true;
  /**
   * Returns the value of a candidate in its OpenAPI form; `undefined` if this value cannot be written at the location.
   */
  readonly valueFrom: (candidate: Candidate) => Json | undefined;
}

const OF_SCHEMA = 'schema ';

/**
 * Fields of an operation that have a single text as their value. An overlay resolves a conflict by writing this text.
 */
const TEXTS: ReadonlySet<string> = new Set(['operationId', 'summary', 'description']);
const OF_PARAMETER =
  /^parameters\/(path|query|header|cookie)\/(.*)\/(required|style|description|deprecated|type(?:[. \[].*)?)$/s;

/** Finds the location of a conflicting fact in an API; `undefined` if no overlay can write its value. */
export type FindSlot = (election: Pick<Election, 'entity' | 'field' | 'kept'>) => Slot | undefined;

/**
 * Creates a function that finds the location of a conflicting fact in an API.
 * @param api the API to which overlays apply: names have not been assigned, and filters have not been applied
 * @returns a function that takes the election in which the value of the fact was chosen; it returns `undefined` if no
 * overlay can write the value
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

/** Returns the JSONPath (RFC 9535) of each operation in the exported API, by the key of its endpoint. */
export function operationPaths({ endpoints }: Pick<Api, 'endpoints'>): ReadonlyMap<string, string> {
  const templates = pathTemplates(endpoints);
  return new Map(
    endpoints.map(({ key, method }) => [
      key,
      `$.paths[${jsonPathLiteral(templates.get(key) ?? '')}].${method.toLowerCase()}`,
    ]),
  );
}

/** Returns the overlay actions that write a value. */
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

/**
 * Returns the overlay actions that make the current choice permanent; `undefined` if no overlay can write the value.
 */
export type FindOverlayActions = (election: Election) => readonly JsonObject[] | undefined;

/**
 * Creates a function that returns the overlay actions which make the current choice of a conflict permanent. If no
 * value was kept, the actions write the first declared value.
 * @returns a function that takes a conflict; its result is `undefined` if no overlay can resolve the conflict
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

/**
 * Returns actions that declare each parameter which is missing in some of the documents, so that the operation keeps
 * this parameter.
 */
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

/** Returns actions that remove all success responses except those of the chosen candidate. */
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

/** Returns the strings in a list. Returns an empty list for any other value. */
export function texts(value: Json): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

/** The location of a value: the JSONPath of an object, and the keys from this object to the value. */
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

function declaredValue({ value }: Candidate): Json {
  return value;
}

function written(
  { parent, under }: Spot,
  more: { as: Slot['as']; removes?: readonly string[]; valueFrom?: Slot['valueFrom'] },
): Slot {
  return { removes: [], writes: [{ target: parent, under }], valueFrom: declaredValue, ...more };
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

/**
 * Parses the alternatives of a security requirement. They are stored as JSON in the ledger, the record of how conflicts
 * were decided.
 */
export function requirementsIn(value: Json): { scheme: string; scopes: readonly string[] }[][] {
  return (isJsonArray(value) ? value : []).map((all) =>
    (isJsonArray(all) ? all : []).flatMap((use) =>
      isJsonObject(use)
        ? [{ scheme: String(use.get('scheme')), scopes: texts(use.get('scopes') ?? []) }]
        : [],
    ),
  );
}

/** Finds a type or a keyword in the schema of a body or of a response. */
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

/** Finds a nested schema by its path (such as `.price`), or a keyword of this schema (such as `.price maximum`). */
function schemaSlot(
  field: string,
  schema: Schema,
  root: Spot,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  // The whole text is first treated as a path without a keyword, because the name of a property may contain a space.
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
 * Finds the `required` list of the schema that contains a property. An update only adds to this list, so an overlay
 * cannot make the property optional.
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

/** Finds a part of a schema by its path, such as `.name`, `[]` or `.*`. */
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

/** Control characters that have a short escape in JSONPath. */
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** Returns a string literal for JSONPath (RFC 9535 §2.3.1.1). */
export function jsonPathLiteral(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(
      /[\0-\x1f\x7f-\x9f\u2028\u2029]|\p{Surrogate}/gu,
      (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}

/**
 * Returns false for a path with control characters that have no short escape, because the library `json-p3` rejects
 * such a path.
 */
export function isTarget(path: string): boolean {
  return !/\\u00[01]/.test(path);
}
