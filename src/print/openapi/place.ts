/** Finds the place of a fact in an emitted OpenAPI document, and writes the JSONPath that selects it. */
import { isPlainObject, memberOf } from '../../base/foundation/plain-object.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Api } from '../../model/api.js';
import { EXTENSION } from '../../model/extensions.js';
import { plainData } from '../../model/json.js';
import type { Place, Step, Steps } from '../../model/place.js';
import { openApiParts } from './document.js';
import { createExportState } from './export-state.js';
import { pathTemplates } from './paths.js';
import type { Json } from '../../model/schema.js';

/** A parameter of an operation. It is selected by its name, because lists of parameters are sorted. */
export interface ParameterKey {
  readonly index: number;
  readonly in: string;
  readonly name: string;
}

export type DocumentKey = string | number | ParameterKey;

/** A value of the document, and the keys that lead to it. The value is `undefined` if the document lacks it. */
export interface DocumentNode {
  readonly keys: readonly DocumentKey[];
  readonly value: unknown;
  /** The node of the first reference that leads to the value. Other places may use the value too. */
  readonly behind?: DocumentNode;
}

/** The place of a fact: a field of a node, or the whole node. */
export interface FactSpot {
  readonly node: DocumentNode;
  readonly field?: string;
  /** If the fact is whether a property is required: the name in the list `required`. */
  readonly item?: string;
}

/** A document in which places can be found. */
export interface EmittedDocument {
  /** Returns the keys of an entity; `undefined` if the API has no such entity. */
  keysOf(entity: string): readonly string[] | undefined;
  valueAt(keys: readonly string[]): unknown;
}

/**
 * Returns the document of an API, for finding places.
 * @param data the emitted document; by default, only the parts in which places are looked up are emitted
 */
