/** Creates actions of an OpenAPI Overlay (1.1) that resolve conflicts between documents. */
import { isPlainObject, memberOf } from '../../base/foundation/plain-object.js';
import type { Api, EndpointKey } from '../../model/api.js';
import { EXTENSION } from '../../model/extensions.js';
import { isJsonArray, plainData } from '../../model/json.js';
import { ASSERTIONS, TOGETHER } from '../../model/keywords.js';
import { onlyField, type Place } from '../../model/place.js';
import type { Json, Scalar } from '../../model/schema.js';
import { requirementsIn } from '../../model/security/requirements-in.js';
import { assertionKeywords } from '../../print/openapi/assertions.js';
import { createExportState, type ExportState } from '../../print/openapi/export-state.js';
import {
  below,
  emittedDocument,
  jsonPathLiteral,
  jsonPathOf,
  spotsOf,
  type DocumentNode,
  type EmittedDocument,
  type FactSpot,
} from '../../print/openapi/place.js';
import { schemaObject } from '../../print/openapi/schema.js';
import { requirementsOf } from '../../print/openapi/security.js';
import type { Candidate, Election } from '../reconcile/index.js';
import type { OverlayActionJson } from './question.js';

/** Describes where and how an overlay writes the value of a fact in the merged API. */
export interface Slot {
  /** `text`: the input of a person is used as a string. `json`: the input is parsed as JSON. */
  readonly as: 'text' | 'json';
  /** JSONPaths of values to remove before writing, because an update only adds to lists and objects. */
  readonly removes: readonly string[];
  readonly writes: readonly { readonly target: string; readonly under: readonly string[] }[];
  /** Set if only the values of the candidates can be written, and no custom value. */
  readonly isFixed?: true;
  /** Returns the value of a candidate in its OpenAPI form; `undefined` if this value cannot be written. */
  readonly valueFrom: (candidate: Candidate) => unknown;
}

/** Finds the actions that write values of a conflict. */
export interface Slots {
  /** Returns where the value is written; `undefined` if no overlay can write it as a single value. */
  slotOf(election: Place): Slot | undefined;
  /** Returns the actions that write a candidate; `undefined` if no overlay can write it. */
  actionsOf(election: Election, chosen: Candidate): readonly OverlayActionJson[] | undefined;
}

/**
 * Creates functions that find where conflicting facts are written.
 * @param api the API to which overlays apply: names have not been assigned, and filters have not been applied
 */
export function slotsIn(api: Api): Slots {
  const document = emittedDocument(api);
  const state = createExportState(api, {});
  const slotOf = (place: Place): Slot | undefined => {
    const [spot] = spotsOf(document, place).filter(isWritable);
    return spot && slotAt(spot, place, state);
  };
  return {
    slotOf,
    actionsOf(election, chosen) {
      const field = onlyField(election.steps);
      if (field === 'responses') return statusActions(election, chosen, document);
      if (field === 'id') return schemeActions(election, chosen, document);
      if (isRequiredProperty(election)) {
        return requiredActions(election, spotsOf(document, election), chosen.value === true);
      }
      const slot = slotOf(election);
      const value = slot?.valueFrom(chosen);
      return slot === undefined || value === undefined ? undefined : slotActions(slot, value);
    },
  };
}

/** Creates a function that returns the JSONPath of the operation with a key. */
export function operationPathsIn(api: Api): (key: EndpointKey) => string {
  const document = emittedDocument(api);
  return (key) => jsonPathOf(document.keysOf(key) ?? []);
}

/** Returns the actions that write a value. */
function slotActions(
  { removes, writes }: Pick<Slot, 'removes' | 'writes'>,
  value: unknown,
): OverlayActionJson[] {
  return [
    ...removes.map(remove),
    ...writes.map(({ target, under }) => ({
      target,
      update: [...under].reverse().reduce((inner, key) => ({ [key]: inner }), value),
    })),
  ];
}

/**
 * Creates a function that returns the overlay actions which make the current choice of a conflict permanent. If no
 * value was kept, the actions write the first declared value.
 */
export function todaysActions(
  api: Api,
): (election: Election) => readonly OverlayActionJson[] | undefined {
  const { actionsOf } = slotsIn(api);
  return (election) => {
    const { kept, rejected, isUndescribed } = election;
    // The output contains the property as optional, which no document declares.
    if (isUndescribed && kept.value === false) return undefined;
    const actions = actionsOf(election, kept.value === null ? (rejected[0] ?? kept) : kept);
    return actions?.length === 0 ? undefined : actions;
  };
}

