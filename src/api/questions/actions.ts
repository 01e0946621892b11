/** Creates actions of an OpenAPI Overlay (1.1) that resolve conflicts between documents. */
import type { Api, Endpoint, Media, Parameter } from '../../model/api.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import { parameterIdentity } from '../../model/parameter-identity.js';
import { requirementsIn } from '../../model/security/requirements-in.js';
import { onlyField, type Step, type Steps } from '../../model/place.js';
import type { EnumShape, Json, Scalar, Schema } from '../../model/schema.js';
import { isComposed, type ComposedSchema } from '../../model/walk.js';
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

/** Finds the location of a conflicting fact in an API; `undefined` if no overlay can write its value. */
export type FindSlot = (election: Pick<Election, 'entity' | 'steps' | 'kept'>) => Slot | undefined;

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
  return ({ entity, steps, kept }) => {
    if (entity.startsWith(OF_SCHEMA)) {
      const id = entity.slice(OF_SCHEMA.length);
      const schema = api.schemas.get(id);
      const key = state.schemaKeys.get(id) ?? id;
      const root: Spot = { parent: '$.components.schemas', under: [key] };
      return schema && schemaSlot(steps, schema, root, kept, state);
    }
    const endpoint = endpoints.get(entity);
    const operation = operations.get(entity);
    if (endpoint === undefined || operation === undefined) return undefined;
    return operationSlot(steps, endpoint, operation, kept, state);
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
  steps: Steps,
  endpoint: Endpoint,
  operation: string,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  const at = (...under: readonly string[]): Spot => ({ parent: operation, under });
  const [first, ...inner] = steps;
  const field = onlyField(steps);
  if (field !== undefined && TEXTS.has(field)) return written(at(field), { as: 'text' });
  if (field === 'deprecated') return written(at(field), { as: 'json' });
  if (field === 'security') {
    const valueFrom = ({ value }: Candidate): Json => requirementsOf(requirementsIn(value), state);
    return written(at('security'), { as: 'json', removes: [`${operation}.security`], valueFrom });
  }
  if (first?.at === 'parameter') {
    const parameter = endpoint.parameters.find(
      (one) => one.in === first.in && one.name === first.name,
    );
    return (
      parameter &&
      parameterSlot(inner, parameter, parameterPath(operation, first.in, first.name), kept, state)
    );
  }
  if (first?.at === 'field' && first.name === 'body') {
    const path = `${operation}.requestBody`;
    return onlyField(inner) === 'required'
      ? written({ parent: path, under: ['required'] }, { as: 'json' })
      : contentSlot(inner, endpoint.body?.media ?? [], path, kept, state);
  }
  const [status, ...rest] = inner;
  if (status?.at !== 'response') return undefined;
  const response = endpoint.responses.find((one) => String(one.status) === status.status);
  const path = `${operation}.responses[${jsonPathLiteral(status.status)}]`;
  return response && contentSlot(rest, response.media, path, kept, state);
}

function parameterSlot(
  [fact, ...inner]: Steps,
  { content }: Parameter,
  parent: string,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  if (content.kind !== 'schema' || fact?.at !== 'field') return undefined;
  const spot: Spot = { parent, under: [] };
  switch (fact.name) {
    case 'type':
      return schemaSlot(inner, content.schema, { ...spot, under: ['schema'] }, kept, state);
    case 'style':
      return written(spot, { as: 'json' });
    case 'required':
    case 'description':
    case 'deprecated':
      return written(
        { ...spot, under: [fact.name] },
        { as: fact.name === 'description' ? 'text' : 'json' },
      );
    default:
      return undefined;
  }
}

/** Finds a type or a keyword in the schema of a body or of a response. */
function contentSlot(
  [first, ...inner]: Steps,
  media: readonly Media[],
  path: string,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  const one = first?.at === 'media' ? media.find(({ type }) => type === first.type) : undefined;
  if (one === undefined) return undefined;
  const root = { parent: `${path}.content[${jsonPathLiteral(one.type)}]`, under: ['schema'] };
  return schemaSlot(inner, one.schema, root, kept, state);
}

/** Finds a schema inside another one, or a keyword of this schema. */
function schemaSlot(
  steps: Steps,
  schema: Schema,
  root: Spot,
  kept: Candidate,
  state: ExportState,
): Slot | undefined {
  const last = steps.at(-1);
  const keyword = last?.at === 'keyword' ? last.name : undefined;
  const path = keyword === undefined ? steps : steps.slice(0, -1);
  if (keyword === 'required') return requiredSlot(path, schema, root, state);
  const found = spotsIn(path, schema, root, state);
  const { spot, schema: inner } = declaring(found, keyword) ?? {};
  if (spot === undefined || inner === undefined) return undefined;
  if (keyword === undefined) {
    const valueFrom = (one: Candidate): Json | undefined =>
      one.schema && schemaObject(one.schema, state);
    return written(spot, { as: 'json', removes: [cleared(spot)], valueFrom });
  }
  if (keyword === 'enum') {
    const valueFrom = ({ value }: Candidate): Json | undefined => enumObject(value, inner, state);
    return written(spot, { as: 'json', removes: [cleared(spot)], valueFrom });
  }
  const isText = keyword === 'description' || keyword === 'title';
  const member = inside(spot, keyword);
  const isReplaced = kept.value !== null && typeof kept.value === 'object';
  return written(member, {
    as: isText ? 'text' : 'json',
    removes: isReplaced ? [pathOf(member)] : [],
  });
}

