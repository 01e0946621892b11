/** Visits the folders and requests of a Postman collection, each with the values that it inherits. */
import type { Tag } from '../../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import type { SecretCount } from '../collection/secret.js';
import { readDescription } from '../collection/text.js';
import type { Scope } from '../collection/variables.js';
import { addNoRequest } from '../missing-key.js';
import { walkTree } from '../collection/walk.js';
import type { RequestInPlace } from './item.js';
import { readScripts } from './response.js';
import { readVariableList } from './variables.js';

export interface CollectionItems {
  /** The requests in the order of the document. */
  readonly requests: readonly RequestInPlace[];
  /** The folders. The keys are their names, joined with `/`. */
  readonly tags: ReadonlyMap<string, Tag>;
  readonly scripts: number;
  /** The variables that scripts set, so that their values are not constant. */
  readonly computed: ReadonlySet<string>;
}

/**
 * Finds the requests of a collection.
 * @param collection the root of the collection
 * @param scope the variables of the collection
 */
export function collectItems(
  collection: Cursor,
  scope: Scope,
  secrets: SecretCount,
): CollectionItems {
  const { nodes, tags } = walkTree(
    collection,
    {
      cursorOf: (item) => item,
      nameOf,
      textOf: (item) => readDescription(item.get('description')),
      variablesOf: (item) => readVariableList(item.get('variable'), secrets),
      childrenOf: (item) => childrenOf(item, item === collection),
    },
    scope,
  );
  const found = [collection, ...nodes.map(({ node }) => node)].map((item) =>
    readScripts(item.get('event')),
  );
  const requests = nodes.flatMap(({ node, ...place }): RequestInPlace[] => {
    const request = node.get('request');
    const isCallable = request.type === 'object' || request.type === 'string';
    const isFolder = node.get('item').type === 'array';
    const { name } = place;
    if (isFolder && isCallable) node.get('name').add('collection/item', { name });
    if (!isFolder && !isCallable) addNoRequest(node, name, ['item', 'request']);
    return isCallable ? [{ ...place, item: node, request }] : [];
  });
  const scripts = found.reduce((sum, { count }) => sum + count, 0);
  const computed = new Set(found.flatMap((one) => one.computed));
  return { requests, tags, scripts, computed };
}

function childrenOf(item: Cursor, isCollection: boolean): Cursor[] | undefined {
  const items = item.get('item');
  if (items.type !== 'array' && !isCollection) return undefined;
  return items.items().flatMap((child) => {
    if (child.type === 'object') return [child];
    child.add('collection/no-request', { name: '' });
    return [];
  });
}

function nameOf(item: Cursor): string {
  const { value } = item.get('name');
  return typeof value === 'string' ? value.trim() : '';
}
