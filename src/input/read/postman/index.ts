/** Reads Postman collections, versions 2.0 and 2.1. */
import { maskedLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Format } from '../format.js';
import type { ReadOptions } from '../read-options.js';
import type { Api } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Cursor } from '../../source/cursor.js';
import { SecretCount } from '../collection/secret.js';
import { collectionApi, emptyApi } from '../collection/index.js';
import { readDescription } from '../collection/text.js';
import { Scope } from '../collection/variables.js';
import { declaredRequest } from './item.js';
import { readVariableList } from './variables.js';
import { collectItems } from './walk.js';
import { readProse } from '../infer/prose.js';
import { has, own, type Root } from '../../source/root.js';

const FORMAT = 'postman-2';

/**
 * Reads a collection as a partial API. Requests with the same method and path become one endpoint. Facts from saved
 * examples and from descriptions are marked as `inferred`. Nothing is inferred from placeholders such as `<string>`.
 * Scripts are never run, and credentials are never copied. Collections of version 1 are recognized and rejected.
 */
export const POSTMAN = {
  name: FORMAT,
  title: 'a Postman collection',
  content: () => ['/item', '/collection/item', '/requests'],
  maskLine: maskedLine,
  kind: 'recording',
  detects: isCollection,
  countEntries: countRequests,
  read(root: Cursor, options: ReadOptions): Api {
    const collection = unwrappedCursor(root);
    if (isPlainObject(collection.value) && isVersion1(collection.value)) {
      root.add('postman/v1', {});
      return emptyApi(root, FORMAT);
    }
    return readCollection(collection, options);
  },
} satisfies Format;

/** Like `unwrapped`, but returns a cursor. */
function unwrappedCursor(root: Cursor): Cursor {
  const inner = root.get('collection');
  return inner.type === 'object' && !root.has('info') ? inner : root;
}

function readCollection(root: Cursor, options: ReadOptions): Api {
  const secrets = new SecretCount();
  const environment = options.variables ?? new Map<string, string>();
  const scope = Scope.of(readVariableList(root.get('variable'), secrets), environment);
  const { requests, tags, scripts, computed } = collectItems(root, scope, secrets);
  return collectionApi({
    format: FORMAT,
    root,
    options,
    secrets,
    computed,
    requests: requests.map((located) => declaredRequest(located, secrets)),
    tags,
    scripts,
    info: readInfo(root),
  });
}

function readInfo(root: Cursor): Pick<Api, 'title' | 'version' | 'description'> {
  const info = root.get('info');
  const name = info.get('name').text();
  // The sentence about authentication is removed, because it is read together with the requests.
  const description = readDescription(info.get('description'));
  const text = description && readProse(description.value).text;
  const version = versionOf(info.get('version'));
  return {
    ...(name !== undefined && { title: fact(name, info.get('name').origin()) }),
    ...(version !== undefined && { version: fact(version, info.get('version').origin()) }),
    ...(description && text !== undefined && { description: { ...description, value: text } }),
  };
}

/** Reads a version: a string, or `{major, minor, patch}`. */
function versionOf(cursor: Cursor): string | undefined {
  if (cursor.type !== 'object') return cursor.text();
  const parts = ['major', 'minor', 'patch'].map((part) => cursor.get(part).value);
  return parts.every((part) => typeof part === 'number') ? parts.join('.') : undefined;
}

function isCollection(root: Root): boolean {
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
function isVersion1(collection: Root): boolean {
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

function countRequests(root: Root): number {
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
