/** Path templates, and the path items that endpoints of one template share. */
import { memoizeByObject } from '../foundation/memo.js';
import type { Callback, Endpoint, EndpointKey } from '../model/api.js';
import { pathParameterNames } from '../model/path.js';
import { EXTENSION } from '../model/extensions.js';
import type { ExportState } from './export-state.js';
import { operationObject, type TemplateParameter } from './operation.js';
import { jsonObject, type JsonObject, type WritePart } from './record.js';
import { METHODS } from './version.js';

/**
 * The path template under which each endpoint stands in the document.
 * Templates that differ only in the names of their parameters are one path, and share one spelling.
 * @param endpoints of one key each
 */
export function pathTemplates(endpoints: readonly Endpoint[]): ReadonlyMap<EndpointKey, string> {
  const templates = new Map<EndpointKey, string>();
  for (const group of byShape(endpoints)) {
    const spelled = spelling(group);
    for (const endpoint of group) {
      templates.set(
        endpoint.key,
        template(endpoint, (index) => spelled[index] ?? ''),
      );
    }
  }
  return templates;
}

/**
 * The Paths Object (OpenAPI 3.1 §4.8.8), in the order in which the endpoints come.
 * @param part takes what makes each path item
 */
export function pathsObject<T>(
  endpoints: readonly Endpoint[],
  state: ExportState,
  part: WritePart<T>,
): Map<string, T> {
  const object = new Map<string, T>();
  for (const group of byShape(endpoints)) {
    const spelled = spelling(group);
    const namesOf = (endpoint: Endpoint): TemplateParameter[] =>
      pathParameterNames(endpoint.path).map((stated, index) => ({
        stated,
        spelled: spelled[index] ?? stated,
      }));
    const [first] = group;
    const key = first && template(first, (index) => spelled[index] ?? '');
    if (key === undefined) continue;
    object.set(
      key,
      part(() => pathItem(group, state, namesOf)),
    );
  }
  return object;
}

/** Endpoints grouped by their template without names, in the order of the first of each. */
function byShape(endpoints: readonly Endpoint[]): Iterable<Endpoint[]> {
  const groups = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) {
    const shape = shapeOf(endpoint);
    groups.set(shape, [...(groups.get(shape) ?? []), endpoint]);
  }
  return groups.values();
}

/**
 * A map from keys to Path Item Objects, for webhooks and callbacks: their endpoints have no path.
 * @param entries key and endpoint; a key may occur once per method
 * @param part takes what makes each path item
 */
export function pathItems<T>(
  entries: readonly (readonly [string, Endpoint])[],
  state: ExportState,
  part: WritePart<T>,
): Map<string, T> {
  const groups = new Map<string, Endpoint[]>();
  for (const [key, endpoint] of entries) {
    groups.set(key, [...(groups.get(key) ?? []), endpoint]);
  }
  const object = new Map<string, T>();
  for (const [key, group] of groups) {
    object.set(
      key,
      part(() => pathItem(group, state, () => undefined)),
    );
  }
  return object;
}

/**
 * A Path Item Object.
 * @param namesOf the parameters of an endpoint's path; nothing for webhooks and callbacks,
 *   whose operations have names of their own
 */
function pathItem(
  endpoints: readonly Endpoint[],
  state: ExportState,
  namesOf: (endpoint: Endpoint) => readonly TemplateParameter[] | undefined,
): JsonObject {
  const item = jsonObject({});
  const others: JsonObject = new Map();
  for (const endpoint of endpoints) {
    const pathNames = namesOf(endpoint);
    const id = pathNames
      ? (state.operationIds.get(endpoint.key) ?? endpoint.operationId?.value)
      : endpoint.operationId?.value;
    const operation = operationObject(endpoint, state, {
      pathNames: pathNames ?? [],
      id,
      unique: id === undefined || state.claim(id, pathNames ? endpoint.key : undefined),
      callbacks: callbackObjects(endpoint.callbacks, state),
    });
    const method = endpoint.method.toLowerCase();
    const isField = METHODS.has(method) || (state.isNewer && method === 'query');
    if (isField) item.set(method, operation);
    else others.set(endpoint.method, operation);
  }
  if (others.size > 0) item.set(state.isNewer ? 'additionalOperations' : EXTENSION.methods, others);
  return item;
}

/** A map from names to Callback Objects; one expression may hold several methods. */
function callbackObjects(callbacks: readonly Callback[], state: ExportState): JsonObject {
  const byName = new Map<string, [string, Endpoint][]>();
  for (const { name, expression, endpoint } of callbacks) {
    byName.set(name, [...(byName.get(name) ?? []), [expression, endpoint]]);
  }
  const object: JsonObject = new Map();
  for (const [name, endpoints] of byName) {
    object.set(
      name,
      pathItems(endpoints, state, (make) => make()),
    );
  }
  return object;
}

/**
 * The names that a shared template spells: those of the endpoint that names most parameters apart,
 * the first of equals. A name that occurs twice in it is numbered, since OpenAPI allows it once.
 */
function spelling(endpoints: readonly Endpoint[]): string[] {
  let best: readonly string[] = [];
  let distinct = -1;
  for (const { path } of endpoints) {
    const names = pathParameterNames(path);
    const count = new Set(names).size;
    if (count > distinct) [best, distinct] = [names, count];
  }
  const taken = new Set<string>();
  return best.map((name) => {
    const base = name.replace(/[{}/?#]/g, '_') || '_';
    let spelled = base;
    for (let count = 2; taken.has(spelled); count++) spelled = `${base}_${count}`;
    taken.add(spelled);
    return spelled;
  });
}

/** The template without names; it is asked for by each document. */
const shapeOf = memoizeByObject((endpoint: Endpoint) => template(endpoint, () => ''));

/** The template with names by position; braces and separators inside literals are percent-encoded. */
function template(endpoint: Endpoint, nameAt: (index: number) => string): string {
  const { path } = endpoint;
  let names = 0;
  let text = '';
  for (let index = 0; index < path.length; index++) {
    const segment = path[index] ?? [];
    text += '/';
    for (let at = 0; at < segment.length; at++) {
      const part = segment[at];
      if (part?.kind === 'literal') text += literal(part.text);
      else text += `{${nameAt(names++)}}`;
    }
  }
  if (path.length === 0 || endpoint.trailingSlash === true) text += '/';
  // A fragment is no part of a URL, and makes two keys of one path on two hosts.
  return endpoint.address === undefined ? text : `${text}#${endpoint.address}`;
}

function literal(text: string): string {
  return text.replace(/[{}/?#]/g, encodeURIComponent);
}
