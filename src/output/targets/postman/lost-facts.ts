/**
 * Lists the parts of an API that a Postman collection cannot express. A collection contains example requests and
 * responses, but no types.
 */
import { acceptedCredentials, type Api, type Endpoint } from '../../../kit.js';

const IN_WORDS: readonly (readonly [string, (endpoint: Endpoint, api: Api) => number])[] = [
  [
    'responses for ranges of statuses, or for all others',
    ({ responses }) => count(responses, ({ status }) => typeof status !== 'number'),
  ],
  ['further media types of one body', (one) => furtherTypes(one)],
  [
    'combinations of several credentials',
    (one, api) => count(acceptedCredentials(one, api), ({ length }) => length > 1),
  ],
  ['alternative credentials', (one, api) => Math.max(0, acceptedCredentials(one, api).length - 1)],
  [
    'credentials in cookies and certificates',
    (one, api) => count(acceptedCredentials(one, api).flat(), ({ scheme }) => isForeign(scheme)),
  ],
  ['further servers of one operation', ({ servers }) => Math.max(0, servers.length - 1)],
  ['callbacks', ({ callbacks }) => callbacks.length],
  ['bodies without a description', ({ body }) => (body?.media.length === 0 ? 1 : 0)],
  [
    'the rule that a request has no body',
    ({ method, body }) => (body === undefined && WITH_BODY.has(method) ? 1 : 0),
  ],
  [
    'names of parameters that are only part of a path segment',
    ({ path }) => count(path, (parts) => parts.length > 1),
  ],
];

/** The methods for which restitch expects a body when it reads a collection. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Lists what a collection omits, with counts. Types are always listed, unless the API has no endpoints. */
export function lostFacts(api: Api): readonly string[] {
  const counted = IN_WORDS.flatMap(([what, countIn]) => {
    const total = api.endpoints.reduce((sum, endpoint) => sum + countIn(endpoint, api), 0);
    return total === 0 ? [] : [`${what} (${total})`];
  });
  return [
    ...(api.endpoints.length > 0 ? ['types (visible only in the examples)'] : []),
    ...counted,
    ...(api.webhooks.length > 0 ? [`webhooks (${api.webhooks.length})`] : []),
  ];
}

function isForeign(scheme: { readonly kind: string; readonly in?: string }): boolean {
  return scheme.kind === 'mutualTLS' || (scheme.kind === 'apiKey' && scheme.in === 'cookie');
}

function furtherTypes({ body, responses }: Endpoint): number {
  const all = [body?.media ?? [], ...responses.map(({ media }) => media)];
  return all.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0);
}

function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.filter(test).length;
}
