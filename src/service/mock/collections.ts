/** Recognizes paths of a collection and its items: `/pets` and `/pets/{id}`. */
import type { Api, EndpointKey } from '../../model/api.js';
import { endpointKey, templateOf, type PathSegment } from '../../model/path.js';

/** The role of an operation in a collection. */
export interface Part {
  /** `/users/{}/pets`: the path of the collection, without names of parameters. */
  readonly collection: string;
  /** `/users/{userId}/pets`: the path of the collection, with the parameter names of the operation. */
  readonly template: string;
  readonly does: 'list' | 'create' | 'read' | 'replace' | 'change' | 'remove';
  /** The path parameter that identifies an item. Items have an id property of this or a similar name. */
  readonly item: string;
  /** True if the path of the operation has that parameter. */
  readonly isOfItem: boolean;
  /** True if the collection can be listed: then it contains only the listed items. */
  readonly isListed: boolean;
}

const OF_ITEM: Readonly<Record<string, Part['does']>> = {
  GET: 'read',
  PUT: 'replace',
  PATCH: 'change',
  DELETE: 'remove',
};
/** The roles of operations on the path of a collection. An item that is sent with PUT contains its own id. */
const OF_COLLECTION: Readonly<Record<string, Part['does']>> = {
  GET: 'list',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'change',
};

/** The operations that belong to collections. An item without its own operations is ignored. */
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

/** The name of the parameter that a path ends with, if it does. */
function itemOf(path: readonly PathSegment[]): string | undefined {
  const [part, more] = path.at(-1) ?? [];
  return part?.kind !== 'parameter' || more !== undefined || path.length < 2
    ? undefined
    : part.name;
}