/**
 * A fact is writable if the document contains its node. Other places use a schema behind a reference too, so it is not
 * changed.
 */
function isWritable({ node, field }: FactSpot): boolean {
  if (node.behind !== undefined) return false;
  return node.value !== undefined && (field === undefined || isPlainObject(node.value));
}

/** Fields and keywords whose value is a text. */
const TEXTS: ReadonlySet<string> = new Set(['operationId', 'summary', 'description', 'title']);

/** Fields of operations, parameters, bodies and headers that an overlay can write. */
const FIELDS: ReadonlySet<string> = new Set([
  ...TEXTS,
  'deprecated',
  'required',
  'security',
  'style',
]);

function slotAt(
  { node, field, item }: FactSpot,
  { steps }: Place,
  state: ExportState,
): Slot | undefined {
  const last = steps.at(-1);
  if (field === undefined) {
    return replacing(node, ({ schema }) => schema && plainJson(schemaObject(schema, state)));
  }
  if (item !== undefined) return { ...written(node, 'required'), isFixed: true };
  if (last?.at === 'field' && !FIELDS.has(field)) return undefined;
  if (field === 'security') {
    const slot = written(node, field, ({ value }) =>
      plainJson(requirementsOf(requirementsIn(value), state)),
    );
    return { ...slot, removes: [pathOfNode(below(node, field))] };
  }
  if (last?.at === 'keyword' && field === 'enum') {
    return replacing(node, ({ value }) => withEnum(node.value, value, state));
  }
  if (Object.hasOwn(ASSERTIONS, field)) {
    const group = TOGETHER.find((keywords) => keywords.some((one) => one === field)) ?? [field];
    const removes = group.map((one) => written(node, one).removes);
    const valueFrom = ({ assertions }: Candidate): unknown =>
      assertions &&
      plainJson(assertionKeywords(assertions, (schema) => schemaObject(schema, state)));
    return { ...merged(node), removes: removes.flat(), valueFrom, isFixed: true };
  }
  // These values are not in the form of the document.
  if (field === 'allOf' || field.startsWith('discriminator/')) return undefined;
  // The value contains several fields of the node.
  if (field === 'style' || RANGE.test(field)) return merged(node);
  return written(node, field, ({ value }) => keywordValue(node, field, value));
}

/** Matches two bounds that exclude each other, such as `minLength/maxLength`. */
const RANGE = /^(?:min|exclusiveMin)[a-zA-Z]+\//;

/** Returns the slot for values that are objects with several fields of a node. */
function merged(node: DocumentNode): Slot {
  const writes = [{ target: pathOfNode(node), under: [] }];
  return { as: 'json', removes: [], writes, valueFrom: ({ value }) => plainJson(value) };
}

function written(
  node: DocumentNode,
  field: string,
  valueFrom: Slot['valueFrom'] = ({ value }) => plainJson(value),
): Slot {
  const before = memberOf(node.value, field);
  const isMerged = typeof before === 'object' && before !== null;
  return {
    as: TEXTS.has(field) ? 'text' : 'json',
    removes: isMerged ? [pathOfNode(below(node, field))] : [],
    writes: [{ target: pathOfNode(node), under: [field] }],
    valueFrom,
  };
}

/** Replaces a whole node. A member of a list keeps its place, because an update could only add it to the end. */
function replacing(node: DocumentNode, valueFrom: Slot['valueFrom']): Slot {
  const last = node.keys.at(-1);
  const parent = { ...node, keys: node.keys.slice(0, -1) };
  const isMember = typeof last !== 'string';
  const isEmpty = isPlainObject(node.value) && Object.keys(node.value).length === 0;
  return {
    as: 'json',
    removes: !isMember ? [pathOfNode(node)] : isEmpty ? [] : [`${pathOfNode(node)}.*`],
    writes: [
      isMember
        ? { target: pathOfNode(node), under: [] }
        : { target: pathOfNode(parent), under: [last] },
    ],
    valueFrom,
  };
}

/** Returns the value of a keyword, in the form in which the document contains it. */
function keywordValue(node: DocumentNode, field: string, value: Json): unknown {
  const before = memberOf(node.value, field);
  switch (field) {
    case 'discriminator':
      return { ...(isPlainObject(before) ? before : {}), propertyName: value };
    case 'additionalProperties':
      return value === true ? (before ?? true) : value;
    case 'type':
      return Array.isArray(before) && before.includes('null') ? [value, 'null'] : value;
    default:
      return plainJson(value);
  }
}

