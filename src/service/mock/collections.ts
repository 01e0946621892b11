/** Recognizes the paths of a collection and of its items, such as `/pets` and `/pets/{id}`. */
import type { Api, EndpointKey } from '../../model/api.js';
import { endpointKey, templateOf, type PathSegment } from '../../model/path.js';

/** The effect of an operation on a collection. */
export interface Part {
  /** The path of the collection, without the names of its parameters: `/users/{}/pets`. */
  readonly collection: string;
  /** The path of the collection, with the operation's parameter names: `/users/{userId}/pets`. */
  readonly template: string;
  readonly does: 'list' | 'create' | 'read' | 'replace' | 'change' | 'remove';
  /** The path parameter that identifies an item. The items have an id property with this or a similar name. */
  readonly item: string;
  /** True if the path of the operation contains the parameter that identifies an item. */
  readonly isOfItem: boolean;
  /**
   * True if an operation lists the collection. The mock then fills the collection with the items of a generated list.
   */
  readonly isListed: boolean;
}

const OF_ITEM: Readonly<Record<string, Part['does']>> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'change',
  DELETE: 'remove',
};
/**
 * The effect of each method on the path of a collection (`/pets`). PUT and PATCH affect the item whose id is in the
 * request body.
 */
const OF_COLLECTION: Readonly<Record<string, Part['does']>> = {
  GET: 'list',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'change',
};

/**
 * Finds the operations that belong to collections. A path counts as a collection only if the API can read or change its
 * items, for example with `GET /pets/{id}`.
 */
export function collectionParts({
  endpoints,
}: Pick<Api, 'endpoints'>): ReadonlyMap<EndpointKey, Part> {
  const items = new Map<string, string>();
  for (const { method, path } of endpoints) {
    const item = itemOf(path);
    if (item !== undefined && OF_ITEM[method]) items.set(erased(path.slice(0, -1)), item);
  }
  const listed = new Set(
    endpoints.filter(({ method }) => method === 'GET').map(({ path }) => erased(path)),
  );
  const parts = new Map<EndpointKey, Part>();
  for (const { key, method, path } of endpoints) {
    const own = itemOf(path);
    const isOfItem = own !== undefined && items.has(erased(path.slice(0, -1)));
    const place = isOfItem ? path.slice(0, -1) : path;
    const collection = erased(place);
    const does = (isOfItem ? OF_ITEM : OF_COLLECTION)[method];
    const item = isOfItem ? own : items.get(collection);
    if (does === undefined || item === undefined) continue;
    const [template, isListed] = [templateOf(place), listed.has(collection)];
    parts.set(key, { collection, template, does, item, isOfItem, isListed });
  }
  return parts;
}

function erased(path: readonly PathSegment[]): string {
  return endpointKey('', path);
}

/** Returns the name of the parameter at the end of a path; `undefined` if the path ends in literal text. */
function itemOf(path: readonly PathSegment[]): string | undefined {
  const [part, more] = path.at(-1) ?? [];
  return part?.kind !== 'parameter' || more !== undefined || path.length < 2
    ? undefined
    : part.name;
}
