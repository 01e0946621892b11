/** Which paths show a collection and its items: `/pets` and `/pets/{id}`. */
import type { Api, Endpoint, EndpointKey } from '../model/api.js';
import { templateOf } from '../model/path.js';

/** The part that an operation has in a collection. */
export interface Part {
  /** `/users/{userId}/pets`: the template of the collection's path. */
  readonly collection: string;
  readonly does: 'list' | 'create' | 'read' | 'replace' | 'change' | 'remove';
  /** The parameter of the path that says which item; of all operations of the collection, items are known by it. */
  readonly item: string;
  /** Whether the collection can be listed: then it holds what it lists. */
  readonly isListed: boolean;
}

const OF_ITEM: Readonly<Record<string, Part['does']>> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'change',
  DELETE: 'remove',
};
/** What is put to a collection says in itself which item it is. */
const OF_COLLECTION: Readonly<Record<string, Part['does']>> = {
  GET: 'list',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'change',
};

/** The operations that belong to collections. An item without operations of its own shows nothing. */
export function collectionParts({
  endpoints,
}: Pick<Api, 'endpoints'>): ReadonlyMap<EndpointKey, Part> {
  const items = new Map<string, string>();
  for (const endpoint of endpoints) {
    const [collection, item] = itemOf(endpoint) ?? [];
    if (collection !== undefined && item !== undefined && OF_ITEM[endpoint.method])
      items.set(collection, item);
  }
  const listed = new Set(
    endpoints.filter(({ method }) => method === 'GET').map(({ path }) => templateOf(path)),
  );
  const parts = new Map<EndpointKey, Part>();
  for (const endpoint of endpoints) {
    const [collection, item] = itemOf(endpoint) ?? [];
    const own = templateOf(endpoint.path);
    const [place, does, named] =
      collection !== undefined && items.has(collection)
        ? [collection, OF_ITEM[endpoint.method], item]
        : [own, OF_COLLECTION[endpoint.method], items.get(own)];
    if (does === undefined || named === undefined) continue;
    parts.set(endpoint.key, { collection: place, does, item: named, isListed: listed.has(place) });
  }
  return parts;
}

/** The collection and the parameter of a path that ends in one. */
function itemOf({ path }: Endpoint): [collection: string, item: string] | undefined {
  const last = path.at(-1);
  const [part, more] = last ?? [];
  if (part?.kind !== 'parameter' || more !== undefined || path.length < 2) return undefined;
  return [templateOf(path.slice(0, -1)), part.name];
}
