/** Writes path templates and path items. Endpoints with the same template share a path item. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Callback, Endpoint, EndpointKey } from '../../model/api.js';
import { constantQuery, pathParameterNames } from '../../model/path.js';
import { EXTENSION } from '../../model/extensions.js';
import type { ExportState } from './export-state.js';
import { operationObject, type TemplateParameter } from './operation.js';
import { jsonObject, type JsonObject, type WritePart } from './record.js';
import { METHODS } from './version.js';
import { mintName } from '../../base/foundation/free-name.js';
import { groupBy } from '../../base/foundation/group.js';

/**
 * Returns the path template of each endpoint in the document. If templates differ only in their parameter names,
 * OpenAPI treats them as the same path, so they all get the same names. Endpoints with a variant keep their own names,
 * because a document declares them as different operations.
 * @param endpoints endpoints with unique keys
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
 * Writes the Paths Object (OpenAPI 3.1 §4.8.8) in the order of the endpoints.
 * @param part receives a function that writes a path item; its result becomes the value in the map
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
      pathParameterNames(endpoint.path).map((declaredName, index) => ({
        declaredName,
        templateName: spelled[index] ?? declaredName,
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

/**
 * Groups endpoints whose path templates differ at most in parameter names, in the order of each group's first
 * endpoint.
 */
function byShape(endpoints: readonly Endpoint[]): Iterable<Endpoint[]> {
  const shapes = [...groupBy(endpoints, shapeOf).values()];
  return shapes.flatMap((group) =>
    group.every(({ variant }) => variant === undefined)
      ? [group]
      : [...groupBy(group, ownTemplate).values()],
  );
}

/** Returns the path template of an endpoint with its own parameter names and its constant query. */
function ownTemplate(endpoint: Endpoint): string {
  const names = pathParameterNames(endpoint.path);
  return template(endpoint, (index) => names[index] ?? '');
}

/**
 * Writes a map of Path Item Objects for webhooks or callbacks. Their endpoints have no path.
 * @param entries keys and endpoints; a key may occur once for each method
 * @param part receives a function that writes a path item; its result becomes the value in the map
 */
export function pathItems<T>(
  entries: readonly (readonly [string, Endpoint])[],
  state: ExportState,
  part: WritePart<T>,
): Map<string, T> {
  const groups = [...groupBy(entries, ([key]) => key)];
  return new Map(
    groups.map(([key, group]) => {
      const endpoints = group.map(([, endpoint]) => endpoint);
      return [key, part(() => pathItem(endpoints, state, () => undefined))];
    }),
  );
}

/**
 * Writes a Path Item Object.
 * @param namesOf returns the parameters of an endpoint's path; `undefined` for webhooks and callbacks
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

/** Writes a map of Callback Objects. Under one callback expression, there may be several methods. */
function callbackObjects(callbacks: readonly Callback[], state: ExportState): JsonObject {
  const object: JsonObject = new Map();
  for (const [name, group] of groupBy(callbacks, ({ name }) => name)) {
    const endpoints = group.map(({ expression, endpoint }) => [expression, endpoint] as const);
    object.set(
      name,
      pathItems(endpoints, state, (make) => make()),
    );
  }
  return object;
}

/**
 * Returns the parameter names of a path template that several endpoints share: those of the endpoint with the fewest
 * duplicate names. The duplicates are numbered, because OpenAPI does not allow duplicate names.
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
  return best.map((name) => mintName(taken, name.replace(/[{}/?#]/g, '_') || '_', '_'));
}

/**
 * Returns the path template without parameter names. The result is cached, because it is needed several times for each
 * endpoint.
 */
const shapeOf = memoizeByObject((endpoint: Endpoint) => template(endpoint, () => ''));

/**
 * Returns the path template of an endpoint. Braces and separators in literal text are percent-encoded.
 * @param nameAt returns the name of the parameter with the given index
 */
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
      else text += `{${nameAt(names++)}${part?.constraint ?? ''}}`;
    }
  }
  if (path.length === 0 || endpoint.trailingSlash === true) text += '/';
  text += constantQuery(endpoint);
  // The fragment distinguishes equal paths on two hosts. It is not part of the request URL.
  return endpoint.address === undefined ? text : `${text}#${endpoint.address}`;
}

function literal(text: string): string {
  return text.replace(/[{}/?#]/g, encodeURIComponent);
}