export function emittedDocument(api: Api, data?: unknown): EmittedDocument {
  const valueAt = data === undefined ? lazyValues(api) : reader(data);
  const templates = pathTemplates(api.endpoints);
  const endpoints = new Map(api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const { schemaKeys, schemeKeys } = createExportState(api, {});
  return {
    valueAt,
    keysOf(entity) {
      const [, kind, id = ''] = /^(schema|scheme) (.*)$/s.exec(entity) ?? [];
      const key = kind === 'schema' ? schemaKeys.get(id) : schemeKeys.get(id);
      if (kind !== undefined) {
        const section = kind === 'schema' ? 'schemas' : 'securitySchemes';
        return key === undefined ? undefined : ['components', section, key];
      }
      const endpoint = endpoints.get(entity);
      if (endpoint === undefined) return undefined;
      const { method } = endpoint;
      const item = ['paths', templates.get(entity) ?? ''];
      return (
        ['additionalOperations', EXTENSION.methods]
          .map((others) => [...item, others, method])
          .find((keys) => valueAt(keys) !== undefined) ?? [...item, method.toLowerCase()]
      );
    },
  };
}

type Reader = (keys: readonly string[]) => unknown;

function reader(data: unknown): Reader {
  return (keys) => keys.reduce(memberOf, data);
}

function lazyValues(api: Api): Reader {
  let parts: ReturnType<typeof openApiParts> | undefined;
  const emitted = memoizeByObject((make: () => Json) => ({ data: plainData(make()) }));
  return (keys) => {
    parts ??= openApiParts(api);
    let value: unknown = parts;
    for (const key of keys) {
      value = value instanceof Map ? value.get(key) : memberOf(value, key);
      if (typeof value === 'function') value = emitted(value as () => Json).data;
    }
    return value instanceof Map ? plainData(value as ReadonlyMap<string, Json>) : value;
  };
}

/**
 * Finds a place. There are several spots if parts of an `allOf` describe the same property.
 * @returns no spot if the document lacks the entity, parameter, media type, or response
 */
export function spotsOf(document: EmittedDocument, { entity, steps }: Place): readonly FactSpot[] {
  const keys = document.keysOf(entity);
  if (keys === undefined) return [];
  const root = { keys, value: document.valueAt(keys) };
  if (root.value === undefined) return [];
  return entity.startsWith('schema ')
    ? schemaSpots(document, root, steps)
    : messageSpots(document, root, steps);
}

/** Returns the node of a child. */
export function below(node: DocumentNode, ...keys: readonly (string | number)[]): DocumentNode {
  return {
    ...node,
    keys: [...node.keys, ...keys],
    value: keys.reduce(memberOf, node.value),
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  body: 'requestBody',
  'media types': 'content',
  type: 'schema',
};

/** Finds a place in an operation, a parameter, a body, a response, or a header. */
function messageSpots(
  document: EmittedDocument,
  node: DocumentNode,
  [step, ...rest]: Steps,
): readonly FactSpot[] {
  if (step === undefined) return [{ node }];
  const next = messageNode(node, step);
  if (next === undefined) {
    const isRequired = step.at === 'keyword' && step.name === 'required';
    return isRequired
      ? [{ node, field: 'required' }]
      : schemaSpots(document, below(node, 'schema'), [step, ...rest]);
  }
  const isField = step.at === 'field' && rest.length === 0 && step.name !== 'type';
  if (isField) return [{ node, field: FIELDS[step.name] ?? step.name }];
  if (next.value === undefined) return [];
  const isSchema = step.at === 'media' || step.at === 'header' ? rest.length === 0 : false;
  if (step.at === 'field' && step.name === 'type') return schemaSpots(document, next, rest);
  return isSchema ? [{ node: below(next, 'schema') }] : messageSpots(document, next, rest);
}

function messageNode(node: DocumentNode, step: Step): DocumentNode | undefined {
  switch (step.at) {
    case 'field':
      return below(node, FIELDS[step.name] ?? step.name);
    case 'parameter': {
      const { value: list } = below(node, 'parameters');
      const all: readonly unknown[] = Array.isArray(list) ? list : [];
      // In the document, a path parameter has the name of the path template.
      const declared = (one: unknown): unknown =>
        memberOf(one, EXTENSION.name) ?? memberOf(one, 'name');
      const index = all.findIndex(
        (one) => memberOf(one, 'in') === step.in && declared(one) === step.name,
      );
      const name = String(memberOf(all[index], 'name'));
      const keys = [...node.keys, 'parameters', { index, in: step.in, name }];
      return { keys, value: all[index] };
    }
    case 'response':
      return below(node, step.status);
    case 'media':
      return below(node, 'content', step.type);
    case 'header': {
      const names = isPlainObject(node.value) ? Object.keys(node.value) : [];
      const name = names.find((one) => one.toLowerCase() === step.name.toLowerCase());
      return below(node, name ?? step.name);
    }
    default:
      return undefined;
  }
}

function schemaSpots(
  document: EmittedDocument,
  root: DocumentNode,
  steps: Steps,
): readonly FactSpot[] {
  const last = steps.at(-1);
  if (last?.at !== 'keyword') return nodesAt(document, root, steps).map((node) => ({ node }));
  const path = steps.slice(0, -1);
  const owner = path.at(-1);
  if (last.name === 'required' && owner?.at === 'property') {
    const { name } = owner;
    const objects = nodesAt(document, root, path.slice(0, -1)).flatMap((node) =>
      sameValue(document, node).filter(({ value }) => isObject(value)),
    );
    const declaring = objects.filter(({ value }) => declares(value, name));
    return (declaring.length > 0 ? declaring : objects.slice(0, 1)).map((node) => ({
      ...{ node, field: 'required', item: name },
    }));
  }
  const field = last.name;
  const nodes = nodesAt(document, root, path).flatMap((node) => sameValue(document, node));
  const declaring = nodes.filter(({ value }) => memberOf(value, field) !== undefined);
  return (declaring.length > 0 ? declaring : nodes.slice(0, 1)).map((node) => ({ node, field }));
}

function isObject(value: unknown): boolean {
  return memberOf(value, 'type') === 'object' || memberOf(value, 'properties') !== undefined;
}

function declares(value: unknown, name: string): boolean {
  const required = memberOf(value, 'required');
  const isListed = Array.isArray(required) && required.includes(name);
  return isListed || memberOf(memberOf(value, 'properties'), name) !== undefined;
}

const COMPOSITIONS = ['allOf', 'oneOf', 'anyOf'] as const;

function membersOf(node: DocumentNode, keywords: readonly string[]): readonly DocumentNode[] {
  return keywords.flatMap((keyword) => {
    const list = memberOf(node.value, keyword);
    return Array.isArray(list) ? list.map((_, index) => below(node, keyword, index)) : [];
  });
}

/** Follows the references of a node. The last reference of a circle is returned as it is. */
function target(document: EmittedDocument, node: DocumentNode): DocumentNode {
  const seen = new Set<string>();
  let current = node;
  for (;;) {
    const reference = memberOf(current.value, '$ref');
    const key = typeof reference === 'string' ? reference.split('/')[3] : undefined;
    if (key === undefined || seen.has(key)) return current;
    seen.add(key);
    const keys = ['components', 'schemas', key];
    current = { keys, value: document.valueAt(keys), behind: node.behind ?? node };
  }
}

/** Returns a node, and the parts of compositions that describe the same value. */
function sameValue(document: EmittedDocument, node: DocumentNode): readonly DocumentNode[] {
  const found: DocumentNode[] = [];
  const seen = new Set<unknown>();
  const visit = (one: DocumentNode): void => {
    const inner = target(document, one);
    if (seen.has(inner.value)) return;
    seen.add(inner.value);
    found.push(inner);
    membersOf(inner, COMPOSITIONS).forEach(visit);
  };
  visit(node);
  return found;
}

/** Finds the nodes at a place in a schema. */
function nodesAt(
  document: EmittedDocument,
  node: DocumentNode,
  [step, ...rest]: Steps,
): readonly DocumentNode[] {
  if (step === undefined) return [node];
  const own = target(document, node);
  if (step.at === 'member') {
    const members = membersOf(own, step.of === 'union' ? ['oneOf', 'anyOf'] : ['allOf']);
    // A type with `null` is emitted as one schema.
    const next = members.length === 0 ? own : members[step.index];
    return next === undefined ? [] : nodesAt(document, next, rest);
  }
  const children = sameValue(document, own).map((one) => childAt(one, step));
  const existing = children.filter(({ value }) => value !== undefined);
  return (existing.length > 0 ? existing : children.slice(0, 1)).flatMap((child) =>
    nodesAt(document, child, rest),
  );
}

function childAt(node: DocumentNode, step: Step): DocumentNode {
  switch (step.at) {
    case 'items':
      return below(node, 'items');
    case 'item':
      return below(node, 'prefixItems', step.index);
    case 'additional':
      return below(node, 'additionalProperties');
    case 'property':
      return below(node, 'properties', step.name);
    case 'pattern':
      return below(node, 'patternProperties', step.pattern);
    default:
      return { keys: node.keys, value: undefined };
  }
}

/** Returns the path of a node with the current index of each parameter. */
export function pathOf(keys: readonly DocumentKey[]): readonly (string | number)[] {
  return keys.map((key) => (typeof key === 'object' ? key.index : key));
}

/** Returns the JSONPath (RFC 9535) of a node. */
export function jsonPathOf(keys: readonly DocumentKey[]): string {
  return `$${keys.map(segment).join('')}`;
}

function segment(key: DocumentKey): string {
  if (typeof key === 'number') return `[${key}]`;
  if (typeof key === 'object')
    return `[?@.name==${jsonPathLiteral(key.name)} && @.in==${jsonPathLiteral(key.in)}]`;
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${jsonPathLiteral(key)}]`;
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