/** Returns an enum with other values. All its other keywords stay as they are. */
function withEnum(before: unknown, value: Json, state: ExportState): unknown {
  const values = isJsonArray(value) ? value : [value];
  const { type, enum: _e, const: _c, ...others } = isPlainObject(before) ? before : {};
  const { 'x-enum-varnames': _n, [EXTENSION.openEnum]: _o, ...rest } = others;
  if (!values.every(isScalar)) return { type, ...rest, enum: plainJson(values) };
  const isNullable = Array.isArray(type) && type.includes('null') && !values.includes(null);
  const emitted = plainJson(schemaObject({ kind: 'enum', values, origins: [] }, state));
  const own = isPlainObject(emitted) ? emitted : {};
  const all = own['enum'];
  if (!isNullable || !Array.isArray(all)) return { ...rest, ...own };
  return { ...rest, ...own, type: [own['type'], 'null'], enum: [...(all as unknown[]), null] };
}

function isScalar(value: Json): value is Scalar {
  return value === null || typeof value !== 'object';
}

/** Converts JSON of the model to plain data. An integer beyond the safe range loses its last digits. */
function plainJson(value: Json | undefined): unknown {
  return value === undefined ? undefined : plainData(value, Number);
}

function isRequiredProperty({ steps }: Place): boolean {
  const [owner, last] = steps.slice(-2);
  return owner?.at === 'property' && last?.at === 'keyword' && last.name === 'required';
}

/**
 * Returns actions that add a property to lists `required`, or remove it. If no document describes the property, neither
 * choice describes it.
 */
function requiredActions(
  { isUndescribed }: Election,
  spots: readonly FactSpot[],
  isRequired: boolean,
): readonly OverlayActionJson[] | undefined {
  const own = spots.filter(isWritable);
  const [first] = own;
  if (first === undefined) return undefined;
  const listed = own.filter(({ node, item }) => {
    const list = memberOf(node.value, 'required');
    return Array.isArray(list) && list.includes(item);
  });
  const removes = listed.map(({ node, item = '' }) =>
    remove(`${pathOfNode(below(node, 'required'))}[?@==${jsonPathLiteral(item)}]`),
  );
  const described = own.flatMap(({ node, item = '' }) => {
    const property = below(node, 'properties', item);
    return isUndescribed && property.value !== undefined ? [remove(pathOfNode(property))] : [];
  });
  const { node, item } = listed[0] ?? first;
  return isRequired
    ? [
        ...described,
        ...removes.slice(0, 1),
        { target: pathOfNode(node), update: { required: [item] } },
      ]
    : [...described, ...removes];
}

/** Returns actions that remove all success responses except those of the chosen candidate. */
function statusActions(
  { entity, kept }: Pick<Election, 'entity' | 'kept'>,
  { value }: Candidate,
  document: EmittedDocument,
): OverlayActionJson[] | undefined {
  const keys = document.keysOf(entity);
  if (keys === undefined) return undefined;
  const chosen = new Set(texts(value));
  return texts(kept.value)
    .filter((status) => !chosen.has(status))
    .map((status) => remove(jsonPathOf([...keys, 'responses', status])));
}

/** Returns actions that give the other security schemes of a conflict the definition of the chosen one. */
function schemeActions(
  { kept, rejected }: Election,
  chosen: Candidate,
  document: EmittedDocument,
): OverlayActionJson[] | undefined {
  const definitionOf = (id: Json): DocumentNode | undefined => {
    const keys = document.keysOf(`scheme ${String(id)}`);
    const value = keys && document.valueAt(keys);
    return keys && value !== undefined ? { keys, value } : undefined;
  };
  const definition = definitionOf(chosen.value);
  if (definition === undefined) return undefined;
  return [kept, ...rejected].flatMap(({ value }) => {
    const node = value === chosen.value ? undefined : definitionOf(value);
    return node
      ? slotActions(
          replacing(node, () => undefined),
          definition.value,
        )
      : [];
  });
}

/** Returns the strings in a list. Returns an empty list for any other value. */
export function texts(value: Json): readonly string[] {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : [];
}

const pathOfNode = ({ keys }: Pick<DocumentNode, 'keys'>): string => jsonPathOf(keys);

function remove(target: string): OverlayActionJson {
  return { target, remove: true };
}
