/** Derives the OpenAPI description of an operation from its traffic. */
import type { Api } from '../../../model/api.js';
import { endpointKey } from '../../../model/path.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { EXTENSION } from '../../../model/extensions.js';
import { toOpenApi } from '../../../print/openapi/document.js';
import { EMPTY_API } from '../../../model/empty-api.js';
import { plainData } from '../../../model/json.js';
import { observedEndpoint, type CalledEndpoint } from '../../../input/read/traffic/index.js';
import type { OpenApiData } from './document.js';

/** An operation as it was observed in traffic, and its path in the generated document. */
export interface ObservedOperation {
  readonly template: string;
  /** The method as a key in OpenAPI, such as `get`. */
  readonly method: string;
  readonly operation: OpenApiData;
}

/** Returns the operation with the given key as it was observed in traffic. */
export type ObservedOperations = (key: string) => ObservedOperation | undefined;

/**
 * Combines the observed calls of each operation.
 * @param api the declared API; its servers are not repeated in the observed operations
 * @returns a function that returns the observed operation with a key
 */
export function observedOperations(
  called: readonly CalledEndpoint[],
  api: Api,
  dropHeaders: readonly string[],
): ObservedOperations {
  const groups = new Map<string, CalledEndpoint[]>();
  for (const one of called) {
    const key = one.endpoint?.key ?? endpointKey(one.method, one.path);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const known = new Map<string, ObservedOperation | undefined>();
  return (key) => {
    if (!known.has(key)) {
      const group = groups.get(key) ?? [];
      known.set(key, group.length === 0 ? undefined : operationOf(group, api, dropHeaders));
    }
    return known.get(key);
  };
}

function operationOf(
  group: readonly CalledEndpoint[],
  { servers }: Api,
  dropHeaders: readonly string[],
): ObservedOperation | undefined {
  const [first] = group;
  if (!first) return undefined;
  const calls = group.flatMap((one) => one.calls);
  const options = { dropHeaders, schemesOf: () => [], bodies: { missing: 0 } };
  const of = (some: typeof calls) =>
    observedEndpoint(
      { ...first, method: first.endpoint?.method ?? first.method, calls: some },
      options,
    );
  // If the service rejected a request, the request does not show which parameters and bodies the service accepts.
  const taken = calls.filter(({ exchange: { status } }) => status < 400 || status >= 500);
  const { parameters, body } = of(taken.length > 0 ? taken : calls);
  const { body: _, ...whole } = of(calls);
  const own = group.flatMap(({ server }) => server ?? []);
  const isElsewhere = own.some(({ url }) => !servers.some((one) => one.url === url));
  const endpoint = {
    ...whole,
    ...(taken.length > 0 && body && { body }),
    parameters:
      taken.length > 0 ? parameters : parameters.filter(({ in: place }) => place === 'path'),
    servers: isElsewhere ? own : servers,
  };
  const document = plainData(toOpenApi({ ...EMPTY_API, servers, endpoints: [endpoint] })) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiData>>>>;
  };
  const [entry] = Object.entries(document.paths);
  const [method, operation] = Object.entries(entry?.[1] ?? {})[0] ?? [];
  if (!entry || method === undefined || !operation || method.startsWith('x-')) return undefined;
  return { template: entry[0], method, operation: withoutMarks(operation) as OpenApiData };
}

/**
 * Removes the extensions with which restitch marks how reliable a fact is. A user who copies a suggested action to an
 * overlay thereby declares its content, so the marks would be wrong.
 */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.startsWith('x-restitch-') || key === EXTENSION.openEnum)
      .map(([key, member]) => [key, withoutMarks(member)]),
  );
}