/**
 * Finds the `required` list of the object that declares a property. An update only adds to this list, so an overlay
 * cannot make the property optional.
 */
function requiredSlot(
  path: Steps,
  schema: Schema,
  root: Spot,
  state: ExportState,
): Slot | undefined {
  const last = path.at(-1);
  if (last?.at !== 'property') return undefined;
  const { name } = last;
  const objects = spotsIn(path.slice(0, -1), schema, root, state).flatMap((one) =>
    objectsIn(one, state),
  );
  const found =
    objects.find((one) => one.schema.kind === 'object' && one.schema.properties.has(name)) ??
    objects[0];
  if (found === undefined) return undefined;
  const valueFrom = ({ value }: Candidate): Json | undefined =>
    value === true ? [name] : undefined;
  return { ...written(inside(found.spot, 'required'), { as: 'json', valueFrom }), isFixed: true };
}

/**
 * Returns the path whose removal empties a schema. A member of a list keeps its place, because an update could only add
 * it to the end.
 */
function cleared(spot: Spot): string {
  return spot.under.length === 0 ? `${pathOf(spot)}.*` : pathOf(spot);
}

/** Returns the enum with other values. All its other keywords stay as they are. */
function enumObject(value: Json, schema: Schema, state: ExportState): Json | undefined {
  const values = (isJsonArray(value) ? value : []).filter(isScalar);
  const before = schema.kind === 'enum' ? schema : { kind: 'enum' as const, origins: [] };
  const { open: _open, names: _names, ...rest } = before as EnumShape & Schema;
  return schemaObject({ ...rest, kind: 'enum', values }, state);
}

function isScalar(value: Json): value is Scalar {
  return value === null || typeof value !== 'object';
}

/** A schema in the API, and its location. */
interface Found {
  readonly spot: Spot;
  readonly schema: Schema;
}

/**
 * Returns the schema that declares a keyword. The parts of an `allOf` all apply to one value, and so do the alternatives
 * of a union with `null`, so that several schemas may be at one place.
 */
function declaring(found: readonly Found[], keyword: string | undefined): Found | undefined {
  const own = found.find(({ schema }) => keyword !== undefined && keyword in schema);
  return own ?? found.find(({ schema }) => schema.kind !== 'null') ?? found[0];
}

/**
 * Finds the schemas at a place. There are several if parts of an `allOf` describe the same property. Schemas behind a
 * reference are not found, because a change of them would also change other places.
 */
function spotsIn(steps: Steps, schema: Schema, spot: Spot, state: ExportState): readonly Found[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ spot, schema }];
  if (isComposed(schema)) {
    const members = membersIn(schema, spot, state);
    const chosen = step.at === 'member' ? members.slice(step.index, step.index + 1) : members;
    const left = step.at === 'member' ? rest : steps;
    return chosen.flatMap((one) => spotsIn(left, one.schema, one.spot, state));
  }
  const next = childAt(step, schema, spot);
  return next === undefined ? [] : spotsIn(rest, next.schema, next.spot, state);
}

function childAt(step: Step, schema: Schema, spot: Spot): Found | undefined {
  const child = (inner: Schema | undefined, ...under: readonly string[]): Found | undefined =>
    inner && { schema: inner, spot: inside(spot, ...under) };
  switch (step.at) {
    case 'items':
      if (schema.kind === 'array') return child(schema.items, 'items');
      return schema.kind === 'tuple' ? child(schema.rest, 'items') : undefined;
    case 'property': {
      const property = schema.kind === 'object' ? schema.properties.get(step.name) : undefined;
      const parent = pathOf(inside(spot, 'properties'));
      return property && { schema: property.schema, spot: { parent, under: [step.name] } };
    }
    case 'additional':
      return schema.kind === 'object' ? child(schema.rest, 'additionalProperties') : undefined;
    case 'pattern': {
      const inner = schema.kind === 'object' ? schema.patterns?.get(step.pattern) : undefined;
      const parent = pathOf(inside(spot, 'patternProperties'));
      return inner && { schema: inner, spot: { parent, under: [step.pattern] } };
    }
    default:
      return undefined;
  }
}

/** Returns the members of a union or intersection, and where the exported API contains them. */
function membersIn(schema: ComposedSchema, spot: Spot, state: ExportState): readonly Found[] {
  const keyword = schema.kind !== 'union' ? 'allOf' : schema.exclusive ? 'oneOf' : 'anyOf';
  const object = schemaObject(schema, state);
  // A type with `null` is exported as one schema.
  const isOne = isJsonObject(object) && !object.has(keyword);
  return schema.members.map((member, index) => ({
    schema: member,
    spot: isOne ? spot : { parent: `${pathOf(inside(spot, keyword))}[${index}]`, under: [] },
  }));
}

/** Returns the objects among the parts of a schema. */
function objectsIn(found: Found, state: ExportState): readonly Found[] {
  if (!isComposed(found.schema)) return found.schema.kind === 'object' ? [found] : [];
  return membersIn(found.schema, found.spot, state).flatMap((one) => objectsIn(one, state));
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
