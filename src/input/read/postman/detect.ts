/** Recognizes Postman collections, and counts their requests. */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { has, own, type Root } from '../../source/root.js';

/** Returns true for a Postman collection of any version. */
export function isCollection(root: Root): boolean {
  const collection = unwrapped(root);
  const info = own(collection, 'info');
  if (has(root, 'opencollection')) return false;
  if (!isPlainObject(info)) return isVersion1(collection);
  const schema = own(info, 'schema');
  return (
    Array.isArray(own(collection, 'item')) ||
    has(info, '_postman_id') ||
    (typeof schema === 'string' && schema.includes('postman'))
  );
}

/**
 * Returns true for version 1 of the format, which was used before 2015. Unlike other formats with folders and requests,
 * it has a separate list for the order of its requests.
 */
export function isVersion1(collection: Root): boolean {
  const info = own(collection, 'info');
  const schema = isPlainObject(info) ? own(info, 'schema') : undefined;
  if (typeof schema === 'string') return /\/collection\/v1\./.test(schema);
  return has(collection, 'order') && Array.isArray(own(collection, 'requests'));
}

/** Returns the collection itself. Postman's API exports it inside `{"collection": …}`. */
function unwrapped(root: Root): Root {
  const inner = own(root, 'collection');
  return isPlainObject(inner) && !has(root, 'info') ? inner : root;
}

/** Returns the number of requests in all folders. */
export function countRequests(root: Root): number {
  const collection = unwrapped(root);
  const requests = own(collection, 'requests');
  return Array.isArray(requests) ? requests.length : countItems(own(collection, 'item'));
}

function countItems(items: unknown): number {
  if (!Array.isArray(items)) return 0;
  return items.reduce<number>((sum, item) => {
    const inside = isPlainObject(item) ? own(item, 'item') : undefined;
    return sum + (Array.isArray(inside) ? countItems(inside) : 1);
  }, 0);
}
